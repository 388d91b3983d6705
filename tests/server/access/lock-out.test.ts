import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultPolicy } from '../../../server/access/lock-out.ts';
import { password, startServer, type Answer, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let number = 0;
let username: string;

beforeAll(async () => {
  server = await startServer({ access: { lockOut: { ...defaultPolicy, addressFailures: 60 } } });
});
afterAll(() => server.stop());

beforeEach(async () => {
  username = `user${++number}`;
  await server.account({ username, roles: ['operator'], districts: ['DSSBA'] });
});

const tryWith = (guess: string, name = username): Promise<Answer> =>
  server.visitor().post('/api/session', { username: name, password: guess });

async function fail(times: number, name = username): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let i = 0; i < times; i++) answers.push(await tryWith('guess', name));
  return answers;
}

describe('An account', () => {
  test('is closed for a while after five failures, also for the right password', async () => {
    const answers = await fail(5);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const answer = await tryWith(password);
    expect([answer.status, answer.body.code]).toEqual([429, 'LOCKED']);
    expect(answer.body.retryAfterSeconds).toBeGreaterThan(25);
    expect(answer.headers.get('retry-after')).toBe(String(answer.body.retryAfterSeconds));
  });

  test('opens again when the time is over', async () => {
    await fail(5);
    server.clock.ahead += 31_000;
    expect((await tryWith(password)).status).toBe(200);
    expect((await fail(4)).map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });

  test('is closed for longer after each further failure, up to a quarter of an hour', async () => {
    await fail(5);
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      const { body } = await tryWith('guess');
      waits.push(body.retryAfterSeconds);
      server.clock.ahead += body.retryAfterSeconds * 1000;
      await tryWith('guess');
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
    server.clock.ahead += 3_600_000;
  });

  test('that does not exist is closed alike', async () => {
    const known = await fail(6);
    const unknown = await fail(6, `${username}-nobody`);
    const told = ({ status, body }: Answer) => [status, body.code, body.detail, body.retryAfterSeconds];
    expect(unknown.map(told)).toEqual(known.map(told));
  });

  test('stays closed over a restart', async () => {
    await fail(5);
    server = await server.restart();
    expect((await tryWith(password)).body.code).toBe('LOCKED');
  });

  test('takes no more guesses at once than one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => tryWith('guess')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  test('forgets failures after a success and after an hour', async () => {
    await fail(4);
    await tryWith(password);
    await fail(4);
    server.clock.ahead += 3_601_000;
    await fail(4);
    expect((await tryWith(password)).status).toBe(200);
  });
});

test('An address is closed too, whatever the accounts', async () => {
  const small = await startServer({ access: { lockOut: { ...defaultPolicy, addressFailures: 3 } } });
  try {
    await small.account({ username: 'rosa' });
    for (const name of ['a', 'b', 'c']) {
      await small.visitor().post('/api/session', { username: name, password: 'guess' });
    }
    const answer = await small.visitor().post('/api/session', { username: 'rosa', password });
    expect(answer.body.code).toBe('LOCKED');
  } finally {
    await small.stop();
  }
});

test('What was typed as a user name is not kept: people type passwords there', async () => {
  await tryWith('guess', 'my secret password');
  const attempts = await server.engine.search('signInAttempts', { limit: 1000 });
  expect(attempts.items.length).toBeGreaterThan(0);
  expect(JSON.stringify(attempts.items)).not.toContain('secret');
});
