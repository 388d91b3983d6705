import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { password, startServer, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;

beforeAll(async () => {
  server = await startServer();
  await server.account({
    username: 'rosa',
    displayName: 'Rosa Neri',
    roles: ['operator'],
    districts: ['DSSBA'],
  });
});
afterAll(() => server.stop());

const minutes = 60_000;

describe('Signing in', () => {
  test('answers who one is, with the districts by name', async () => {
    const answer = await server.visitor().post('/api/session', { username: 'rosa', password });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      user: { username: 'rosa', displayName: 'Rosa Neri', roles: ['operator'], districts: ['DSSBA'] },
      districts: [{ id: 'DSSBA', name: 'Bari' }],
      demo: true,
    });
  });

  test('a demonstration offers its accounts to whoever is not signed in', async () => {
    const answer = await server.visitor().get('/api/session');
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({
      code: 'UNAUTHENTICATED',
      demo: true,
      accounts: expect.arrayContaining([
        expect.objectContaining({ username: 'tutti', password: 'patto-demo' }),
      ]),
    });
  });

  test('does not mind capitals and spaces around the user name', async () => {
    const answer = await server.visitor().post('/api/session', { username: ' Rosa ', password });
    expect(answer.status).toBe(200);
  });

  test('sets a cookie out of reach of scripts and of other sites', async () => {
    const answer = await server.visitor().post('/api/session', { username: 'rosa', password });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^patto=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('sets it for TLS only, and for this host only, when the server is reached from elsewhere', async () => {
    const cookie = await cookieAsSeenFrom('patto.example.org', server.url);
    expect(cookie).toMatch(/^__Host-patto=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('answers a wrong password and an unknown user alike', async () => {
    const wrong = await server.visitor().post('/api/session', { username: 'rosa', password: 'guess' });
    const unknown = await server.visitor().post('/api/session', { username: 'nobody', password: 'guess' });
    expect(wrong.status).toBe(401);
    expect(wrong.body.code).toBe('INVALID_CREDENTIALS');
    expect(unknown.body).toEqual(wrong.body);
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  test('tells by pointer what is missing', async () => {
    const answer = await server.visitor().post('/api/session', { username: 'rosa', colour: 'red' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.errors.map(({ pointer }) => pointer).sort()).toEqual(['/colour', '/password']);
  });

  test('ends the session one had before', async () => {
    const before = await server.signIn('rosa');
    const again = await server.visitor(before.headers).post('/api/session', { username: 'rosa', password });
    expect(again.status).toBe(200);
    expect((await before.get('/api/session')).status).toBe(401);
  });

  test('leaves neither the secret of the cookie nor the password in the data', async () => {
    const rosa = await server.signIn('rosa');
    const secret = rosa.headers['cookie']!.split('=')[1]!;
    await server.restart().then((restarted) => (server = restarted));
    const files = await Promise.all(
      ['patto.db', 'patto.db-wal'].map((name) =>
        readFile(join(server.folder, name)).catch(() => Buffer.of()),
      ),
    );
    const data = Buffer.concat(files);
    expect(data.includes('rosa')).toBe(true);
    expect(data.includes(secret)).toBe(false);
    expect(data.includes(password)).toBe(false);
    expect((await server.visitor(rosa.headers).get('/api/session')).status).toBe(200);
  });
});

describe('A session', () => {
  test('survives a restart of the server', async () => {
    const rosa = await server.signIn('rosa');
    server = await server.restart();
    const answer = await server.visitor(rosa.headers).get('/api/session');
    expect(answer.status).toBe(200);
    expect(answer.body.csrfToken).toBe(rosa.headers['x-csrf-token']);
  });

  test('ends when one signs out', async () => {
    const rosa = await server.signIn('rosa');
    const answer = await rosa.delete('/api/session');
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^patto=;.*Expires=Thu, 01 Jan 1970/);
    expect((await rosa.get('/api/inbox')).body.code).toBe('UNAUTHENTICATED');
  });

  test('ends after a quarter of an hour without a request, not before', async () => {
    const rosa = await server.signIn('rosa');
    for (let i = 0; i < 3; i++) {
      server.clock.ahead += 13 * minutes;
      expect((await rosa.get('/api/session')).status).toBe(200);
    }
    server.clock.ahead += 16 * minutes;
    expect((await rosa.get('/api/session')).status).toBe(401);
  });

  test('is not kept alive by a page that refreshes itself', async () => {
    const rosa = await server.signIn('rosa');
    server.clock.ahead += 10 * minutes;
    expect((await rosa.get('/api/inbox', { 'x-background': '1' })).status).toBe(200);
    server.clock.ahead += 6 * minutes;
    expect((await rosa.get('/api/inbox')).status).toBe(401);
  });

  test('ends after twelve hours however busy one is', async () => {
    const rosa = await server.signIn('rosa');
    for (let i = 0; i < 72; i++) {
      expect((await rosa.get('/api/session')).status).toBe(200);
      server.clock.ahead += 10 * minutes;
    }
    expect((await rosa.get('/api/session')).status).toBe(401);
  });

  test('ends with a new password, and what one may do follows the account at once', async () => {
    await server.account({ username: 'piera', roles: ['operator'], districts: ['DSSBA'] });
    const piera = await server.signIn('piera');
    await server.account({ username: 'piera', roles: ['operator'], districts: ['DSS04'] });
    expect((await piera.get('/api/session')).status).toBe(401);
  });

  test('that has expired is swept away', async () => {
    await server.signIn('rosa');
    server.clock.ahead += 60 * minutes;
    await server.access.sessions.sweep();
    expect((await server.engine.search('sessions', { limit: 0 })).total).toBe(0);
  });

  test('is needed for everything else', async () => {
    for (const path of ['/api/session', '/api/inbox', '/api/instances', '/api/pathways', '/api/nothing']) {
      const answer = await server.visitor().get(path);
      expect([path, answer.status, answer.body.code]).toEqual([path, 401, 'UNAUTHENTICATED']);
    }
  });
});

/** `fetch` does not let anybody choose the host. */
function cookieAsSeenFrom(host: string, url: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { host, 'content-type': 'application/json' };
    const asked = request(`${url}/api/session`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.headers['set-cookie']?.[0]);
    });
    asked.on('error', reject).end(JSON.stringify({ username: 'rosa', password }));
  });
}
