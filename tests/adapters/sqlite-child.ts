/**
 * A process of its own around a SQLite store, for tests that kill it or starve it.
 *
 *   commit-forever <file>   commits pairs of records, prints the number of each commit acknowledged
 *   fill-disk <file>        commits until one fails, prints `failed <code>`; then lifts its file size limit, commits on
 *   hold <file>             opens the file, prints `open` or the error's code, and waits
 */
import { spawnSync } from 'node:child_process';
import { createSqliteStore } from '../../engine/adapters/sqlite/sqlite-store.ts';
import type { Commit } from '../../engine/runtime/ports.ts';
import { put, sampleCollections } from './sample-collections.ts';

const [task, file = ''] = process.argv.slice(2);
const store = createSqliteStore({ file });

/** Two records in two collections that belong together. */
function pair(number: number, body: string): Commit {
  return {
    guards: [],
    writes: [put('things', String(number), { body }), put('notes', `n${number}`, { text: body })],
  };
}

async function commitForever(): Promise<void> {
  const [last] = await store.list(
    'things',
    { op: 'and', of: [] },
    { limit: 1, sort: [{ field: 'thingKey', order: 'desc' }] },
  );
  const first = Number(last?.['thingKey'] ?? 0) + 1;
  const clients = Array.from({ length: 8 }, async (_, client) => {
    for (let number = first + client; ; number += 8) {
      await store.commit([pair(number, 'x'.repeat(number % 3000))]);
      process.stdout.write(`${number}\n`);
    }
  });
  await Promise.all(clients);
}

async function fillDisk(): Promise<void> {
  for (let number = 1; ; number++) {
    try {
      await store.commit([pair(number, 'x'.repeat(20_000))]);
      process.stdout.write(`${number}\n`);
    } catch (error) {
      process.stdout.write(`failed ${(error as { code: string }).code} ${(error as Error).message}\n`);
      break;
    }
  }
  spawnSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited:unlimited']);
  await store.commit([pair(1_000_000, 'after')]);
  process.stdout.write('1000000\n');
  await store.close();
}

try {
  await store.open(sampleCollections);
  if (task === 'commit-forever') await commitForever();
  else if (task === 'fill-disk') await fillDisk();
  else process.stdout.write('open\n');
  if (task === 'hold') setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`${(error as { code: string }).code}\n`);
}
