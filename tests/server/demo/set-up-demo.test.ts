import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassword } from '../../../server/demo/demo-accounts.ts';
import { readProcessFolders } from '../../../server/demo/process-folders.ts';
import { setUpDemo } from '../../../server/demo/set-up-demo.ts';
import { callerFiles, contactFiles, contactProcess } from '../pathway-files.ts';
import { startServer, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), 'patto-processes-'));
  const [caller, called] = callerFiles;
  await write('a-caller', [caller!]);
  await write('b-called/deeper', [called!]);
  await write('contact', contactFiles());
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function write(path: string, files: readonly { name: string; content: string }[]): Promise<void> {
  await mkdir(join(folder, path), { recursive: true });
  for (const { name, content } of files) await writeFile(join(folder, path, name), content);
}

const versions = () =>
  server.pathways.versions
    .processDefinitionIds()
    .map((id) => [id, server.pathways.definitionFor(id, '<default>')?.version]);
const signInAs = (username: string) =>
  server.visitor().post('/api/session', { username, password: demoPassword });

describe('The demo', () => {
  test('puts called processes before those that call them', async () => {
    const folders = await readProcessFolders(folder);
    expect(folders.map(({ name }) => name)).toEqual(['b-called', 'a-caller', 'contact']);
  });

  test('prints accounts that work, each in its role', async () => {
    const lines = await setUpDemo({ engine: server.engine, processesFolder: folder });
    expect(lines.join('\n')).toContain(demoPassword);
    const usernames = lines.flatMap((line) => /^ {2}(\w+) /.exec(line)?.[1] ?? []);
    expect(usernames.length).toBeGreaterThan(12);
    for (const username of usernames)
      expect([username, (await signInAs(username)).status]).toEqual([username, 200]);
    expect((await signInAs('tutti')).body.user.groups).toEqual(['csm', 'pua']);
    expect((await signInAs('admin')).body.user.roles).toEqual(['administrator']);
  });

  test('changes nothing the second time, and only what has changed after that', async () => {
    const before = await signInAs('pua');
    expect(versions()).toEqual([
      ['assessment', 1],
      ['contact', 1],
      ['pathway', 1],
    ]);
    await setUpDemo({ engine: server.engine, processesFolder: folder });
    await write('contact', [contactProcess('Nuovo nome')]);
    await setUpDemo({ engine: server.engine, processesFolder: folder });
    expect(versions()).toEqual([
      ['assessment', 1],
      ['contact', 2],
      ['pathway', 1],
    ]);
    const cookie = before.headers.getSetCookie()[0]!.split(';')[0]!;
    expect((await server.visitor({ cookie }).get('/api/session')).status).toBe(200);
  });

  test('says which pathway cannot be deployed, and goes on', async () => {
    await write('broken', [{ name: 'broken.bpmn', content: 'no diagram' }]);
    const lines = await setUpDemo({ engine: server.engine, processesFolder: folder });
    expect(lines.join('\n')).toContain('processes/broken');
    await rm(join(folder, 'broken'), { recursive: true });
  });
});

test('The pathways that come with Patto are deployed and can be started', async () => {
  const lines = await setUpDemo({ engine: server.engine });
  expect(lines.join('\n')).not.toContain('cannot be deployed');
  const signedIn = await signInAs('tutti');
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const { body } = await server.visitor({ cookie }).get('/api/processes');
  const ids = body.map(({ processDefinitionId }) => processDefinitionId);
  expect(ids).toContain('percorso_bds_sm');
  expect(ids).toContain('bds_pilota');
  expect(ids).not.toContain('bds_sm_a_accesso');
});
