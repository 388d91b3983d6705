/** The package as a project that installs it sees it: packed, extracted, run by plain `node`. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'engine/README.md'), 'utf8');
const project = mkdtempSync(join(tmpdir(), 'patto-embed-'));

beforeAll(() => {
  run(root, process.execPath, 'scripts/build.mjs', '--no-screens');
  run(root, 'npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', project);
  const installed = join(project, 'node_modules/patto');
  mkdirSync(installed, { recursive: true });
  run(project, 'tar', '-xzf', `patto-${manifest().version}.tgz`, '-C', installed, '--strip-components=1');
  for (const name of Object.keys(manifest().dependencies)) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
  writeFileSync(join(project, 'package.json'), '{ "name": "somebody", "type": "module" }');
  writeFileSync(join(project, 'order.bpmn'), block('xml', 0));
}, 240_000);

afterAll(() => rmSync(project, { recursive: true }));

test('the example of the README runs, and what it did is still there for the next start', () => {
  writeFileSync(join(project, 'order.mjs'), block('js', 0));
  expect(run(project, process.execPath, 'order.mjs')).toBe(
    "{ amount: 40, receipt: 'R-40', parcel: 'P-7' }\n",
  );
  writeFileSync(
    join(project, 'again.mjs'),
    `import { createSqliteEngine } from 'patto/engine';
    const engine = await createSqliteEngine({ file: 'data/orders.db' });
    const { items } = await engine.search('processInstances', {});
    console.log(items.map(({ processDefinitionId, state }) => [processDefinitionId, state]));
    await engine.stop();`,
  );
  expect(run(project, process.execPath, 'again.mjs')).toBe("[ [ 'order', 'COMPLETED' ] ]\n");
}, 60_000);

test('the decision of the README is evaluated', () => {
  writeFileSync(join(project, 'shipping.dmn'), block('xml', 1));
  writeFileSync(join(project, 'shipping.mjs'), block('js', 2));
  expect(run(project, process.execPath, 'shipping.mjs')).toBe('11 2\n');
}, 60_000);

test('the process tests of the README pass under the test runner of Node', () => {
  writeFileSync(join(project, 'order.test.mjs'), block('js', 1));
  const report = run(project, process.execPath, '--test', '--test-reporter=tap', 'order.test.mjs');
  expect(report).toMatch(/^# pass 4$/m);
  expect(report).toMatch(/^# fail 0$/m);
}, 60_000);

test('its types are known to a strict TypeScript project, which they stop from misusing it', () => {
  writeFileSync(
    join(project, 'typed.ts'),
    `import { createMemoryEngine, type EmbeddedEngine } from 'patto/engine';
    import { openWorld } from 'patto/engine/testing';
    const engine: EmbeddedEngine = await createMemoryEngine({ zone: 'Europe/Rome' });
    engine.work('charge', ({ variables }) => ({ seen: variables['amount'] ?? null }), { concurrency: 2 });
    // @ts-expect-error -- a result is JSON by name
    engine.work('charge', () => 1);
    // @ts-expect-error -- the type is missing
    engine.work(() => ({}));
    const world = await openWorld();
    await world.advance('P1D');
    // @ts-expect-error -- a duration is a text
    await world.advance(1);`,
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--skipLibCheck',
    'false',
  ];
  expect(run(project, process.execPath, tsc, ...options, 'typed.ts')).toBe('');
}, 60_000);

test('nothing but the public entries can be imported, and only the engine is packed', () => {
  const entry = JSON.stringify('patto/dist/engine/runtime/create-engine.js');
  const report = run(
    project,
    process.execPath,
    '--input-type=module',
    '-e',
    `await import(${entry}).catch(({ code }) => console.log(code))`,
  );
  expect(report).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED\n');
  const packed = run(project, 'tar', '-tzf', `patto-${manifest().version}.tgz`).trim().split('\n');
  expect(packed).toContain('package/dist/engine/index.js');
  expect(packed).toContain('package/dist/engine/adapters/sqlite/writer-thread.js');
  expect(packed).toContain('package/engine/README.md');
  expect(packed.filter((path) => /(server|ui|tests|processes)\//.test(path))).toEqual([]);
});

function run(cwd: string, command: string, ...words: readonly string[]): string {
  const env = { ...process.env, NODE_OPTIONS: '' };
  try {
    return execFileSync(command, words, { cwd, env, encoding: 'utf8', stdio: 'pipe', timeout: 120_000 });
  } catch (failure) {
    const { stdout, stderr } = failure as { stdout: string; stderr: string };
    throw new Error(`${command} ${words.join(' ')}\n${stdout}\n${stderr}`, { cause: failure });
  }
}

function manifest(): { readonly version: string; readonly dependencies: Readonly<Record<string, string>> } {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as ReturnType<typeof manifest>;
}

/** The nth code block of the README in a language. */
function block(language: string, nth: number): string {
  const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language);
  const code = blocks[nth]?.[2];
  if (code === undefined) throw new Error(`The README has no ${language} block number ${nth}`);
  return code;
}
