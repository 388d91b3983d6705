import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { callerFiles, contactProcess, contactFiles } from '../pathway-files.ts';
import { startServer, type Client, type ServerUnderTest } from '../server-under-test.ts';

interface LiveEvent {
  readonly event: string;
  readonly data: Record<string, string>;
}

interface Listener {
  readonly status: number;
  readonly headers: Headers;
  readonly events: LiveEvent[];
  readonly ended: Promise<void>;
  stop(): void;
}

let server: ServerUnderTest;
let desk: Client;
let far: Client;
const listeners: Listener[] = [];

beforeAll(async () => {
  server = await startServer();
  const operator = { roles: ['operator'] as const, groups: ['pua'] };
  await server.account({ ...operator, username: 'desk', districts: ['DSSBA'] });
  await server.account({ ...operator, username: 'far', districts: ['DSS04'] });
  [desk, far] = [await server.signIn('desk'), await server.signIn('far')];
  await server.engine.deploy([...contactFiles(), ...callerFiles]);
});
afterEach(() => listeners.splice(0).forEach((listener) => listener.stop()));
afterAll(() => server.stop());

const start = (tenantId = 'DSSBA') =>
  server.engine.createInstance({ processDefinitionId: 'pathway', tenantId });

describe('Live updates', () => {
  test('tell that the inbox and a case may have changed', async () => {
    const listener = await listen(desk);
    expect(listener.headers.get('content-type')).toContain('text/event-stream');
    const { processInstanceKey } = await start();
    await until(() => listener.events.length >= 2);
    expect(listener.events).toContainEqual({ event: 'inbox', data: {} });
    expect(listener.events).toContainEqual({
      event: 'instance',
      data: { processInstanceKey, rootProcessInstanceKey: processInstanceKey },
    });
  });

  test('tell each what is in their districts', async () => {
    const [near, distant] = [await listen(desk), await listen(far)];
    await start('DSS04');
    await until(() => distant.events.length >= 2);
    await start('DSSBA');
    await until(() => near.events.length >= 2);
    expect(near.events).toHaveLength(2);
    expect(distant.events).toHaveLength(2);
  });

  test('come together when much happens: at most twice a second', async () => {
    const listener = await listen(desk);
    await Promise.all(Array.from({ length: 40 }, () => start()));
    await new Promise((resolve) => setTimeout(resolve, 700));
    const inbox = listener.events.filter(({ event }) => event === 'inbox');
    expect(inbox.length).toBeGreaterThan(0);
    expect(inbox.length).toBeLessThanOrEqual(3);
    expect(listener.events.filter(({ event }) => event === 'instance')).toHaveLength(40);
  });

  test('tell of new versions', async () => {
    const listener = await listen(desk);
    await server.engine.deploy([contactProcess('Nuovo')]);
    await until(() => listener.events.some(({ event }) => event === 'definitions'));
  });

  test('end when one signs out', async () => {
    const session = await server.signIn('desk');
    const listener = await listen(session);
    await session.delete('/api/session');
    await listener.ended;
  });

  test('are for those who are signed in', async () => {
    expect((await listen(server.visitor())).status).toBe(401);
  });

  test('do not hold up a server that stops', async () => {
    const listener = await listen(desk);
    server = await server.restart();
    await listener.ended;
    [desk, far] = [server.visitor(desk.headers), server.visitor(far.headers)];
  });
});

async function listen(who: Client): Promise<Listener> {
  const abort = new AbortController();
  const response = await fetch(`${server.url}/api/events`, { headers: who.headers, signal: abort.signal });
  const events: LiveEvent[] = [];
  const listener = {
    status: response.status,
    headers: response.headers,
    events,
    ended: read(response, events),
    stop: () => abort.abort(),
  };
  listeners.push(listener);
  return listener;
}

async function read(response: Response, events: LiveEvent[]): Promise<void> {
  let text = '';
  try {
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, event] = /^event: (.*)$/m.exec(block) ?? [];
        const [, data] = /^data: (.*)$/m.exec(block) ?? [];
        if (event && data) events.push({ event, data: JSON.parse(data) as Record<string, string> });
      }
    }
  } catch {
    // We hung up.
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 150; i++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It did not come to pass');
}
