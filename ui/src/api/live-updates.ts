import { useEffect } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { InstanceEvent } from './wire.ts';

/** Query keys all begin with one of these, so that a server event knows what to refresh. */
export const liveKeys = {
  inbox: 'inbox',
  task: 'task',
  instances: 'instances',
  instance: 'instance',
  definitions: 'definitions',
  decisions: 'decisions',
  pathways: 'pathways',
  processes: 'processes',
} as const;

const refreshAfterMs = 300;
const reconnectAfterMs = 5000;

function createRefresher(client: QueryClient) {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    refresh(...keys: string[]) {
      for (const key of keys) waiting.add(key);
      timer ??= setTimeout(() => {
        timer = undefined;
        const due = [...waiting];
        waiting.clear();
        for (const key of due) void client.invalidateQueries({ queryKey: [key] });
      }, refreshAfterMs);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

/** Keeps what is on the screen true while somebody else works: listens to the server's event stream. */
export function useLiveUpdates(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    const refresher = createRefresher(client);
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let missedSome = false;
    const connect = () => {
      source = new EventSource('/api/events');
      source.addEventListener('open', () => {
        if (missedSome) refresher.refresh(liveKeys.inbox, liveKeys.instances, liveKeys.instance);
        missedSome = false;
      });
      source.addEventListener('inbox', () => refresher.refresh(liveKeys.inbox));
      source.addEventListener('instance', (event) => {
        refresher.refresh(liveKeys.instances);
        const changed = JSON.parse(String(event.data)) as InstanceEvent;
        for (const key of [changed.processInstanceKey, changed.rootProcessInstanceKey]) {
          void client.invalidateQueries({ queryKey: [liveKeys.instance, key] });
        }
      });
      source.addEventListener('definitions', () =>
        refresher.refresh(liveKeys.definitions, liveKeys.pathways, liveKeys.processes),
      );
      source.addEventListener('error', () => {
        missedSome = true;
        if (source?.readyState !== EventSource.CLOSED) return;
        clearTimeout(retry);
        retry = setTimeout(connect, reconnectAfterMs);
      });
    };
    connect();
    return () => {
      clearTimeout(retry);
      refresher.stop();
      source?.close();
    };
  }, [client, enabled]);
}
