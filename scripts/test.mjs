/**
 * `npm test`: installs what the tests need and the machine lacks (on Debian, as root), builds, runs every test and
 * closes with one line of counts. Elsewhere it says what to install and which suites are skipped without it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const needs = [
  { command: 'chromium', pack: 'chromium', suites: '*.browser.test.ts (the screens in a real browser)' },
];

const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
const lacking = needs.filter(({ command }) => !has(command));
if (lacking.length > 0) {
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0 && has('apt-get')) {
    console.log(`Installing ${lacking.map(({ pack }) => pack).join(', ')} …`);
    const apt = (...words) =>
      execFileSync('apt-get', ['-qq', ...words], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...lacking.map(({ pack }) => pack));
  } else {
    for (const { command, pack, suites } of lacking)
      console.log(`No ${command} here: install ${pack}. Skipped without it: ${suites}.`);
  }
}

execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });

const folder = mkdtempSync(join(tmpdir(), 'patto-test-'));
const outputFile = join(folder, 'results.json');
const jest = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${outputFile}`,
    ...process.argv.slice(2),
  ],
  // jest prints its JSON to standard output as well; people read what it writes to standard error.
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);
const results = existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')) : null;
rmSync(folder, { recursive: true });
if (!results) {
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
// A suite that could not even be loaded counts as one failure.
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
const skipped = results.numPendingTests + results.numTodoTests;
console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
process.exit(jest.status === 0 && failed === 0 ? 0 : 1);
