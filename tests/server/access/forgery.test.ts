import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { password, startServer, type Client, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let rosa: Client;

beforeAll(async () => {
  server = await startServer({ access: { trustedOrigins: ['https://patto.example.org'] } });
  await server.account({ username: 'rosa', roles: ['designer'], districts: ['<default>'] });
  rosa = await server.signIn('rosa');
});
afterAll(() => server.stop());

const draw = { resourceName: 'a.bpmn', xml: '<a/>' };
const check = (headers: Record<string, string>) =>
  server.visitor(headers).post('/api/definitions/check', draw);

describe('A request that changes something', () => {
  test('is served with the token of its session', async () => {
    expect((await check(rosa.headers)).status).toBe(200);
  });

  test('is refused without a token', async () => {
    const answer = await check({ cookie: rosa.headers['cookie']! });
    expect([answer.status, answer.body.code]).toEqual([403, 'CSRF']);
  });

  test('is refused with a wrong token, of whatever length', async () => {
    const right = rosa.headers['x-csrf-token']!;
    for (const token of ['x', '', `${right}x`, right.slice(0, -1), right.toUpperCase()]) {
      const answer = await check({ ...rosa.headers, 'x-csrf-token': token });
      expect([answer.status, answer.body.code]).toEqual([403, 'CSRF']);
    }
  });

  test('is refused with the token of another session', async () => {
    const other = await server.signIn('rosa');
    const answer = await check({ ...rosa.headers, 'x-csrf-token': other.headers['x-csrf-token']! });
    expect(answer.body.code).toBe('CSRF');
  });

  test('is refused from a page of another site, token or not', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      const answer = await check({ ...rosa.headers, origin });
      expect([answer.status, answer.body.code]).toEqual([403, 'CROSS_ORIGIN']);
    }
    const answer = await check({ ...rosa.headers, 'sec-fetch-site': 'cross-site' });
    expect(answer.body.code).toBe('CROSS_ORIGIN');
  });

  test('is served from our own pages and from the public address', async () => {
    for (const origin of [server.url, 'https://patto.example.org']) {
      expect((await check({ ...rosa.headers, origin })).status).toBe(200);
    }
  });

  test('signing in counts: nobody is signed in behind their back', async () => {
    const evil = server.visitor({ origin: 'https://evil.example' });
    const answer = await evil.post('/api/session', { username: 'rosa', password });
    expect(answer.body.code).toBe('CROSS_ORIGIN');
  });

  test('signing in needs no token, also with the cookie of an earlier session', async () => {
    const session = await server.signIn('rosa');
    const again = server.visitor({ cookie: session.headers['cookie']! });
    expect((await again.post('/api/session', { username: 'rosa', password })).status).toBe(200);
  });

  test('signing out needs the token: nobody is signed out behind their back', async () => {
    const session = await server.signIn('rosa');
    const answer = await server.visitor({ cookie: session.headers['cookie']! }).delete('/api/session');
    expect(answer.body.code).toBe('CSRF');
    expect((await session.get('/api/session')).status).toBe(200);
  });
});

test('A request that only reads needs no token and may come from anywhere', async () => {
  const headers = { cookie: rosa.headers['cookie']!, origin: 'https://elsewhere.example' };
  const answer = await server.visitor(headers).get('/api/session');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});
