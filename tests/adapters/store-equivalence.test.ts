/** Whatever is written and asked, the stores agree: on outcomes, answers, totals and cursors, page by page. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryStore } from '../../engine/adapters/memory/memory-store.ts';
import { createSqliteStore } from '../../engine/adapters/sqlite/sqlite-store.ts';
import type { Json } from '../../engine/model/json.ts';
import type { Collection, Commit, FieldType, Guard, Store, Write } from '../../engine/runtime/ports.ts';
import type { Condition, Page, Query, Sort, StoredRecord } from '../../engine/runtime/query.ts';
import { sampleCollections } from './sample-collections.ts';

const collections = sampleCollections.filter(({ name }) => name === 'things' || name === 'notes');
const [things, notes] = collections as [Collection, Collection];

/** Few values, so that they meet; the awkward ones of each type among them. */
const values: Record<FieldType, fc.Arbitrary<Json>> = {
  key: fc.constantFrom(
    '1',
    '2',
    '3',
    '10',
    '9007199254740992',
    '9007199254740993',
    '-5',
    '9223372036854775807',
  ),
  text: fc.oneof(
    fc.constantFrom(
      '',
      'a',
      'A',
      'ab',
      'b*',
      '[a]',
      '?',
      '\\',
      "'",
      '"',
      '\u{1f600}',
      '\uffff',
      '\0',
      'null',
      '1',
    ),
    fc.string({
      unit: fc.constantFrom('a', 'b', '*', '?', '\\', '[', ']', '\u{1f600}', '\ud800', '^', '-'),
      maxLength: 4,
    }),
  ),
  integer: fc.constantFrom(-1, 0, 1, 2, 10, 9007199254740991),
  number: fc.oneof(
    fc.constantFrom(-1.5, 0, 0.1, 1, 1e21),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
  boolean: fc.boolean(),
  time: fc.constantFrom(0, 1763784000000, 1763784000001),
  list: fc.array(fc.constantFrom('a', 'b', '', '"', '\u{1f600}', 'null'), { maxLength: 3 }),
  json: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
};

const anyValue = fc.oneof(...Object.values(values), fc.constant(null));
const keysOf: Record<string, fc.Arbitrary<string>> = {
  things: fc.integer({ min: 1, max: 14 }).map(String),
  notes: fc.constantFrom('a', 'b', 'A', '', '\u{1f600}', '\uffff', 'zz'),
};
const orNull = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 4 });

function recordOf(collection: Collection): fc.Arbitrary<StoredRecord> {
  const fields = Object.entries(collection.fields).filter(([name]) => name !== collection.key);
  const arbitraries = Object.fromEntries(fields.map(([name, type]) => [name, orNull(values[type])]));
  return fc.record(arbitraries, { requiredKeys: [] }) as fc.Arbitrary<StoredRecord>;
}

const anyCollection = fc.constantFrom(things, notes);

const write: fc.Arbitrary<Write> = anyCollection.chain((collection) =>
  fc.record({
    op: fc.constantFrom('put', 'put', 'put', 'patch', 'delete'),
    collection: fc.constant(collection.name),
    key: keysOf[collection.name]!,
    record: recordOf(collection),
  }),
);

const guard: fc.Arbitrary<Guard> = anyCollection.chain((collection) => {
  const field = fc.constantFrom(...Object.entries(collection.fields));
  return fc.tuple(field, keysOf[collection.name]!).chain(([[name, type], key]) => {
    const value = name === collection.key ? fc.constantFrom(key, null) : orNull(values[type]);
    return value.map((expected) => ({ collection: collection.name, key, field: name, value: expected }));
  });
});

const batch: fc.Arbitrary<Commit[]> = fc.array(
  fc.record({ guards: fc.array(guard, { maxLength: 1 }), writes: fc.array(write, { maxLength: 6 }) }),
  { maxLength: 6 },
);

function conditionOn(collection: Collection, depth: number): fc.Arbitrary<Condition> {
  const fields = Object.entries(collection.fields);
  const comparable = fields.filter(([, type]) => type !== 'json' && type !== 'list');
  const named = (names: [string, FieldType][]): fc.Arbitrary<[string, FieldType]> =>
    fc.constantFrom(...names);
  const comparison = fc
    .tuple(named(comparable), fc.constantFrom('eq', 'neq', 'gt', 'gte', 'lt', 'lte'))
    .chain(([[field, type], op]) =>
      fc.oneof(values[type], values[type], anyValue).map((value) => ({ op, field, value })),
    );
  const presence = fc
    .tuple(named(fields), fc.constantFrom('eq', 'neq'))
    .map(([[field], op]) => ({ op, field, value: null }));
  const membership = fc
    .tuple(named(comparable), fc.constantFrom('in', 'notIn'))
    .chain(([[field, type], op]) =>
      fc
        .array(fc.oneof(values[type], values[type], anyValue), { maxLength: 4 })
        .map((value) => ({ op, field, value })),
    );
  const texts = fields.filter(([, type]) => type === 'text');
  const like = fc.tuple(named(texts), values.text).map(([[field], value]) => ({ op: 'like', field, value }));
  const leaves = [comparison, comparison, comparison, presence, membership, like];
  const lists = fields.filter(([, type]) => type === 'list');
  if (lists.length > 0) {
    const item = fc.constantFrom('a', 'b', '', '"', 'x');
    leaves.push(fc.tuple(named(lists), item).map(([[field], value]) => ({ op: 'contains', field, value })));
  }
  const leaf = fc.oneof(...leaves) as fc.Arbitrary<Condition>;
  if (depth === 0) return leaf;
  const inner = conditionOn(collection, depth - 1);
  const other = collection === things ? notes : things;
  return fc.oneof(
    leaf,
    fc.record({ op: fc.constantFrom('and', 'or'), of: fc.array(inner, { maxLength: 3 }) }),
    fc.record({ op: fc.constant('not' as const), of: inner }),
    fc.record({
      op: fc.constant('related' as const),
      collection: fc.constant(other.name),
      field: fc.constant('thingKey'),
      foreign: fc.constant('thingKey'),
      where: conditionOn(other, depth - 1),
    }),
  );
}

const sortBy = (collection: Collection): fc.Arbitrary<Sort[]> => {
  const sortable = Object.entries(collection.fields).filter(([, type]) => type !== 'json' && type !== 'list');
  const field = fc.constantFrom(...sortable.map(([name]) => name));
  return fc.array(fc.record({ field, order: fc.constantFrom('asc', 'desc') }), { maxLength: 3 });
};

const question = anyCollection.chain((collection) =>
  fc.record({
    collection: fc.constant(collection.name),
    where: conditionOn(collection, 2),
    sort: sortBy(collection),
    limit: fc.integer({ min: 1, max: 6 }),
    from: fc.integer({ min: 0, max: 4 }),
  }),
);

let folder = '';
let memory: Store;
let sqlite: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patto-stores-'));
  sqlite = createSqliteStore({ file: join(folder, 'store.db') });
  await sqlite.open(collections);
});

afterAll(async () => {
  await sqlite.close();
  await rm(folder, { recursive: true, force: true });
});

const everything: Condition = { op: 'and', of: [] };

async function startEmpty(): Promise<void> {
  memory = createMemoryStore();
  await memory.open(collections);
  for (const { name: collection, key } of collections) {
    const records = await sqlite.list(collection, everything);
    const writes = records.map((record): Write => ({ op: 'delete', collection, key: record[key] as string }));
    await sqlite.commit([{ guards: [], writes }]);
  }
}

async function samePage(collection: string, query: Query): Promise<Page> {
  const [expected, actual] = await Promise.all([
    memory.search(collection, query),
    sqlite.search(collection, query),
  ]);
  expect(actual).toEqual(expected);
  return actual;
}

async function walk(collection: string, query: Query, whole: readonly StoredRecord[]): Promise<void> {
  const forward: StoredRecord[] = [];
  let page = await samePage(collection, query);
  while (page.endCursor !== null) {
    forward.push(...page.items);
    page = await samePage(collection, { ...query, after: page.endCursor });
  }
  expect(forward).toEqual(whole);

  const backward = whole.slice(-1);
  let before = (await samePage(collection, { ...query, limit: 1000 })).endCursor;
  while (before !== null) {
    page = await samePage(collection, { ...query, before });
    backward.unshift(...page.items);
    before = page.startCursor;
  }
  expect(backward).toEqual(whole);
}

async function sameOutcomes(batches: readonly Commit[][]): Promise<void> {
  const commitAll = (store: Store): Promise<unknown> =>
    Promise.all(batches.map((commits) => store.commit(commits)));
  expect(await commitAll(sqlite)).toEqual(await commitAll(memory));
  for (const { name } of collections) {
    expect(await sqlite.list(name, everything)).toEqual(await memory.list(name, everything));
  }
}

const runs = Number(process.env['FC_RUNS'] ?? 100);

test('random writes and questions have the same outcomes and answers', async () => {
  const questions = fc.array(question, { minLength: 1, maxLength: 8 });
  const property = fc.asyncProperty(fc.array(batch, { maxLength: 4 }), questions, async (batches, asked) => {
    await startEmpty();
    for (const commits of batches) await sameOutcomes([commits]);
    for (const { collection, where, sort, limit, from } of asked) {
      const whole = await samePage(collection, { where, sort, limit: 1000 });
      expect(await sqlite.list(collection, where, { sort })).toEqual(whole.items);
      await samePage(collection, { where, sort, limit, from });
      await walk(collection, { where, sort, limit }, whole.items);
    }
  });
  await fc.assert(property, { numRuns: runs });
}, 600_000);

test('batches asked for all at once take effect in the order they were asked for', async () => {
  // Few records, small values: many guards that hold, many that do not.
  const key = fc.constantFrom('1', '2', '3');
  const revision = fc.constantFrom(null, 1, 2);
  const commit = fc.record({
    guards: fc.array(
      fc.record({ collection: fc.constant('things'), key, field: fc.constant('revision'), value: revision }),
      { maxLength: 1 },
    ),
    writes: fc.array(
      fc.record({
        op: fc.constantFrom('put', 'put', 'patch', 'patch', 'delete'),
        collection: fc.constant('things'),
        key,
        record: fc.record({ revision, size: fc.nat(9) }, { requiredKeys: [] }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  });
  const batches = fc.array(fc.array(commit, { maxLength: 3 }), { minLength: 1, maxLength: 80, size: 'max' });
  const property = fc.asyncProperty(batches, async (all) => {
    await startEmpty();
    await sameOutcomes(all);
  });
  await fc.assert(property, { numRuns: runs });
}, 600_000);
