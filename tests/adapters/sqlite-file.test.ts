/** What only a store in a file must do: last, be one process's alone, survive kill -9 and a full disk. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection, openForWriting } from '../../engine/adapters/sqlite/connection.ts';
import { createSqliteStore } from '../../engine/adapters/sqlite/sqlite-store.ts';
import type { Collection, Store, Write } from '../../engine/runtime/ports.ts';
import { patch, put, sampleCollections } from './sample-collections.ts';

let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patto-file-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const newFile = (): string => join(folder, `${files++}.db`);

async function opened(file: string, collections = sampleCollections): Promise<Store> {
  const store = createSqliteStore({ file });
  await store.open(collections);
  return store;
}

async function write(store: Store, ...writes: Write[]): Promise<void> {
  await store.commit([{ guards: [], writes }]);
}

function changeDirectly(file: string, change: (connection: Connection) => void): void {
  const connection = openForWriting({ file });
  change(connection);
  connection.close();
}

/** Runs the child script; `limit` is a file size in blocks of 1 KB. */
function child(task: string, file: string, limit?: number): ChildProcess {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const script = fileURLToPath(new URL('./sqlite-child.ts', import.meta.url));
  const command = [process.execPath, '--import', loader, script, task, file];
  const limited = ['bash', '-c', `ulimit -S -f ${limit ?? 0} && exec "$@"`, 'bash', ...command];
  const [program = '', ...args] = limit === undefined ? command : limited;
  return spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function firstLine(process: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: process.stdout! })) return line;
  return '';
}

async function killed(process: ChildProcess): Promise<void> {
  const exit = once(process, 'exit');
  process.kill('SIGKILL');
  await exit;
}

describe('a SQLite store in its file', () => {
  test('keeps everything when closed and opened again', async () => {
    const file = join(folder, 'new', 'folders', 'store.db');
    const record = {
      parentKey: '9223372036854775807',
      name: 'è \u{1f600}',
      size: -1,
      weight: 0.1,
      hidden: false,
      at: 5,
      tags: ['a'],
      body: { a: [null, 1e21] },
      revision: 3,
    };
    const first = await opened(file);
    await write(first, put('things', '1', record), put('notes', 'n', { text: 't' }));
    await first.close();
    expect(existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0).toBe(0);
    const second = await opened(file);
    expect(await second.find('things', '1')).toEqual({ thingKey: '1', ...record });
    expect(await second.find('notes', 'n')).toMatchObject({ text: 't' });
    await second.close();
  });

  test('writes what was asked for before it was closed', async () => {
    const file = newFile();
    const store = await opened(file);
    const commits = Array.from({ length: 20 }, (_, i) => write(store, put('things', String(i))));
    await store.close();
    await Promise.all(commits);
    const again = await opened(file);
    expect((await again.search('things', {})).total).toBe(20);
    await again.close();
  });

  test('is encrypted where a key is given, and opens with no other', async () => {
    const file = newFile();
    const store = createSqliteStore({ file, encryptionKey: 'a secret' });
    await store.open(sampleCollections);
    await write(store, put('notes', 'telltale'));
    expect(await store.find('notes', 'telltale')).not.toBeNull();
    await store.close();
    expect((await readFile(file)).includes('telltale')).toBe(false);
    await expect(opened(file)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const again = createSqliteStore({ file, encryptionKey: 'a secret' });
    await again.open(sampleCollections);
    expect(await again.find('notes', 'telltale')).not.toBeNull();
    await again.close();
  });

  test('does not keep the process alive', async () => {
    const process = child('idle', newFile());
    const exit = once(process, 'exit');
    expect(await firstLine(process)).toBe('open');
    expect(await exit).toEqual([0, null]);
  });

  describe('grows with its schema', () => {
    const before: Collection = {
      name: 'c',
      key: 'id',
      fields: { id: 'key', a: 'text', b: 'integer' },
      indexes: [['a']],
    };

    test('new fields, indexes and collections are added, old data stays', async () => {
      const file = newFile();
      const old = await opened(file, [before]);
      await write(old, put('c', '1', { a: 'x', b: 1 }));
      await old.close();
      const fields = { ...before.fields, tags: 'list', done: 'boolean' } as const;
      const after: Collection = { ...before, fields, indexes: [['b', 'done']] };
      const store = await opened(file, [after, { ...before, name: 'd' }]);
      expect(await store.find('c', '1')).toEqual({ id: '1', a: 'x', b: 1, tags: null, done: null });
      await write(store, patch('c', '1', { tags: ['t'], done: true }), put('d', '1'));
      expect((await store.list('c', { op: 'contains', field: 'tags', value: 't' })).length).toBe(1);
      await store.close();
      changeDirectly(file, (connection) => {
        const indexes = connection
          .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'c'")
          .all();
        expect(indexes.map((row) => (row as { name: string }).name)).toEqual(['c_by_b_done']);
      });
    });

    test('a field the new schema does not know is kept for the one that does', async () => {
      const file = newFile();
      const first = await opened(file, [before]);
      await write(first, put('c', '1', { a: 'x', b: 1 }));
      await first.close();
      const second = await opened(file, [{ ...before, fields: { id: 'key', a: 'text' } }]);
      await write(second, patch('c', '1', { a: 'y' }));
      await second.close();
      const third = await opened(file, [before]);
      expect(await third.find('c', '1')).toEqual({ id: '1', a: 'y', b: 1 });
      await third.close();
    });

    test('a field that changed its type is refused, and the file left as it was', async () => {
      const file = newFile();
      await (await opened(file, [before])).close();
      const changed: Collection = { ...before, fields: { ...before.fields, a: 'integer' } };
      await expect(opened(file, [{ ...before, name: 'other' }, changed])).rejects.toThrow(
        'c.a is stored as TEXT',
      );
      const store = await opened(file, [before]);
      await write(store, put('c', '1'));
      await store.close();
      changeDirectly(file, (connection) => {
        expect(connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'other'").all()).toEqual([]);
      });
    });

    test('a file of a newer version is refused', async () => {
      const file = newFile();
      await (await opened(file, [before])).close();
      changeDirectly(file, (connection) => {
        connection.exec("INSERT INTO schema_version VALUES (99, 'later')");
      });
      await expect(opened(file, [before])).rejects.toMatchObject({ code: 'NEWER_SCHEMA' });
      await expect(opened(file, [before])).rejects.toThrow('schema 99');
    });
  });

  describe('belongs to one process', () => {
    test('another store of the same process is refused until the first is closed', async () => {
      const file = newFile();
      const first = await opened(file);
      await expect(opened(file)).rejects.toMatchObject({ code: 'IN_USE' });
      await write(first, put('things', '1'));
      await first.close();
      const second = await opened(file);
      expect(await second.find('things', '1')).not.toBeNull();
      await second.close();
    });

    test('another process is refused, until the first is killed', async () => {
      const file = newFile();
      const holder = child('hold', file);
      expect(await firstLine(holder)).toBe('open');
      expect(await firstLine(child('hold', file))).toBe('IN_USE');
      await expect(opened(file)).rejects.toThrow('in use by another process');
      await killed(holder);
      await (await opened(file)).close();
    });
  });

  test('kill -9 loses no acknowledged commit and leaves none half done', async () => {
    const file = newFile();
    const acknowledged = new Set<string>();
    for (const life of [250, 20, 120]) {
      const process = child('commit-forever', file);
      const lines = createInterface({ input: process.stdout! });
      lines.on('line', (line) => acknowledged.add(line));
      await once(lines, 'line');
      await new Promise((resolve) => setTimeout(resolve, life));
      await killed(process);
    }
    const store = await opened(file);
    const everything = { op: 'and', of: [] } as const;
    const things = new Set(
      (await store.list('things', everything)).map((thing) => thing['thingKey'] as string),
    );
    const notes = new Set(
      (await store.list('notes', everything)).map((note) => (note['noteId'] as string).slice(1)),
    );
    await store.close();
    expect(acknowledged.size).toBeGreaterThan(20);
    expect([...acknowledged].filter((number) => !things.has(number))).toEqual([]);
    expect([...things].filter((number) => !notes.has(number))).toEqual([]);
    expect(notes.size).toBe(things.size);
  }, 60_000);

  const canLimit = process.platform === 'linux' ? test : test.skip;
  canLimit(
    'a full disk rejects the commit, leaves nothing of it, and is recovered from',
    async () => {
      const file = newFile();
      const starved = child('fill-disk', file, 1_000);
      const lines: string[] = [];
      const reading = createInterface({ input: starved.stdout! }).on('line', (line) => lines.push(line));
      await once(reading, 'close');
      const failed = lines.findIndex((line) => line.startsWith('failed'));
      expect(failed).toBeGreaterThan(2);
      expect(lines[failed]).toMatch(/^failed UNAVAILABLE .*(full|disk|I\/O)/);
      expect(lines.slice(failed + 1)).toEqual(['1000000']);
      const store = await opened(file);
      const kept = (await store.list('things', { op: 'and', of: [] })).map((thing) => thing['thingKey']);
      expect(kept).toEqual([...lines.slice(0, failed), '1000000']);
      expect((await store.search('notes', { limit: 0 })).total).toBe(kept.length);
      await store.close();
    },
    60_000,
  );
});
