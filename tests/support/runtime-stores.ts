import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { createMemoryStore } from '../../engine/adapters/memory/memory-store.ts';
import { createSqliteStore } from '../../engine/adapters/sqlite/sqlite-store.ts';
import { engineCollections } from '../../engine/runtime/collections.ts';
import { textOf } from '../../engine/runtime/fields.ts';
import type { Store } from '../../engine/runtime/ports.ts';

export type StoreName = 'memory' | 'sqlite';

/** An empty store for each test. The SQLite file is shared by the tests of a test file and emptied between them. */
export async function emptyStore(name: StoreName): Promise<Store> {
  if (name === 'sqlite') return emptied(await (shared ??= openShared()));
  const store = createMemoryStore();
  await store.open(engineCollections);
  return store;
}

let shared: Promise<Store> | null = null;
let folder: string | null = null;

async function openShared(): Promise<Store> {
  folder = await mkdtemp(join(tmpdir(), 'patto-'));
  const store = createSqliteStore({ file: join(folder, 'test.db') });
  await store.open(engineCollections);
  return store;
}

async function emptied(store: Store): Promise<Store> {
  const writes = [];
  for (const { name, key } of engineCollections)
    for (const record of await store.list(name, { op: 'and', of: [] }))
      writes.push({ op: 'delete', collection: name, key: textOf(record, key) } as const);
  if (writes.length > 0) await store.commit([{ guards: [], writes }]);
  return store;
}

afterAll(async () => {
  await (await shared)?.close();
  if (folder !== null) await rm(folder, { recursive: true });
});
