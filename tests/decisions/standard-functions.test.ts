import { expect, test } from '@jest/globals';
import type { Json } from '../../engine/model/json.ts';
import {
  bkm,
  conditional,
  context,
  decision,
  fn,
  input,
  invocation,
  item,
  list,
  literal,
  loop,
  model,
  relation,
  service,
  table,
} from '../support/decision-xml.ts';
import { clock, evaluated, opened, valueOf } from './evaluate.ts';

const numbers = { a: 'number', b: 'number' };
const minus = bkm('minus', literal('a - b'), { parameters: numbers, type: 'number' });
const describe = bkm('describe', literal('if b = null then "none" else string(b)'), { parameters: numbers });
const adults = bkm('adult', literal('age >= 18'), { parameters: { age: 'number' }, type: 'boolean' });
const twice = bkm('twice', literal('f(f(x))'), { parameters: { f: null, x: null } });
const around = [
  minus,
  describe,
  adults,
  twice,
  item('tPredicate', { parameters: { n: 'number' }, result: 'boolean' }),
  item('tBinary', { parameters: numbers, result: 'number' }),
  bkm('all of', literal('every n in those satisfies test(n)'), {
    parameters: { those: 'list', test: 'tPredicate' },
  }),
  bkm('typed', literal('f(1, 2)'), { parameters: { f: 'tBinary' } }),
  bkm('made', fn(literal('n + step'), { parameters: { n: 'number' } }), { parameters: { step: 'number' } }),
  bkm('empty', '', { parameters: { a: null } }),
  bkm('in Java', context({}), { parameters: { a: null }, kind: 'Java' }),
  bkm('in PMML', context({}), { parameters: { a: null }, kind: 'PMML' }),
  bkm('fallback', literal('minus(a, 1) + twice(function(n) n * 2, a)'), {
    parameters: { a: 'number' },
    knowledge: ['minus', 'twice'],
  }),
  bkm('factorial', conditional(literal('n <= 1'), literal('1'), literal('n * factorial(n - 1)')), {
    parameters: { n: 'number' },
    type: 'number',
  }),
  bkm(
    'band',
    table({
      prefix: 'band_',
      inputs: ['points'],
      outputs: [{ type: 'string' }],
      rules: [
        ['< 10', '"low"'],
        ['>= 10', '"high"'],
      ],
    }),
    { parameters: { points: 'number' } },
  ),
];
const knowledge = [
  ...['minus', 'describe', 'adult', 'twice', 'all of', 'typed', 'made', 'empty'],
  ...['in Java', 'in PMML', 'fallback', 'factorial', 'band'],
];

const rows: readonly (readonly [why: string, logic: string, value: Json])[] = [
  ['by position', literal('minus(5, 3)'), 2],
  ['by name', literal('minus(b: 3, a: 5)'), 2],
  ['by a boxed invocation', invocation('minus', { b: literal('3'), a: literal('5') }), 2],
  ['a boxed invocation that leaves a parameter out', invocation('describe', { a: literal('1') }), 'none'],
  ['one that leaves the first out', invocation('describe', { b: literal('1') }), '1'],
  ['one that leaves all out', invocation('describe', {}), 'none'],
  ['a binding without an expression', invocation('describe', { a: literal('1'), b: '' }), 'none'],
  ['names that leave a parameter out', literal('describe(a: 1)'), 'none'],
  ['too few by position', literal('describe(1)'), null],
  ['too many by position', literal('minus(1, 2, 3)'), null],
  ['a parameter that is not there', literal('describe(a: 1, b: 2, c: 3)'), null],
  [
    'a binding that is not there',
    invocation('describe', { a: literal('1'), b: literal('2'), c: literal('3') }),
    null,
  ],
  ['an argument of another type', literal('minus("5", 3)'), null],
  ['null is of every type', literal('describe(1, null)'), 'none'],
  ['a list of one', literal('minus([5], [3])'), 2],
  ['a list of two', literal('minus([5, 6], 3)'), null],
  ['one that has no logic', literal('empty(1)'), null],
  ['one in Java', literal('in Java(1)'), null],
  ['one in PMML', literal('in PMML(1)'), null],
  ['one that calls others', literal('fallback(3)'), 14],
  ['one that calls itself', literal('factorial(10)'), 3628800],
  ['one that is a table', literal('band(9) + band(10)'), 'lowhigh'],
  ['a table by a boxed invocation', invocation('band', { points: literal('12') }), 'high'],
  ['as a value', literal('all of([18, 19], adult)'), true],
  ['as a value, not all', literal('all of([17, 19], adult)'), false],
  ['a function written in the call', literal('all of([1, 2], function(n) n > 0)'), true],
  ['one with other parameters is no value of the type', literal('typed(adult)'), null],
  ['one that is of the type', literal('typed(minus)'), -1],
  ['a built-in function as a value', literal('twice(abs, -5)'), 5],
  ['one that gives a function', literal('made(5)(2)'), 7],
  ['what it gave is kept', context({ inc: literal('made(1)'), '': literal('inc(inc(1))') }), 3],
  ['in a list', list([literal('minus(2, 1)'), invocation('minus', numbersOf(4, 1))]), [1, 3]],
  ['in a relation', relation(['x'], [['minus(2, 1)']]), [{ x: 1 }]],
  ['in a loop', loop('for', 'n', literal('[1, 2]'), invocation('minus', numbersOf('n', 1))), [0, 1]],
  ['handed to a built-in function', literal('sort([1, 3, 2], function(x, y) minus(x, y) > 0)'), [3, 2, 1]],
  ['itself handed to a built-in function', literal('list replace([20, 5], adult2, 0)'), [0, 5]],
  [
    'a function of a context calls one before it',
    context({
      double: fn(literal('n * 2'), { parameters: { n: 'number' } }),
      'double plus': fn(literal('double(n) + more'), { parameters: { n: 'number', more: 'number' } }),
      '': literal('double plus(4, 1)'),
    }),
    9,
  ],
  [
    'a function of a context calls itself',
    context({
      fib: fn(literal('if n < 2 then n else fib(n - 1) + fib(n - 2)'), { parameters: { n: 'number' } }),
      '': literal('fib(10)'),
    }),
    55,
  ],
  [
    'unless its name means another outside',
    context({ minus: fn(literal('minus(n, 1)'), { parameters: { n: 'number' } }), '': literal('minus(4)') }),
    3,
  ],
  [
    'or a built-in function',
    context({ sum: fn(literal('sum(n) + 1'), { parameters: { n: 'list' } }), '': literal('sum([1, 2])') }),
    4,
  ],
  [
    'a function of a context that is handed on',
    context({
      ops: context({ half: fn(literal('n / 2'), { parameters: { n: null } }) }),
      '': literal('ops.half(8)'),
    }),
    4,
  ],
  [
    'called by a boxed invocation',
    context({
      ops: context({ half: fn(literal('n / 2'), { parameters: { n: null } }) }),
      '': invocation('ops.half', { n: literal('8') }),
    }),
    4,
  ],
  [
    'functions made in a loop keep what they saw',
    context({
      fs: loop('for', 'n', literal('[1, 2, 3]'), fn(literal('x * n'), { parameters: { x: null } })),
      '': literal('[fs[1](10), fs[3](10)]'),
    }),
    [10, 30],
  ],
  [
    'a function with a type of its own',
    context({
      f: fn(literal('"a"'), {}).replace('<functionDefinition', '<functionDefinition typeRef="number"'),
      '': literal('f()'),
    }),
    null,
  ],
];

function numbersOf(a: number | string, b: number): Readonly<Record<string, string>> {
  return { a: literal(String(a)), b: literal(String(b)) };
}

test.each(rows)('%s', async (_, logic, value) => {
  const more = bkm('adult2', literal('item >= 18'), { parameters: { item: null, other: null } });
  const needs = { knowledge: [...knowledge, 'adult2'] };
  expect(await valueOf(logic, { around: [...around, more], needs })).toEqual(value);
});

test('a function does not see the variables of who calls it', async () => {
  const xml = model(
    {},
    input('Salary', 'number'),
    bkm('shows', literal('[Salary, Secret, x]'), { parameters: { x: null } }),
    decision('Own', literal('[Salary, Secret]'), { inputs: ['Salary'] }),
    decision('Served', literal('Secret')),
    service('Serving', { outputs: ['Served'] }),
    decision('Answer', literal('[shows(1), Serving(), Secret]'), {
      inputs: ['Salary'],
      knowledge: ['shows', 'Serving'],
    }),
    bkm('applies', literal('[f(1), Secret]'), { parameters: { f: null } }),
    decision('Handed on', literal('applies(function(n) [Secret, n])'), { knowledge: ['applies'] }),
    decision('Local', context({ f: fn(literal('Secret')), '': literal('f()') })),
  );
  const program = await opened(xml);
  const inputs = { Salary: 1, Secret: 2 };
  const of = (id: string) => program.evaluate(id, inputs, clock).output;
  // A decision may name what its model does not declare: the variables of a process.
  expect(of('Own')).toEqual([1, 2]);
  expect(of('Answer')).toEqual([[null, null, 1], null, 2]);
  expect(of('Local')).toBe(2);
  expect(of('Handed_on')).toEqual([[2, 1], null]);
});

test('a decision that is a function', async () => {
  const xml = model(
    {},
    item('tUnary', { parameters: { n: 'number' }, result: 'number' }),
    input('Rate', 'number'),
    decision('Surcharge', fn(literal('n * Rate'), { parameters: { n: 'number' } }), {
      inputs: ['Rate'],
      type: 'tUnary',
    }),
    decision('Answer', literal('Surcharge(10) + Surcharge(n: 1)'), { decisions: ['Surcharge'] }),
    decision('Boxed', invocation('Surcharge', { n: literal('2') }), { decisions: ['Surcharge'] }),
  );
  const program = await opened(xml);
  expect(program.evaluate('Answer', { Rate: 3 }, clock).output).toBe(33);
  expect(program.evaluate('Boxed', { Rate: 3 }, clock).output).toBe(6);
});

test.each<[string, string, string | undefined, string, Json]>([
  ['its own result type', '[n]', 'number', 'f(3)', 3],
  ['a type its result is not', '"a"', 'number', 'f(3)', null],
  ['a function type', 'n > 1', 'tTest', 'f(3)', true],
  ['a function type its result is not', 'n + 1', 'tTest', 'f(3)', null],
])('a business knowledge model whose variable has %s', async (_, body, type, call, value) => {
  const f = bkm('f', literal(body), { parameters: { n: 'number' }, ...(type ? { type } : {}) });
  const tTest = item('tTest', { parameters: { n: 'number' }, result: 'boolean' });
  expect(await valueOf(literal(call), { around: [tTest, f], needs: { knowledge: ['f'] } })).toEqual(value);
});

test('a business knowledge model is evaluated by itself, with dates as texts', async () => {
  const xml = model(
    {},
    bkm('age', literal('years and months duration(born, on).years'), {
      parameters: { born: 'date', on: 'date' },
    }),
  );
  expect((await evaluated(xml, 'age', { born: '1990-05-01', on: '2026-01-01' })).value).toBe(35);
});

test('functions that call one another without end are stopped', async () => {
  const f = bkm('f', literal('f(n + 1)'), { parameters: { n: null } });
  const result = await evaluated(
    model({}, f, decision('Answer', literal('f(1)'), { knowledge: ['f'] })),
    'Answer',
  );
  expect(result.output).toBeNull();
  expect(result.failure?.message).toMatch(/^The evaluation was stopped: /);
});
