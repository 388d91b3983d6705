/** tsc copies only what TypeScript imports; data files beside the code follow here. */
import { copyFileSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
for (const folder of ['engine', 'server', 'schemas'])
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    const from = join(entry.parentPath ?? entry.path, entry.name);
    const to = join(root, 'dist', from.slice(root.length));
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
// The build is as new as its last step, also where tsc left unchanged files alone.
const now = new Date();
utimesSync(join(root, 'dist/server/main.js'), now, now);
