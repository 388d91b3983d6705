import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadJavaScript, type JavaScript } from '../../engine/expressions/javascript.ts';
import type { Json } from '../../engine/model/json.ts';

const now = Date.parse('2026-07-15T08:30:00.250Z');
const variables: Readonly<Record<string, Json>> = {
  amount: 200,
  order: { id: 'o-1', items: [{ price: 1 }, { price: 5 }] },
  città: 'Torino',
  $x: 1,
  _y: 2,
  nothing: null,
  Math: 'hidden by the language',
  text: 'a\u0000b 😀 "quoted"\n',
  list: [3, 1, 2],
};

let javascript: JavaScript;
beforeAll(() =>
  loadJavaScript({ timeMs: 300, memoryBytes: 8 << 20 }).then((loaded) => {
    javascript = loaded;
  }),
);

const run = (source: string, scope = variables) =>
  javascript.run(source, (name) => (Object.hasOwn(scope, name) ? scope[name] : undefined), now);

const values: readonly (readonly [source: string, value: Json])[] = [
  // The last expression, or a return
  ['1 + 1', 2],
  ['amount * 2', 400],
  ['const a = amount; a + 1', 201],
  ['if (amount > 100) { "large" } else { "small" }', 'large'],
  ['return amount', 200],
  ['if (amount > 100) return "large";\nreturn "small"', 'large'],
  ['const f = (x) => { return x + 1; }; f(amount)', 201],
  ['return', null],
  ['({ a: 1, b: [true, null] })', { a: 1, b: [true, null] }],
  ['// a comment\namount // another', 200],
  ['// return\n5', 5],
  ['', null],
  // Variables, by name and as copies
  ['order.items.map((item) => item.price).reduce((a, b) => a + b)', 6],
  ['città + $x + _y', 'Torino12'],
  ['[...list].sort()', [1, 2, 3]],
  ['nothing', null],
  ['typeof absent', 'undefined'],
  ['typeof Math.max', 'function'],
  ['let amount = 5; amount', 5],
  ['text', 'a\u0000b 😀 "quoted"\n'],
  ['text.length', 16],
  ['"è" + "\\u{1F600}"', 'è😀'],
  ['order.items.push(9), order.items.length', 3],
  // What JSON does not have
  ['NaN', null],
  ['undefined', null],
  ['[1 / 0, undefined, -0]', [null, null, 0]],
  ['({ a: undefined, b: NaN })', { b: null }],
  ['new Date(0)', '1970-01-01T00:00:00.000Z'],
  ['({ __proto__: { a: 1 }, b: 2 })', { b: 2 }],
  // Time stands still, in UTC
  ['Date.now()', now],
  ['new Date()', '2026-07-15T08:30:00.250Z'],
  ['new Date().getHours() + ":" + new Date().getTimezoneOffset()', '8:0'],
  ['new Date(2026, 6, 1, 10)', '2026-07-01T10:00:00.000Z'],
  ['new Date("2026-07-01T10:00")', '2026-07-01T10:00:00.000Z'],
  ['new Date("2026-07-01T10:00+02:00")', '2026-07-01T08:00:00.000Z'],
  ['new Date("2026-07-01 10:00")', '2026-07-01T10:00:00.000Z'],
  ['new Date("07-01-2026")', '2026-07-01T00:00:00.000Z'],
  ['new Date("July 1, 2026 10:00:00")', '2026-07-01T10:00:00.000Z'],
  ['new Date("Wed, 01 Jul 2026 10:00:00 GMT")', '2026-07-01T10:00:00.000Z'],
  ['new Date("2026-07-01T10:00:00.5-0230")', '2026-07-01T12:30:00.500Z'],
  ['new Date("2026-07")', '2026-07-01T00:00:00.000Z'],
  ['new Date(new Date(0).toString()).getTime()', 0],
  ['new Date("soon")', null],
  ['new Date(new Date(7)).getTime()', 7],
  ['Date.parse("2026-07-01")', Date.parse('2026-07-01')],
  ['const d = new Date(0); d.setHours(5); d', '1970-01-01T05:00:00.000Z'],
  ['Date() === new Date().toString()', true],
  ['new Date() instanceof Date', true],
  ['new (class extends Date {})(5).getTime()', 5],
  // Nothing of the host
  [
    '[typeof process, typeof require, typeof fetch, typeof console, typeof setTimeout, typeof XMLHttpRequest, typeof std, typeof os, typeof Worker]',
    Array<string>(9).fill('undefined'),
  ],
  ['[typeof eval, typeof performance, typeof WebAssembly]', Array<string>(3).fill('undefined')],
  ['Object.keys(globalThis)', []],
];

test.each(values)('%s is %j', (source, value) => {
  expect(run(source)).toEqual({ ok: true, value });
});

const failures: readonly (readonly [
  source: string,
  message: string,
  line: number | null,
  column: number | null,
])[] = [
  ['absent + 1', "ReferenceError: 'absent' is not defined", 1, 1],
  ['const a = 1;\n\n  nothing.x', "cannot read property 'x' of null", 3, 10],
  ['if (amount)\n  return nothing.x', "cannot read property 'x' of null", 2, 17],
  ['throw new Error("too much")', 'Error: too much', 1, 16],
  ['throw "too much"', 'too much', null, null],
  ['throw { code: 7 }', '{"code":7}', null, null],
  ['throw 5', 'it throws a number', null, null],
  ['throw Symbol("a")', 'it throws a symbol', null, null],
  ['let x = ;', "SyntaxError: unexpected token in expression: ';'", 1, 9],
  ['1;\nreturn 1 +', "SyntaxError: unexpected token in expression: '}'", 3, 1],
  ['import fs from "fs"', "SyntaxError: expecting '('", 1, 8],
  ['await 1', "SyntaxError: expecting ';'", 1, 7],
  [
    'Math.random()',
    'Math.random is not available: a step must give the same result when it is repeated',
    1,
    12,
  ],
  ['new Function("return 1")()', 'code cannot be made from text', 1, 13],
  ['(() => 1).constructor("return 1")()', 'code cannot be made from text', 1, 22],
  ['(async () => 1).constructor("return 1")()', 'code cannot be made from text', 1, 28],
  ['(function* () {}).constructor("1")', 'code cannot be made from text', 1, 30],
  // What cannot be stored
  ['1n', 'a bigint is not a value that can be stored', null, null],
  ['({ a: [10n] })', 'a bigint is not a value that can be stored', null, null],
  ['() => 1', 'a function is not a value that can be stored', null, null],
  ['({ a() {} })', 'a function is not a value that can be stored', null, null],
  ['Symbol("a")', 'a symbol is not a value that can be stored', null, null],
  ['new Map([[1, 2]])', 'a Map is not a value that can be stored', null, null],
  ['(async () => 1)()', 'a Promise is not a value that can be stored', null, null],
  ['import("fs")', 'a Promise is not a value that can be stored', null, null],
  ['const a = {}; a.a = a; a', 'circular reference', null, null],
  // What would never end
  ['while (true) {}', 'it takes longer than 300 ms', 1, 1],
  ['try { while (true) {} } catch { 1 }', 'it takes longer than 300 ms', 1, 1],
  ['/(a+)+$/.test("a".repeat(40) + "b")', 'it takes longer than 300 ms', 1, 14],
  ['({ toJSON() { for (;;); } })', 'it takes longer than 300 ms', 1, 4],
  ['new Array(4294967295).indexOf(1)', 'RangeError: an array of 4294967295 entries is too long', 1, 30],
  ['const f = () => f() + 1; f()', 'its calls nest too deeply', 1, 18],
  ['"x".repeat(1e9)', 'it needs more than 8 MiB of memory', 1, 11],
  ['new ArrayBuffer(1e9)', 'it needs more than 8 MiB of memory', 1, 16],
];

test.each(failures)('%s fails: %s', (source, message, line, column) => {
  expect(run(source)).toEqual({ ok: false, message, line, column });
});

const hoards: readonly string[] = [
  'const all = [];\nwhile (true) all.push("x".repeat(100000) + all.length)',
  'const all = [];\nwhile (true) all.push({ all })',
  'const all = [];\nwhile (true) all.push(new Array(10000).fill(1))',
  'let text = "x".repeat(1000); const all = [];\nfor (;;) all.push(text + all.length)',
];

test.each(hoards)('%j is stopped before memory is, and the next run has all of it', async (source) => {
  // Time enough that memory is what runs out, on a busy machine too.
  const patient = await loadJavaScript({ timeMs: 30_000, memoryBytes: 8 << 20 });
  const run = (text: string) => patient.run(text, () => undefined, 0);
  expect(run(source)).toMatchObject({ ok: false, message: 'it needs more than 8 MiB of memory' });
  expect(run('const all = []; while (all.length < 50) all.push("x".repeat(100000) + all.length); 1')).toEqual(
    {
      ok: true,
      value: 1,
    },
  );
});

const nested: readonly string[] = [
  'JSON.parse("[".repeat(100000))',
  'let a = []; for (let i = 0; i < 50000; i++) a = [a]; a',
  'let a = []; for (let i = 0; i < 50000; i++) a = [a]; String(a)',
  'new RegExp("(?:".repeat(100000))',
  '('.repeat(50_000),
  '['.repeat(50_000),
  `${'{'.repeat(50_000)} return 1`,
];

test.each(nested.map((source) => [source.slice(0, 60), source]))(
  '%s… nests too deeply, and the next run works',
  (_start, source) => {
    expect(run(source)).toMatchObject({ ok: false, message: expect.stringMatching(/nest|stack overflow/) });
    expect(run('1')).toEqual({ ok: true, value: 1 });
  },
);

test('a sandbox that broke is replaced', () =>
  loadJavaScript({ stackBytes: 2 << 20 })
    .then((careless) => {
      const broken = careless.run('const f = () => [1].map(f); f()', () => undefined, now);
      expect(broken).toMatchObject({ ok: false, message: expect.stringContaining('broke the sandbox') });
      expect(careless.run('1', () => undefined, now)).toMatchObject({ ok: false });
      return new Promise((resolve) => setTimeout(resolve, 500)).then(() => careless);
    })
    .then((careless) => {
      expect(careless.run('1', () => undefined, now)).toEqual({ ok: true, value: 1 });
    }));

describe('nothing stays and nothing gets out', () => {
  test('prototypes and globals are those of one run', () => {
    run(
      'Object.prototype.evil = 1; Array.prototype.map = null; globalThis.kept = 1; JSON.stringify = () => "0"; 1',
    );
    expect(run('[({}).evil, typeof [].map, typeof kept]')).toEqual({
      ok: true,
      value: [null, 'function', 'undefined'],
    });
    expect(run('Object.prototype.toJSON = () => "other"; Promise = Map = undefined; ({})')).toEqual({
      ok: true,
      value: 'other',
    });
    expect(({} as Record<string, unknown>)['evil']).toBeUndefined();
  });

  test('variables are copies', () => {
    const frozen = { order: Object.freeze({ items: Object.freeze([1]) }) } as Record<string, Json>;
    expect(run('order.items.push(2); order.total = 3; order', frozen)).toEqual({
      ok: true,
      value: { items: [1, 2], total: 3 },
    });
    expect(frozen).toEqual({ order: { items: [1] } });
  });

  test('a result called __proto__ is a name like any other', () => {
    const result = run('JSON.parse(\'{"__proto__": {"evil": 1}}\')');
    expect(result.ok && Object.getOwnPropertyNames(result.value)).toEqual(['__proto__']);
  });

  test('only what the text names is looked up', () => {
    const asked: string[] = [];
    javascript.run(
      'order.items?.price + [...list].length + città',
      (name) => {
        asked.push(name);
        return variables[name];
      },
      now,
    );
    expect(asked.sort()).toEqual(['città', 'list', 'order']);
  });
});

test('thousands of runs leave the memory as it was', () => {
  for (let count = 0; count < 1500; count++)
    expect(run('const all = []; for (let i = 0; i < 100; i++) all.push({ i, order }); all.length').ok).toBe(
      true,
    );
});

const checks: readonly (readonly [source: string, problem: readonly [string, number, number] | null])[] = [
  ['amount + 1', null],
  ['return amount', null],
  ['while (true) {}', null],
  ['absent.x', null],
  ['', null],
  ['let a = 1;\nlet b = ;', ["SyntaxError: unexpected token in expression: ';'", 2, 9]],
  ['return (1', ["SyntaxError: expecting ')'", 2, 1]],
  ['let a = 1; let a = 2;', ['SyntaxError: invalid redefinition of lexical identifier', 1, 18]],
  ['"open', ['SyntaxError: unexpected end of string', 1, 1]],
];

test.each(checks)('the syntax of %j: %j', (source, problem) => {
  const [message, line, column] = problem ?? [];
  expect(javascript.check(source)).toEqual(problem && { message, line, column });
});
