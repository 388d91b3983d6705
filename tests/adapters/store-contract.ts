/** What every store does, whatever it is made of. Call it with a way to make empty stores, not yet open. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Json } from '../../engine/model/json.ts';
import type { Commit, Guard, JobClaim, Store, Write } from '../../engine/runtime/ports.ts';
import type { Condition, Query, StoredRecord } from '../../engine/runtime/query.ts';
import { patch, put, remove, sampleCollections } from './sample-collections.ts';

export function describeStoreContract(name: string, createStore: () => Promise<Store>): void {
  describe(`${name} as a store`, () => {
    let store: Store;

    beforeAll(async () => {
      store = await createStore();
      await store.open(sampleCollections);
    });
    afterAll(async () => store.close());

    beforeEach(async () => {
      for (const { name: collection, key } of sampleCollections) {
        const records = await store.list(collection, { op: 'and', of: [] });
        await store.commit([
          { guards: [], writes: records.map((record) => remove(collection, record[key] as string)) },
        ]);
      }
    });

    const write = async (...writes: Write[]): Promise<void> => {
      expect(await store.commit([{ guards: [], writes }])).toEqual(['committed']);
    };
    const fill = async (collection: string, records: Record<string, StoredRecord>): Promise<void> =>
      write(...Object.entries(records).map(([key, record]) => put(collection, key, record)));
    const keysOf = (records: readonly StoredRecord[]): unknown[] =>
      records.map((r) => r['noteId'] ?? r['thingKey']);
    const found = async (where: Condition, collection = 'things'): Promise<unknown[]> => {
      const listed = keysOf(await store.list(collection, where));
      const searched = await store.search(collection, { where, limit: 1000 });
      expect(keysOf(searched.items)).toEqual(listed);
      expect(searched.total).toBe(listed.length);
      return listed;
    };
    const guard = (key: string, value: Json, field = 'revision', collection = 'things'): Guard => ({
      collection,
      key,
      field,
      value,
    });

    describe('find', () => {
      test('gives all fields of a record, null where absent', async () => {
        await write(put('things', '1', { name: 'a' }));
        expect(await store.find('things', '1')).toEqual({
          thingKey: '1',
          parentKey: null,
          name: 'a',
          size: null,
          weight: null,
          hidden: null,
          at: null,
          tags: null,
          body: null,
          revision: null,
        });
      });

      test('gives null for a record that is not there, and for a key that cannot be one', async () => {
        for (const key of ['1', '', 'x', '01', '1.0', '99999999999999999999', '9223372036854775808']) {
          expect(await store.find('things', key)).toBeNull();
        }
        expect(await store.find('notes', '')).toBeNull();
      });

      test('throws for a collection it was not opened with', async () => {
        await expect(store.find('nothing', '1')).rejects.toThrow("'nothing'");
      });
    });

    describe('values', () => {
      const largest = '9223372036854775807';
      const values: [string, Json][] = [
        ['parentKey', largest],
        ['parentKey', '-9223372036854775808'],
        ['parentKey', '9007199254740993'],
        ['parentKey', '0'],
        ['name', ''],
        ['name', 'null'],
        ['name', '"quoted" \\ \u2028 \u0001 \n \u{1f600} è'],
        ['name', '007'],
        ['name', '1e3'],
        ['name', 'x'.repeat(100_000)],
        ['size', 0],
        ['size', -9007199254740991],
        ['size', 9007199254740991],
        ['weight', 0.1],
        ['weight', 5e-324],
        ['weight', 1.7976931348623157e308],
        ['weight', -123456.789012345],
        ['weight', 3],
        ['hidden', true],
        ['hidden', false],
        ['at', 1763784000000],
        ['tags', []],
        ['tags', ['a', '', 'null', '"', '\u{1f600}']],
        ['body', 'null'],
        ['body', ''],
        ['body', false],
        ['body', 0],
        ['body', 1e21],
        ['body', 0.1 + 0.2],
        ['body', '\ud800 \0 \u2028'],
        ['body', []],
        ['body', {}],
        ['body', [null, { 'a"b': [1, 'x', { c: null }], '': true, '\0': 1 }]],
      ];

      test.each(values)('%s holds %j', async (field, value) => {
        await write(put('things', '1', { [field]: value }));
        expect(await store.find('things', '1')).toMatchObject({ [field]: value });
        await write(put('things', '2'), patch('things', '2', { [field]: value }));
        expect(await store.find('things', '2')).toMatchObject({ [field]: value });
      });

      test('deeply nested JSON', async () => {
        let body: Json = 'deep';
        for (let i = 0; i < 900; i++) body = i % 2 === 0 ? [body] : { inner: body };
        await write(put('things', '1', { body }));
        expect((await store.find('things', '1'))?.['body']).toEqual(body);
      });

      test('text that is no Unicode is made so', async () => {
        await write(
          put('things', '1', { name: 'a\ud800b\0c\uffff', tags: ['\udc00'] }),
          put('notes', '\ud800'),
        );
        expect(await store.find('things', '1')).toMatchObject({
          name: 'a\ufffdb\ufffdc\ufffd',
          tags: ['\ufffd'],
        });
        expect(await store.find('notes', '\ud800')).toMatchObject({ noteId: '\ufffd' });
        expect(await found({ op: 'eq', field: 'name', value: 'a\ud800b\0c\uffff' })).toEqual(['1']);
        expect(await found({ op: 'contains', field: 'tags', value: '\udfff' })).toEqual(['1']);
      });

      test('-0 is 0', async () => {
        await write(put('things', '1', { weight: -0, size: -0, body: [-0] }));
        expect(await store.find('things', '1')).toMatchObject({ weight: 0, size: 0, body: [0] });
      });

      test('records are copied on the way in and on the way out', async () => {
        const body = { list: [1] };
        const tags = ['a'];
        const pending = store.commit([{ guards: [], writes: [put('things', '1', { body, tags })] }]);
        body.list.push(2);
        tags.push('b');
        await pending;
        const first = await store.find('things', '1');
        expect(first).toMatchObject({ body: { list: [1] }, tags: ['a'] });
        (first as { body: { list: number[] } }).body.list.push(3);
        (first as { name: string }).name = 'changed';
        expect(await store.find('things', '1')).toMatchObject({
          body: { list: [1] },
          tags: ['a'],
          name: null,
        });
      });

      test.each<[string, Json]>([
        ['thingKey', '2'],
        ['parentKey', 5],
        ['parentKey', 'x'],
        ['parentKey', '9223372036854775808'],
        ['name', 5],
        ['size', '5'],
        ['size', 1.5],
        ['weight', 'x'],
        ['hidden', 1],
        ['at', '2026-01-01'],
        ['tags', 'a'],
        ['tags', [1]],
        ['unknown', 1],
      ])('refuses the whole batch where %s is %j', async (field, value) => {
        const bad: Commit = { guards: [], writes: [put('things', '1', { [field]: value })] };
        const good: Commit = { guards: [], writes: [put('things', '3')] };
        await expect(store.commit([good, bad])).rejects.toThrow(field === 'thingKey' ? 'things' : field);
        expect(await found({ op: 'and', of: [] })).toEqual([]);
      });
    });

    describe('writes', () => {
      test('put replaces the whole record, patch the given fields, delete removes', async () => {
        await write(put('things', '1', { name: 'a', size: 1, body: { x: 1 } }));
        await write(patch('things', '1', { size: 2, body: null }));
        expect(await store.find('things', '1')).toMatchObject({ name: 'a', size: 2, body: null });
        await write(put('things', '1', { size: 3 }));
        expect(await store.find('things', '1')).toMatchObject({ name: null, size: 3 });
        await write(remove('things', '1'));
        expect(await store.find('things', '1')).toBeNull();
      });

      test('patch and delete of a record that is not there do nothing', async () => {
        await write(patch('things', '1', { name: 'a' }), remove('things', '2'), remove('notes', 'x'));
        expect(await found({ op: 'and', of: [] })).toEqual([]);
      });

      test('apply in order within a commit and a batch', async () => {
        const commits: Write[][] = [
          [put('things', '1', { name: 'a', size: 1 }), patch('things', '1', { size: 2 })],
          [put('things', '2', { name: 'b' }), remove('things', '2')],
          [remove('things', '3'), put('things', '3', { name: 'c' })],
          [put('things', '4', { name: 'd' })],
          [remove('things', '4')],
          [patch('things', '4', { name: 'e' })],
          [patch('things', '1', { at: 5 }), patch('things', '1', { at: 6, parentKey: '9' })],
          [patch('things', '5', { name: 'before' }), put('things', '5', { size: 1 })],
        ];
        await store.commit(commits.map((writes) => ({ guards: [], writes })));
        expect(await found({ op: 'and', of: [] })).toEqual(['1', '3', '5']);
        expect(await store.find('things', '1')).toMatchObject({ name: 'a', size: 2, at: 6, parentKey: '9' });
        expect(await store.find('things', '5')).toMatchObject({ name: null, size: 1 });
      });

      test('an empty batch and an empty commit are committed', async () => {
        expect(await store.commit([])).toEqual([]);
        expect(await store.commit([{ guards: [], writes: [] }])).toEqual(['committed']);
        await write(put('things', '1'), patch('things', '1', {}));
        expect(await found({ op: 'and', of: [] })).toEqual(['1']);
      });

      test('many records at once', async () => {
        const writes = Array.from({ length: 1237 }, (_, i) => put('things', String(i), { size: i }));
        await write(...writes);
        await write(...writes.map(({ key }, i) => patch('things', key, { size: i * 2 })));
        expect((await store.search('things', { limit: 0 })).total).toBe(1237);
        const total = (await store.list('things', { op: 'and', of: [] })).reduce(
          (sum, r) => sum + Number(r['size']),
          0,
        );
        expect(total).toBe(1236 * 1237);
      });

      test('commits asked for at the same time all arrive', async () => {
        const commits = Array.from({ length: 50 }, async (_, i) => {
          await store.commit([{ guards: [], writes: [put('things', String(i))] }]);
          return store.find('things', String(i));
        });
        expect((await Promise.all(commits)).every((record) => record !== null)).toBe(true);
      });
    });

    describe('guards', () => {
      const bump = (key: string, from: number): Commit => ({
        guards: [guard(key, from)],
        writes: [patch('things', key, { revision: from + 1 })],
      });

      test('a commit whose guard holds is written, another is not', async () => {
        await write(put('things', '1', { revision: 1 }));
        expect(await store.commit([bump('1', 1)])).toEqual(['committed']);
        expect(await store.commit([bump('1', 1)])).toEqual(['conflict']);
        expect(await store.find('things', '1')).toMatchObject({ revision: 2 });
      });

      test('null: the record does not exist', async () => {
        const create: Commit = { guards: [guard('1', null)], writes: [put('things', '1', { name: 'new' })] };
        expect(await store.commit([create, create])).toEqual(['committed', 'conflict']);
        expect(await store.commit([create])).toEqual(['conflict']);
        await write(remove('things', '1'));
        expect(await store.commit([create])).toEqual(['committed']);
      });

      test('null does not mean an absent field', async () => {
        await write(put('things', '1'));
        expect(await store.commit([{ guards: [guard('1', null)], writes: [] }])).toEqual(['conflict']);
        expect(await store.commit([{ guards: [guard('1', 0)], writes: [] }])).toEqual(['conflict']);
        expect(await store.commit([{ guards: [guard('2', 0)], writes: [] }])).toEqual(['conflict']);
      });

      test('a commit that conflicts is left out whole and holds back no other', async () => {
        await write(put('things', '1', { revision: 1 }), put('things', '2', { revision: 1 }));
        const outcomes = await store.commit([
          bump('1', 1),
          {
            guards: [guard('1', 1), guard('2', 1)],
            writes: [put('things', '9'), patch('things', '2', { revision: 7 })],
          },
          bump('1', 2),
          bump('2', 1),
          { guards: [], writes: [put('things', '3')] },
          { guards: [guard('3', null)], writes: [put('things', '4')] },
        ]);
        expect(outcomes).toEqual([
          'committed',
          'conflict',
          'committed',
          'committed',
          'committed',
          'conflict',
        ]);
        expect(await found({ op: 'and', of: [] })).toEqual(['1', '2', '3']);
        expect(await store.find('things', '1')).toMatchObject({ revision: 3 });
        expect(await store.find('things', '2')).toMatchObject({ revision: 2 });
      });

      test('see what earlier commits of the batch put, patched and deleted', async () => {
        await write(put('things', '1', { revision: 1, name: 'a' }));
        const outcomes = await store.commit([
          { guards: [], writes: [patch('things', '1', { name: 'b' })] },
          { guards: [guard('1', 'a', 'name')], writes: [] },
          { guards: [guard('1', 'b', 'name'), guard('1', 1)], writes: [] },
          { guards: [], writes: [patch('things', '7', { name: 'x' })] },
          { guards: [guard('7', 'x', 'name')], writes: [] },
          { guards: [guard('7', null)], writes: [] },
          { guards: [], writes: [remove('things', '1')] },
          { guards: [guard('1', 1)], writes: [] },
          { guards: [guard('1', null)], writes: [put('things', '1', { name: 'again' })] },
          { guards: [guard('1', 'again', 'name')], writes: [] },
          { guards: [guard('1', 1)], writes: [] },
        ]);
        const yes = 'committed';
        const no = 'conflict';
        expect(outcomes).toEqual([yes, no, yes, yes, no, yes, yes, no, yes, yes, no]);
      });

      test('compare every type by value', async () => {
        const record: StoredRecord = {
          parentKey: '9223372036854775807',
          name: 'x',
          size: 1,
          weight: 0.1,
          hidden: false,
          at: 5,
          tags: ['a', 'b'],
          body: { a: 1, b: [null] },
        };
        await write(put('things', '1', record));
        const all = Object.entries(record).map(([field, value]) => guard('1', value, field));
        expect(await store.commit([{ guards: all, writes: [] }])).toEqual(['committed']);
        expect(
          await store.commit([{ guards: [guard('1', { b: [null], a: 1 }, 'body')], writes: [] }]),
        ).toEqual(['committed']);
        const others: [string, Json][] = [
          ['parentKey', '9223372036854775806'],
          ['weight', 0.1000001],
          ['hidden', true],
          ['tags', ['b', 'a']],
          ['body', { a: 1, b: [] }],
        ];
        for (const [field, value] of others) {
          expect(await store.commit([{ guards: [guard('1', value, field)], writes: [] }])).toEqual([
            'conflict',
          ]);
        }
      });

      test('work with text keys', async () => {
        const key = 'a"b\\c\u{1f600}';
        const create: Commit = {
          guards: [guard(key, null, 'order', 'notes')],
          writes: [put('notes', key, { order: 1 })],
        };
        expect(await store.commit([create, create])).toEqual(['committed', 'conflict']);
        expect(await store.commit([{ guards: [guard(key, 1, 'order', 'notes')], writes: [] }])).toEqual([
          'committed',
        ]);
        expect(await store.commit([create])).toEqual(['conflict']);
      });
    });

    describe('conditions', () => {
      beforeEach(async () =>
        fill('things', {
          '1': {
            name: 'Anna',
            size: 1,
            weight: 1.5,
            hidden: true,
            at: 100,
            tags: ['a', 'b'],
            parentKey: '9007199254740993',
          },
          '2': {
            name: 'anna',
            size: 2,
            weight: -1,
            hidden: false,
            at: 200,
            tags: [],
            parentKey: '9007199254740992',
          },
          '3': { name: 'Ann*', size: 10, weight: 0, hidden: true, at: 300, tags: ['a\'b"', 'ab'] },
          '4': { name: 'A_%[x]?', size: 20, tags: ['B'] },
          '5': { body: { deep: true } },
          '11': { name: '\u{1f600}nna', size: -1, parentKey: '9007199254740993' },
        }),
      );

      const cases: [string, Condition, string[]][] = [
        ['eq text is case-sensitive', { op: 'eq', field: 'name', value: 'anna' }, ['2']],
        ['eq key is exact', { op: 'eq', field: 'parentKey', value: '9007199254740993' }, ['1', '11']],
        ['eq boolean', { op: 'eq', field: 'hidden', value: false }, ['2']],
        ['eq number', { op: 'eq', field: 'weight', value: 0 }, ['3']],
        ['eq null', { op: 'eq', field: 'size', value: null }, ['5']],
        ['neq null', { op: 'neq', field: 'hidden', value: null }, ['1', '2', '3']],
        ['eq null of a list', { op: 'eq', field: 'tags', value: null }, ['5', '11']],
        ['neq null of JSON', { op: 'neq', field: 'body', value: null }, ['5']],
        ['neq leaves out null', { op: 'neq', field: 'name', value: 'anna' }, ['1', '3', '4', '11']],
        ['gt integer', { op: 'gt', field: 'size', value: 2 }, ['3', '4']],
        ['gt fraction of an integer field', { op: 'gt', field: 'size', value: 1.5 }, ['2', '3', '4']],
        ['gte time', { op: 'gte', field: 'at', value: 200 }, ['2', '3']],
        ['lt number leaves out null', { op: 'lt', field: 'weight', value: 1 }, ['2', '3']],
        ['lte key is numeric', { op: 'lte', field: 'thingKey', value: '3' }, ['1', '2', '3']],
        ['gt key is numeric', { op: 'gt', field: 'thingKey', value: '5' }, ['11']],
        ['gt text by code point', { op: 'gt', field: 'name', value: '\uff5e' }, ['11']],
        ['gt null never', { op: 'gt', field: 'size', value: null }, []],
        ['gte true', { op: 'gte', field: 'hidden', value: true }, ['1', '3']],
        ['eq of another type', { op: 'eq', field: 'size', value: '1' }, []],
        ['eq number for text', { op: 'eq', field: 'name', value: 1 }, []],
        ['eq true for an integer', { op: 'eq', field: 'size', value: true }, []],
        ['eq of what is no key', { op: 'eq', field: 'thingKey', value: '01' }, []],
        ['neq of another type', { op: 'neq', field: 'size', value: 'x' }, ['1', '2', '3', '4', '11']],
        ['in', { op: 'in', field: 'name', value: ['Anna', 'anna', 'x'] }, ['1', '2']],
        ['in keys', { op: 'in', field: 'thingKey', value: ['11', '1', 'x', '01'] }, ['1', '11']],
        ['in numbers', { op: 'in', field: 'weight', value: [0, -1, 1.5] }, ['1', '2', '3']],
        ['in nothing', { op: 'in', field: 'name', value: [] }, []],
        ['in null never', { op: 'in', field: 'name', value: [null] }, []],
        ['notIn leaves out null', { op: 'notIn', field: 'size', value: [1, 2, null] }, ['3', '4', '11']],
        ['notIn nothing', { op: 'notIn', field: 'hidden', value: [] }, ['1', '2', '3']],
        ['like run', { op: 'like', field: 'name', value: 'A*' }, ['1', '3', '4']],
        ['like one', { op: 'like', field: 'name', value: '?nna' }, ['1', '2', '11']],
        ['like escaped run', { op: 'like', field: 'name', value: 'Ann\\*' }, ['3']],
        ['like escaped one', { op: 'like', field: 'name', value: '*\\?' }, ['4']],
        ['like has no other wildcards', { op: 'like', field: 'name', value: 'A_%*' }, ['4']],
        ['like has no character classes', { op: 'like', field: 'name', value: '*[x]*' }, ['4']],
        ['like is of the whole', { op: 'like', field: 'name', value: 'nna' }, []],
        [
          'like everything leaves out null',
          { op: 'like', field: 'name', value: '*' },
          ['1', '2', '3', '4', '11'],
        ],
        ['contains', { op: 'contains', field: 'tags', value: 'a' }, ['1']],
        ['contains with quotes', { op: 'contains', field: 'tags', value: 'a\'b"' }, ['3']],
        ['contains is case-sensitive', { op: 'contains', field: 'tags', value: 'B' }, ['4']],
        [
          'and',
          {
            op: 'and',
            of: [
              { op: 'gt', field: 'size', value: 1 },
              { op: 'eq', field: 'hidden', value: true },
            ],
          },
          ['3'],
        ],
        [
          'or',
          {
            op: 'or',
            of: [
              { op: 'eq', field: 'size', value: 1 },
              { op: 'eq', field: 'size', value: 2 },
            ],
          },
          ['1', '2'],
        ],
        ['and of nothing', { op: 'and', of: [] }, ['1', '2', '3', '4', '5', '11']],
        ['or of nothing', { op: 'or', of: [] }, []],
        ['not takes in null', { op: 'not', of: { op: 'gt', field: 'size', value: 1 } }, ['1', '5', '11']],
        ['not of neq', { op: 'not', of: { op: 'neq', field: 'name', value: 'anna' } }, ['2', '5']],
        [
          'not of and',
          {
            op: 'not',
            of: {
              op: 'and',
              of: [
                { op: 'gt', field: 'size', value: 1 },
                { op: 'gt', field: 'weight', value: -5 },
              ],
            },
          },
          ['1', '4', '5', '11'],
        ],
        ['not not', { op: 'not', of: { op: 'not', of: { op: 'gt', field: 'size', value: 10 } } }, ['4']],
      ];

      test.each(cases)('%s', async (_, where, expected) => {
        expect(await found(where)).toEqual(expected);
      });

      test('related', async () => {
        await fill('notes', {
          a: { thingKey: '1', text: 'x', order: 1 },
          b: { thingKey: '1', text: 'y', order: 2 },
          c: { thingKey: '3', text: 'x', order: 3 },
          d: { text: 'x', order: 4 },
        });
        const noted = (where: Condition): Condition => ({
          op: 'related',
          collection: 'notes',
          field: 'thingKey',
          foreign: 'thingKey',
          where,
        });
        const isX: Condition = { op: 'eq', field: 'text', value: 'x' };
        expect(await found(noted(isX))).toEqual(['1', '3']);
        expect(await found(noted({ op: 'and', of: [isX, { op: 'gt', field: 'order', value: 1 }] }))).toEqual([
          '3',
        ]);
        expect(
          await found({ op: 'and', of: [noted(isX), noted({ op: 'eq', field: 'text', value: 'y' })] }),
        ).toEqual(['1']);
        expect(await found({ op: 'not', of: noted({ op: 'and', of: [] }) })).toEqual(['2', '4', '5', '11']);
        const parent: Condition = {
          op: 'related',
          collection: 'things',
          field: 'thingKey',
          foreign: 'thingKey',
          where: noted(isX),
        };
        expect(
          await found({ op: 'and', of: [parent, { op: 'eq', field: 'order', value: 2 }] }, 'notes'),
        ).toEqual(['b']);
      });

      test('nested as deep as is allowed', async () => {
        type Wrap = (inner: Condition) => Condition;
        const leaves: Condition[] = [
          { op: 'in', field: 'thingKey', value: ['1'] },
          { op: 'eq', field: 'size', value: 1 },
          { op: 'contains', field: 'tags', value: 'a' },
        ];
        const key = { field: 'thingKey', foreign: 'thingKey' };
        const wraps: [Wrap, number][] = [
          [(of) => ({ op: 'not', of }), 24],
          [(inner) => ({ op: 'or', of: [{ op: 'eq', field: 'size', value: 77 }, inner] }), 24],
          [(where) => ({ op: 'related', collection: 'things', ...key, where }), 8],
          [(where) => ({ op: 'not', of: { op: 'related', collection: 'things', ...key, where } }), 6],
        ];
        for (const leaf of leaves) {
          for (const [wrap, times] of wraps) {
            let where = leaf;
            for (let i = 0; i < times; i++) where = wrap(where);
            expect(await found(where)).toEqual(['1']);
            for (let i = 0; i < 2; i++) where = wrap(where);
            await expect(store.list('things', where)).rejects.toThrow('too many parts');
          }
        }
      });

      const unknown: [string, Condition, string][] = [
        ['a field that is not there', { op: 'eq', field: 'nope', value: 1 }, "'nope'"],
        ['an inherited name', { op: 'eq', field: 'constructor', value: 1 }, "'constructor'"],
        ['comparing JSON', { op: 'eq', field: 'body', value: 1 }, 'body'],
        ['comparing a list', { op: 'in', field: 'tags', value: ['a'] }, 'tags'],
        ['like on a number', { op: 'like', field: 'size', value: '1*' }, 'size'],
        ['contains on text', { op: 'contains', field: 'name', value: 'a' }, 'name'],
        [
          'an unknown related collection',
          { op: 'related', collection: 'no', field: 'thingKey', foreign: 'x', where: { op: 'and', of: [] } },
          "'no'",
        ],
        [
          'related fields of different types',
          {
            op: 'related',
            collection: 'notes',
            field: 'thingKey',
            foreign: 'text',
            where: { op: 'and', of: [] },
          },
          'notes.text',
        ],
        [
          'too many parts',
          {
            op: 'or',
            of: Array.from({ length: 600 }, () => ({ op: 'eq', field: 'size', value: 1 }) as const),
          },
          'too many',
        ],
      ];

      test.each(unknown)('refuses %s, by name', async (_, where, message) => {
        await expect(store.list('things', where)).rejects.toThrow(message);
        await expect(store.search('things', { where: { op: 'not', of: where } })).rejects.toMatchObject({
          code: 'INVALID_QUERY',
        });
      });

      test('a value is never taken for SQL', async () => {
        const value = "' OR 1=1 --";
        await write(put('notes', value, { text: value }));
        expect(await found({ op: 'eq', field: 'text', value }, 'notes')).toEqual([value]);
        expect(await found({ op: 'like', field: 'text', value: `${value}*` }, 'notes')).toEqual([value]);
        await expect(
          store.search('things', { sort: [{ field: '1; DROP TABLE things', order: 'asc' }] }),
        ).rejects.toThrow();
      });
    });

    describe('order and pages', () => {
      beforeEach(async () =>
        fill('things', {
          '10': { name: 'b', size: 1, weight: 0.5 },
          '9': { name: 'b', size: 2, hidden: true },
          '100': { name: 'a', size: 1, hidden: false },
          '2': { size: 1, weight: -0.5 },
          '7': { name: '', size: 3 },
          '8': { name: '\uff5e' },
          '6': { name: '\u{1f600}' },
        }),
      );

      const sorts: [string, Query['sort'], string[]][] = [
        ['by key', undefined, ['2', '6', '7', '8', '9', '10', '100']],
        ['by key descending', [{ field: 'thingKey', order: 'desc' }], ['100', '10', '9', '8', '7', '6', '2']],
        [
          'null first, then by code point',
          [{ field: 'name', order: 'asc' }],
          ['2', '7', '100', '9', '10', '8', '6'],
        ],
        ['null last', [{ field: 'name', order: 'desc' }], ['6', '8', '10', '9', '100', '7', '2']],
        [
          'by two fields',
          [
            { field: 'size', order: 'desc' },
            { field: 'name', order: 'asc' },
          ],
          ['7', '9', '2', '100', '10', '8', '6'],
        ],
        ['by boolean', [{ field: 'hidden', order: 'desc' }], ['9', '100', '10', '8', '7', '6', '2']],
        ['by number', [{ field: 'weight', order: 'asc' }], ['6', '7', '8', '9', '100', '2', '10']],
        [
          'a field twice',
          [
            { field: 'size', order: 'asc' },
            { field: 'size', order: 'desc' },
          ],
          ['6', '8', '2', '10', '100', '9', '7'],
        ],
      ];

      test.each(sorts)('%s, and page by page both ways', async (_, sort, expected) => {
        const query: Query = sort === undefined ? {} : { sort };
        expect(keysOf((await store.search('things', query)).items)).toEqual(expected);
        const options = sort === undefined ? {} : { sort };
        expect(keysOf(await store.list('things', { op: 'and', of: [] }, options))).toEqual(expected);
        expect(keysOf(await store.list('things', { op: 'and', of: [] }, { ...options, limit: 3 }))).toEqual(
          expected.slice(0, 3),
        );
        expect(await walk(query, 2, 'after')).toEqual(expected);
        expect(await walk(query, 3, 'before')).toEqual(expected);
      });

      async function walk(query: Query, limit: number, direction: 'after' | 'before'): Promise<unknown[]> {
        let keys: unknown[] = [];
        const whole = await store.search('things', query);
        let page = await store.search('things', { ...query, limit });
        if (direction === 'before')
          page = await store.search('things', { ...query, limit, before: whole.endCursor ?? '' });
        else keys = keysOf(page.items);
        if (direction === 'before') keys = [...keysOf(page.items), ...keysOf(whole.items.slice(-1))];
        for (;;) {
          expect(page.total).toBe(7);
          const cursor = direction === 'after' ? page.endCursor : page.startCursor;
          if (cursor === null) return keys;
          page = await store.search('things', { ...query, limit, [direction]: cursor });
          keys = direction === 'after' ? [...keys, ...keysOf(page.items)] : [...keysOf(page.items), ...keys];
        }
      }

      test('offset, limit and total', async () => {
        const page = await store.search('things', { from: 2, limit: 3 });
        expect(keysOf(page.items)).toEqual(['7', '8', '9']);
        expect(page).toMatchObject({ total: 7, hasMoreTotal: false });
        expect(await store.search('things', { from: 7, limit: 3 })).toEqual({
          items: [],
          total: 7,
          hasMoreTotal: false,
          startCursor: null,
          endCursor: null,
        });
        expect(await store.search('things', { limit: 0 })).toMatchObject({ items: [], total: 7 });
        expect(await store.search('things', { from: 5, limit: 5 })).toMatchObject({ total: 7 });
      });

      test('a page is of 100 records when the query does not say', async () => {
        await fill('notes', Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`n${i}`, {}])));
        const page = await store.search('notes', {});
        expect([page.items.length, page.total]).toEqual([100, 130]);
        expect((await store.list('notes', { op: 'and', of: [] })).length).toBe(130);
      });

      test('more than 10,000 are not counted', async () => {
        await fill('notes', Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`n${i}`, {}])));
        expect(await store.search('notes', { limit: 1 })).toMatchObject({
          total: 10_000,
          hasMoreTotal: true,
        });
        await write(remove('notes', 'n5'));
        expect(await store.search('notes', { limit: 1 })).toMatchObject({
          total: 10_000,
          hasMoreTotal: false,
        });
      });

      test.each(['', 'x', 'W10=', 'eyJhIjoxfQ==', 'WzEsIjIiXQ==', 'WyJhIl0=', 'bnVsbA=='])(
        'refuses the cursor %j',
        async (cursor) => {
          await expect(store.search('things', { after: cursor })).rejects.toMatchObject({
            code: 'INVALID_CURSOR',
          });
          await expect(store.search('things', { before: cursor })).rejects.toMatchObject({
            code: 'INVALID_CURSOR',
          });
        },
      );

      test.each<Query>([
        { sort: [{ field: 'nope', order: 'asc' }] },
        { sort: [{ field: 'tags', order: 'asc' }] },
        { limit: -1 },
        { limit: 1.5 },
        { from: -1 },
        { from: 0, after: 'WyIxIl0=' },
        { before: 'WyIxIl0=', after: 'WyIxIl0=' },
      ])('refuses the query %j', async (query) => {
        await expect(store.search('things', query)).rejects.toMatchObject({ code: 'INVALID_QUERY' });
      });
    });

    describe('count', () => {
      const everything: Condition = { op: 'and', of: [] };

      test('gives each combination of values that occurs, nulls first, and how often it does', async () => {
        await fill('things', {
          '1': { name: 'b', hidden: true, parentKey: '9007199254740993', size: 1 },
          '2': { name: 'a', hidden: true, parentKey: '9007199254740993', size: 1 },
          '3': { name: 'a', hidden: false, size: 2 },
          '4': { name: 'a', hidden: true, parentKey: '9007199254740993', size: 3 },
          '5': {},
        });
        expect(await store.count('things', everything, ['name', 'hidden', 'parentKey'])).toEqual([
          { group: { name: null, hidden: null, parentKey: null }, count: 1 },
          { group: { name: 'a', hidden: false, parentKey: null }, count: 1 },
          { group: { name: 'a', hidden: true, parentKey: '9007199254740993' }, count: 2 },
          { group: { name: 'b', hidden: true, parentKey: '9007199254740993' }, count: 1 },
        ]);
        const named: Condition = { op: 'eq', field: 'name', value: 'a' };
        expect(await store.count('things', named, [])).toEqual([{ group: {}, count: 3 }]);
        expect(await store.count('things', everything, ['hidden'], 'size')).toEqual([
          { group: { hidden: null }, count: 0 },
          { group: { hidden: false }, count: 1 },
          { group: { hidden: true }, count: 2 },
        ]);
      });

      test('of nothing is nothing, and zero for all together', async () => {
        expect(await store.count('things', everything, ['name'])).toEqual([]);
        expect(await store.count('things', everything, [])).toEqual([{ group: {}, count: 0 }]);
      });

      test('by what cannot be compared is refused', async () => {
        for (const field of ['tags', 'body', 'nonsense']) {
          const refused = expect(store.count('things', everything, [field])).rejects;
          await refused.toMatchObject({ code: 'INVALID_QUERY' });
        }
      });
    });

    describe('claiming jobs', () => {
      const claim: JobClaim = {
        type: 'mail',
        tenantIds: null,
        limit: 2,
        worker: 'w',
        now: 100,
        deadline: 500,
      };
      const claimed = async (changes: Partial<JobClaim>): Promise<unknown[]> =>
        (await store.claimJobs({ ...claim, ...changes })).map((job) => job['jobKey']);

      beforeEach(async () =>
        fill('jobs', {
          '11': { type: 'mail', availableAt: 1, tenantId: 'bari' },
          '2': { type: 'mail', availableAt: 100, tenantId: 'bari', customHeaders: { a: '1' } },
          '3': { type: 'mail', availableAt: 101, tenantId: 'bari' },
          '4': { type: 'mail', tenantId: 'bari' },
          '5': { type: 'print', availableAt: 1, tenantId: 'bari' },
          '6': { type: 'mail', availableAt: 1, tenantId: 'modugno' },
        }),
      );

      test('gives the oldest available ones, as they then are', async () => {
        expect(await store.claimJobs(claim)).toEqual([
          {
            jobKey: '2',
            type: 'mail',
            worker: 'w',
            availableAt: 500,
            deadline: 500,
            tenantId: 'bari',
            customHeaders: { a: '1' },
          },
          {
            jobKey: '6',
            type: 'mail',
            worker: 'w',
            availableAt: 500,
            deadline: 500,
            tenantId: 'modugno',
            customHeaders: null,
          },
        ]);
        expect(await store.find('jobs', '2')).toMatchObject({ worker: 'w', availableAt: 500, deadline: 500 });
        expect(await claimed({})).toEqual(['11']);
        expect(await claimed({})).toEqual([]);
        expect(await claimed({ now: 500, limit: 10 })).toEqual(['2', '3', '6', '11']);
      });

      test('keeps to type and tenants', async () => {
        expect(await claimed({ tenantIds: [] })).toEqual([]);
        expect(await claimed({ tenantIds: ['modugno', 'x'], limit: 9 })).toEqual(['6']);
        expect(await claimed({ type: 'print' })).toEqual(['5']);
        expect(await claimed({ type: 'nothing' })).toEqual([]);
        expect(await claimed({ limit: 0 })).toEqual([]);
      });

      test('gives each job once, however many ask at the same time', async () => {
        const jobs = Array.from({ length: 100 }, (_, i) => [String(1000 + i), { type: 'x', availableAt: 0 }]);
        await fill('jobs', Object.fromEntries(jobs) as Record<string, StoredRecord>);
        const asked = Array.from({ length: 30 }, async (_, i) => {
          if (i % 3 === 0) await write(put('things', String(i)));
          return claimed({ type: 'x', limit: 4 });
        });
        const given = (await Promise.all(asked)).flat();
        expect(given.length).toBe(100);
        expect(new Set(given).size).toBe(100);
      });
    });

    describe('opening and closing', () => {
      let store: Store;

      beforeEach(async () => {
        store = await createStore();
        await store.open(sampleCollections);
      });
      afterEach(async () => store.close());

      test('a closed store answers nothing', async () => {
        await store.close();
        await expect(store.find('things', '1')).rejects.toMatchObject({ code: 'CLOSED' });
        await expect(store.search('things', {})).rejects.toMatchObject({ code: 'CLOSED' });
        await expect(store.list('things', { op: 'and', of: [] })).rejects.toMatchObject({ code: 'CLOSED' });
        await expect(store.count('things', { op: 'and', of: [] }, [])).rejects.toMatchObject({
          code: 'CLOSED',
        });
        await expect(store.commit([])).rejects.toMatchObject({ code: 'CLOSED' });
        await expect(
          store.claimJobs({ type: 'x', tenantIds: null, limit: 1, worker: '', now: 0, deadline: 1 }),
        ).rejects.toMatchObject({ code: 'CLOSED' });
        await store.close();
      });

      test('further collections can be opened later', async () => {
        await store.open([{ name: 'more', key: 'id', fields: { id: 'text' }, indexes: [] }]);
        await store.commit([{ guards: [], writes: [put('more', 'x'), put('things', '1')] }]);
        expect(await store.find('more', 'x')).toEqual({ id: 'x' });
      });

      test('a schema that contradicts itself is refused', async () => {
        const field = { id: 'text' } as const;
        await expect(store.open([{ name: 'a', key: 'no', fields: field, indexes: [] }])).rejects.toThrow(
          "'no'",
        );
        await expect(
          store.open([{ name: 'a', key: 'id', fields: { id: 'json' }, indexes: [] }]),
        ).rejects.toThrow('a.id');
        await expect(
          store.open([{ name: 'a', key: 'id', fields: field, indexes: [['no']] }]),
        ).rejects.toThrow("'no'");
      });
    });
  });
}
