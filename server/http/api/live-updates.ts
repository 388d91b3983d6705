import { Router, type RequestHandler } from 'express';
import type { Commit, Engine } from '../../../engine/index.ts';
import { sessionOf, type Access } from '../../access/access.ts';
import { Refusal } from '../../access/refusal.ts';
import { principalOf } from '../../access/require-role.ts';
import { LiveClient, type LiveChange } from './live-client.ts';
import { findText, textOf } from '../../record-fields.ts';

/**
 * Server-sent events: that something changed, never what; the browser asks again for what it shows, and is
 * answered what it may see. A stream ends when its session does, and keeps no session alive.
 */
export interface LiveUpdates {
  readonly routes: Router;
  /** Ends all streams: else the server could not close. */
  stop(): void;
}

type Place = Omit<LiveChange, 'tasks'>;

const mostPlaces = 10_000;
const mostStreamsOfOne = 20;

export function createLiveUpdates(deps: {
  engine: Pick<Engine, 'find' | 'onCommit'>;
  access: Access;
  onError: (error: unknown) => void;
  intervalMs?: number;
  heartbeatMs?: number;
}): LiveUpdates {
  const { engine, access, onError, intervalMs = 500, heartbeatMs = 15_000 } = deps;
  const clients = new Set<LiveClient>();
  const places = new Map<string, Place>();
  let stopped = false;

  /** The district and the case of an instance: they never change. */
  async function placeOf(processInstanceKey: string): Promise<Place | null> {
    const known = places.get(processInstanceKey);
    if (known) return known;
    const record = await engine.find('processInstances', processInstanceKey);
    if (!record) return null;
    const place = {
      processInstanceKey,
      tenantId: textOf(record, 'tenantId'),
      rootProcessInstanceKey: findText(record, 'rootProcessInstanceKey') ?? processInstanceKey,
    };
    if (places.size >= mostPlaces) places.clear();
    places.set(processInstanceKey, place);
    return place;
  }

  async function tell(commit: Commit): Promise<void> {
    const touched = (collection: string) => commit.writes.filter((write) => write.collection === collection);
    if (touched('processDefinitions').length + touched('pathwayAssignments').length > 0) {
      for (const client of clients) client.tellDefinitions();
    }
    const tasks = touched('userTasks').length > 0;
    for (const key of new Set(touched('processInstances').map((write) => write.key))) {
      const place = await placeOf(key);
      if (place) for (const client of clients) client.tell({ ...place, tasks });
    }
  }

  const forget = engine.onCommit((commit) => {
    if (clients.size > 0) tell(commit).catch(onError);
  });

  const listen: RequestHandler = (_request, response) => {
    if (stopped) throw new Refusal(503, 'INTERNAL', 'The server is stopping.');
    const client = new LiveClient(response, principalOf(response), intervalMs);
    const session = sessionOf(response);
    const { username } = client.principal;
    const own = [...clients].filter((other) => other.principal.username === username);
    if (own.length >= mostStreamsOfOne) own[0]?.end();

    /** Who was signed out, disabled or given another district since hears no more, or other things. */
    const check = async (): Promise<void> => {
      const open = session === null || (await access.sessions.isOpen(session.id));
      const account = open ? await access.accounts.find(username) : null;
      if (!account) {
        client.end();
        return;
      }
      client.principal = account.principal;
      client.heartbeat();
    };
    const beat = setInterval(() => void check().catch(onError), heartbeatMs);
    const unwatch = session ? access.sessions.onEnd(session.id, () => client.end()) : () => undefined;
    response.on('close', () => {
      clearInterval(beat);
      unwatch();
      clients.delete(client);
    });
    clients.add(client);
    client.open();
  };

  return {
    routes: Router().get('/events', listen),
    stop() {
      stopped = true;
      forget();
      for (const client of clients) client.end();
    },
  };
}
