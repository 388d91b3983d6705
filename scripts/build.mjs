/**
 * Builds engine and server into dist/ and the screens into ui/dist/, each only when something it is made from is
 * newer; `--force` builds anyway, `--no-screens` leaves them out.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const npx = (...words) => execFileSync(process.execPath, words, { cwd: root, stdio: 'inherit' });

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path)
    .filter((name) => name !== 'dist' && name !== 'node_modules')
    .reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

function isStale(output, sources) {
  if (!existsSync(join(root, output))) return true;
  const built = statSync(join(root, output)).mtimeMs;
  return sources.some((source) => newest(join(root, source)) > built);
}

const always = process.argv.includes('--force');
if (
  always ||
  isStale('dist/server/main.js', ['engine', 'server', 'schemas', 'tsconfig.json', 'tsconfig.build.json'])
) {
  console.log('Building the server …');
  npx('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
  npx('scripts/copy-data.mjs');
}
const screens = !process.argv.includes('--no-screens');
if (screens && (always || isStale('ui/dist/index.html', ['ui', 'engine', 'schemas']))) {
  console.log('Building the screens …');
  npx('node_modules/vite/bin/vite.js', 'build', 'ui', '--logLevel', 'warn');
}
