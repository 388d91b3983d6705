/** The server as a process of its own: how it starts, what it logs, how it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer } from '../../support/start-server.ts';

let dataFolder: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'patto-process-'));
  // An account, left behind by an earlier run of the same store.
  const earlier = await startServer({ PATTO_DATA: dataFolder });
  await earlier.createAccount({ username: 'mario.rossi', roles: ['client'], districts: ['<default>'] });
  await earlier.stop();
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(dataFolder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function start(environment: Record<string, string>): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: { PATH: process.env['PATH'], PORT: '0', PATTO_DATA: dataFolder, NODE_OPTIONS: '', ...environment },
  });
  running.add(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, ended };
}

async function addressOf({ output, ended }: Started): Promise<string> {
  const over = ended.then(() => {
    throw new Error(output());
  });
  over.catch(() => undefined);
  for (;;) {
    const url = /running at (http:\S+)/.exec(output())?.[1];
    if (url !== undefined) return url;
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 20))]);
  }
}

describe('a process', () => {
  test('starts, logs nothing personal, and ends with 0 when told to', async () => {
    const server = start({ LOG_LEVEL: 'trace' });
    const url = await addressOf(server);
    const credentials = Buffer.from('mario.rossi:a long enough password').toString('base64');
    const headers = { authorization: `Basic ${credentials}`, 'content-type': 'application/json' };
    const asked = [
      ['GET', '/v2/user-tasks/2251799813685249?name=Bianchi', undefined],
      ['POST', '/v2/process-instances', '{"processDefinitionId":"secret","variables":{"name":"Verdi"}}'],
      ['POST', '/v2/process-instances', '{"variables":{"name":"Verdi"'],
      ['POST', '/v2/user-tasks/search', '{"filter":{"assignee":"Verdi","Bianchi":1}}'],
      ['GET', '/v2/users/Verdi', undefined],
      ['GET', '/cases/Bianchi', undefined],
    ] as const;
    for (const [method, path, body] of asked) {
      await (await fetch(url + path, { method, headers, ...(body !== undefined && { body }) })).text();
    }
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    const log = server.output();
    expect(log).toContain('"route":"/v2/user-tasks/{userTaskKey}"');
    expect(log.match(/"user":"[0-9a-f]{12}"/g)).toHaveLength(4);
    expect(log).not.toMatch(/rossi|Bianchi|Verdi|2251799813685249|a long enough|secret/i);
  });

  test('says all that is wrong with its settings, and ends with 1', async () => {
    const server = start({ PORT: 'eighty', PATTO_ZONE: 'Rome', PATTO_DEMO: 'yes', HOST: '0.0.0.0' });
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain("PORT is 'eighty', but must be integer. Give a number");
    expect(server.output()).toContain("PATTO_ZONE is 'Rome', which is no time zone.");
    expect(server.output()).toContain('PATTO_DEMO opens accounts whose passwords everybody knows');
    expect(server.output()).not.toContain('at ');
  });

  test('says in a sentence that the port is taken, or the data in use', async () => {
    const first = start({});
    const port = new URL(await addressOf(first)).port;
    const samePort = start({ PORT: port, PATTO_DATA: join(dataFolder, 'other') });
    expect(await samePort.ended).toBe(1);
    expect(samePort.output()).toContain(`Something else already listens on port ${port}.`);
    const sameData = start({});
    expect(await sameData.ended).toBe(1);
    expect(sameData.output().trim().split('\n').length).toBeLessThan(4);
    expect(sameData.output()).not.toContain('    at ');
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
  });

  test('a second signal does not wait for what is under way', async () => {
    const server = start({});
    const url = await addressOf(server);
    // A request whose body never ends.
    const { connect } = await import('node:net');
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /v2/messages/publication HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    await new Promise((resolve) => setTimeout(resolve, 300));
    server.child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 300));
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(1);
    socket.destroy();
  });
});
