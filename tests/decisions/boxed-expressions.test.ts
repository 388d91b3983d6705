import { expect, test } from '@jest/globals';
import type { Json } from '../../engine/model/json.ts';
import {
  bkm,
  conditional,
  context,
  filter,
  fn,
  input,
  invocation,
  item,
  list,
  literal,
  loop,
  part,
  relation,
} from '../support/decision-xml.ts';
import { valueOf } from './evaluate.ts';

const people = relation(
  ['first name: string', 'age: number'],
  [
    ['"Ada"', '36'],
    ['"Alan"', '41'],
  ],
);

const rows: readonly (readonly [why: string, logic: string, value: Json])[] = [
  ['literal', literal('1 + 2'), 3],
  ['an empty literal', literal(''), null],
  ['a literal of its type', literal('[7]', 'number'), 7],
  ['a literal of another type', literal('"7"', 'number'), null],
  ['context', context({ a: literal('1'), b: literal('a + 1') }), { a: 1, b: 2 }],
  ['context with a result', context({ 'net price': literal('10'), '': literal('net price * 2') }), 20],
  [
    'names of more words',
    context({ 'a b': literal('1'), 'c-d': literal('a b + 1'), e: literal('c-d') }),
    { 'a b': 1, 'c-d': 2, e: 2 },
  ],
  [
    'entries of their types',
    context({ 'a: number': literal('"x"'), 'b: string': literal('["x"]') }),
    { a: null, b: 'x' },
  ],
  ['context in context', context({ c: context({ 'd e': literal('5') }), '': literal('c.d e') }), 5],
  ['list', list([literal('1'), literal('"a"'), list([])]), [1, 'a', []]],
  [
    'relation',
    people,
    [
      { 'first name': 'Ada', age: 36 },
      { 'first name': 'Alan', age: 41 },
    ],
  ],
  ['a cell of another type', relation(['a: number'], [['"x"']]), [{ a: null }]],
  ['conditional', conditional(literal('1 < 2'), literal('"yes"'), literal('"no"')), 'yes'],
  ['not true', conditional(literal('1 > 2'), literal('"yes"'), literal('"no"')), 'no'],
  ['null is not true', conditional(literal('null'), literal('"yes"'), literal('"no"')), 'no'],
  ['neither true nor false', conditional(literal('3'), literal('"yes"'), literal('"no"')), null],
  ['for', loop('for', 'n', literal('[1, 2, 3]'), literal('n * n')), [1, 4, 9]],
  [
    'for sees what there is',
    loop('for', 'n', literal('[1, 2, 3]'), literal('n + count(partial)')),
    [1, 3, 5],
  ],
  ['for over a range', loop('for', 'n', literal('[1..3]'), literal('n')), [1, 2, 3]],
  ['for over nothing', loop('for', 'n', literal('null'), literal('n')), null],
  [
    'for in for',
    loop('for', 'n', literal('[1, 2]'), loop('for', 'm', literal('[10, 20]'), literal('n + m'))),
    [
      [11, 21],
      [12, 22],
    ],
  ],
  ['for over contexts', loop('for', 'who', people, literal('who.first name')), ['Ada', 'Alan']],
  ['some', loop('some', 'n', literal('[1, 2, 3]'), literal('n > 2')), true],
  ['not some', loop('some', 'n', literal('[1, 2, 3]'), literal('n > 3')), false],
  ['every', loop('every', 'n', literal('[1, 2, 3]'), literal('n > 0')), true],
  ['not every', loop('every', 'n', literal('[1, 2, 3]'), literal('n > 1')), false],
  ['filter', filter(literal('[1, 2, 3]'), literal('item >= 2')), [2, 3]],
  ['filter by an entry', filter(people, literal('age > 40')), [{ 'first name': 'Alan', age: 41 }]],
  [
    'filter by an entry of two words',
    filter(people, literal('first name = "Ada"')),
    [{ 'first name': 'Ada', age: 36 }],
  ],
  ['filter with a position', filter(literal('["a", "b"]'), literal('2')), 'b'],
  [
    'filter of filter',
    filter(filter(literal('[1, 2, 3, 4]'), literal('item > 1')), literal('item < 4')),
    [2, 3],
  ],
  [
    'function',
    context({ twice: fn(literal('n * 2'), { parameters: { n: 'number' } }), '': literal('twice(21)') }),
    42,
  ],
  [
    'function with an argument of another type',
    context({ twice: fn(literal('n * 2'), { parameters: { n: 'number' } }), '': literal('twice("a")') }),
    null,
  ],
  [
    'function that sees what is around',
    context({
      k: literal('10'),
      add: fn(literal('n + k'), { parameters: { n: null } }),
      '': loop('for', 'i', literal('[1, 2]'), literal('add(i)')),
    }),
    [11, 12],
  ],
  ['function in Java', context({ f: fn(context({}), { kind: 'Java' }), '': literal('f()') }), null],
  ['a function has no JSON', fn(literal('1')), null],
  [
    'invocation of a built-in function',
    invocation('substring', { string: literal('"budget"'), 'start position': literal('4') }),
    'get',
  ],
  [
    'invocation of a context entry',
    context({
      minus: fn(literal('a - b'), { parameters: { a: null, b: null } }),
      '': invocation('minus', { b: literal('1'), a: literal('10') }),
    }),
    9,
  ],
  ['invocation with an unknown parameter', invocation('substring', { nothing: literal('1') }), null],
  ['invocation of what is no function', invocation('"a"', { n: literal('1') }), null],
];

test.each(rows)('%s', async (_, logic, value) => {
  expect(await valueOf(logic)).toEqual(value);
});

const payment = bkm('Monthly payment', literal('amount * (1 + rate) / months'), {
  parameters: { amount: 'number', rate: 'number', months: 'number' },
});

test('a business knowledge model is called by position, by name and by a boxed invocation', async () => {
  const around = [payment, input('Loan')];
  const needs = { knowledge: ['Monthly payment'], inputs: ['Loan'] };
  const inputs = { Loan: 1200 };
  for (const logic of [
    literal('Monthly payment(Loan, 0.5, 12)'),
    literal('Monthly payment(months: 12, amount: Loan, rate: 0.5)'),
    invocation('Monthly payment', { rate: literal('0.5'), months: literal('12'), amount: literal('Loan') }),
  ])
    expect(await valueOf(logic, { around, needs, inputs })).toBe(150);
});

test.each([
  ['a list of one for an item', bkm('f', literal('n + 1'), { parameters: { n: 'number' } }), 'f([1])', 2],
  ['an item for a list', bkm('f', literal('count(n)'), { parameters: { n: 'list' } }), 'f(1)', 1],
  [
    'a date for a date and time',
    bkm('f', literal('n.hour'), { parameters: { n: 'date and time' } }),
    'f(date("2026-01-31"))',
    0,
  ],
  ['no conversion', bkm('f', literal('"called"'), { parameters: { n: 'number' } }), 'f("a")', null],
  [
    'the result of its type',
    bkm('f', literal('[n]'), { parameters: { n: null }, type: 'number' }),
    'f(3)',
    3,
  ],
  ['a result of another type', bkm('f', literal('"a"'), { parameters: {}, type: 'number' }), 'f()', null],
  ['too few arguments', bkm('f', literal('1'), { parameters: { n: null } }), 'f()', null],
  [
    'recursion',
    bkm('f', literal('if n < 2 then n else f(n - 1) + f(n - 2)'), { parameters: { n: 'number' } }),
    'f(10)',
    55,
  ],
] as const)('a business knowledge model takes %s', async (_, model, call, value) => {
  expect(await valueOf(literal(call), { around: [model], needs: { knowledge: ['f'] } })).toBe(value);
});

test('business knowledge models that need one another', async () => {
  const even = bkm('even?', literal('if n = 0 then true else odd_(n - 1)'), {
    parameters: { n: null },
    knowledge: ['odd_'],
  });
  const odd = bkm('odd_', literal('if n = 0 then false else even_(n - 1)'), {
    parameters: { n: null },
    knowledge: ['even_'],
  });
  const around = [even.replaceAll('even?', 'even_'), odd];
  expect(await valueOf(literal('even_(10)'), { around, needs: { knowledge: ['even_'] } })).toBe(true);
});

test('business knowledge models handed on as values', async () => {
  const around = [
    item('tTest', { parameters: { n: 'number' }, result: 'boolean' }),
    bkm('big', literal('n > 10'), { parameters: { n: 'number' } }),
    bkm('those', literal('values[test(item)]'), { parameters: { values: 'list', test: 'tTest' } }),
  ];
  const needs = { knowledge: ['big', 'those'] };
  expect(await valueOf(literal('those([5, 20], big)'), { around, needs })).toEqual([20]);
});

test('types name the parts of a filtered list', async () => {
  const around = [
    item('tPerson', { parts: [part('full name', 'string'), part('age', 'number')] }),
    item('tPeople', { type: 'tPerson', list: true }),
    input('Family', 'tPeople'),
  ];
  const inputs = {
    Family: [
      { 'full name': 'Ada L', age: 3 },
      { 'full name': 'Alan T', age: 30 },
    ],
  };
  const needs = { inputs: ['Family'] };
  expect(await valueOf(literal('Family[age > 18].full name'), { around, needs, inputs })).toEqual(['Alan T']);
  expect(await valueOf(literal('Family.full name'), { around, needs, inputs })).toEqual(['Ada L', 'Alan T']);
});
