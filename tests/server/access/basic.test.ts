import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { password, startServer, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;

beforeAll(async () => {
  server = await startServer({ access: { passwordCost: { N: 2 ** 14, r: 8, p: 1 } } });
  await server.account({ username: 'robot', roles: ['designer'], districts: ['<default>'] });
});
afterAll(() => server.stop());

const basic = (username: string, secret: string): string =>
  `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`;
const as = (authorization: string) => server.visitor({ authorization });

describe('Credentials in the request', () => {
  test('need no session and no token', async () => {
    const robot = as(basic('robot', password));
    expect((await robot.get('/api/definitions')).status).toBe(200);
    expect((await robot.post('/api/definitions/check', { resourceName: 'a.bpmn', xml: '<a/>' })).status).toBe(
      200,
    );
  });

  test('are not believed from a page of another site: browsers remember them', async () => {
    const robot = server.visitor({ authorization: basic('robot', password), origin: 'https://evil.example' });
    const answer = await robot.post('/api/definitions/check', { resourceName: 'a.bpmn', xml: '<a/>' });
    expect(answer.body.code).toBe('CROSS_ORIGIN');
  });

  test('that are empty or of another kind are as good as none', async () => {
    for (const header of ['', 'Basic', 'Basic Og==', 'Bearer abc', 'Basic %%%']) {
      const answer = await as(header).get('/api/definitions');
      expect([header, answer.status, answer.body.code]).toEqual([header, 401, 'UNAUTHENTICATED']);
    }
  });

  test('cost one derivation for a hundred requests at once, and none for those that follow', async () => {
    await server.account({ username: 'fast', roles: ['designer'], districts: ['<default>'] });
    const fast = as(basic('fast', password));
    const answers = await Promise.all(Array.from({ length: 100 }, () => fast.get('/api/forms')));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const start = performance.now();
    for (let i = 0; i < 50; i++) await fast.get('/api/forms');
    expect((performance.now() - start) / 50).toBeLessThan(20);
  });

  test('that are wrong count as failed sign-ins', async () => {
    await server.account({ username: 'guessed', roles: ['designer'], districts: ['<default>'] });
    for (let i = 0; i < 5; i++) {
      expect((await as(basic('guessed', `guess ${i}`)).get('/api/forms')).body.code).toBe(
        'INVALID_CREDENTIALS',
      );
    }
    expect((await as(basic('guessed', password)).get('/api/forms')).body.code).toBe('LOCKED');
  });

  test('verified a moment ago are worth nothing once the password has changed', async () => {
    await server.account({ username: 'changed', roles: ['designer'], districts: ['<default>'] });
    expect((await as(basic('changed', password)).get('/api/forms')).status).toBe(200);
    const robot = { username: 'changed', displayName: '', roles: ['designer' as const], groups: [] };
    await server.access.accounts.save({ ...robot, districts: ['<default>'], password: 'another one' });
    expect((await as(basic('changed', password)).get('/api/forms')).body.code).toBe('INVALID_CREDENTIALS');
    expect((await as(basic('changed', 'another one')).get('/api/forms')).status).toBe(200);
  });
});

test('A password hashed at another cost is hashed anew when it is next used', async () => {
  const before = await startServer({ access: { passwordCost: { N: 2048, r: 8, p: 1 } } });
  await before.account({ username: 'rosa' });
  const after = await before.restart({ passwordCost: { N: 4096, r: 8, p: 1 } });
  try {
    await after.signIn('rosa');
    expect((await after.engine.find('users', 'rosa'))?.['passwordHash']).toContain('scrypt$4096$');
    await after.signIn('rosa');
  } finally {
    await after.stop();
  }
});
