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
  table,
} from '../support/decision-xml.ts';
import { valueOf } from './evaluate.ts';

const staff = relation(
  ['name: string', 'years of service: number', 'Pay-Grade'],
  [
    ['"Ada"', '7', '3'],
    ['"Alan"', '2', '1'],
    ['"Grace"', '12', '5'],
  ],
);
const ada = { name: 'Ada', 'years of service': 7, 'Pay-Grade': 3 };
const isLarge = table({
  inputs: ['n'],
  outputs: [{}],
  rules: [
    ['> 2', 'true'],
    ['<= 2', 'false'],
  ],
});

test.each<[string, string, Json]>([
  ['a literal without text', '<literalExpression/>', null],
  ['a string', literal('"a\\nb"'), 'a\nb'],
  ['a number of many digits', literal('0.1 + 0.2'), 0.3],
  ['a date', literal('date("2026-01-31")'), '2026-01-31'],
  [
    'a date and time with a zone',
    literal('date and time("2026-01-31T10:00:00+02:00")'),
    '2026-01-31T10:00:00+02:00',
  ],
  ['a duration', literal('duration("P400D")'), 'P400D'],
  ['a range has no JSON', literal('[1..2]'), null],
  ['a condition that is true', conditional(literal('true'), literal('1'), literal('2')), 1],
  ['one that is false', conditional(literal('false'), literal('1'), literal('2')), 2],
  ['one that is null', conditional(literal('null'), literal('1'), literal('2')), 2],
  ['one that is left out', conditional('', literal('1'), literal('2')), 2],
  ['one that is a number', conditional(literal('1'), literal('1'), literal('2')), null],
  ['a branch left out', conditional(literal('true'), '', literal('2')), null],
  ['the branch not taken is not evaluated', conditional(literal('true'), literal('1'), literal('1/0')), 1],
  [
    'a condition in a condition',
    conditional(literal('true'), conditional(literal('false'), literal('1'), literal('2')), literal('3')),
    2,
  ],
  ['of another type', conditional(literal('true'), literal('"a"'), literal('2'), 'number'), null],
  [
    'a table as a condition',
    context({ n: literal('3'), '': conditional(isLarge, literal('"large"'), literal('"small"')) }),
    'large',
  ],
  [
    'for in for',
    loop(
      'for',
      'r',
      list([list([literal('1'), literal('2')]), list([literal('3')])]),
      loop('for', 'c', literal('r'), literal('c * 10')),
    ),
    [[10, 20], [30]],
  ],
  ['for over an open range', loop('for', 'i', literal('(1..4)'), literal('i')), [2, 3]],
  [
    'for over dates',
    loop('for', 'd', literal('[date("2026-01-30")..date("2026-02-01")]'), literal('d.day')),
    [30, 31, 1],
  ],
  ['for over what is no list', loop('for', 'i', literal('5'), literal('i + 1')), [6]],
  [
    'for with what there is so far',
    loop('for', 'i', literal('[0..4]'), literal('if i = 0 then 1 else i * partial[-1]')),
    [1, 1, 2, 6, 24],
  ],
  ['for over an empty list', loop('for', 'i', literal('[]'), literal('i')), []],
  ['for over null', loop('for', 'i', literal('null'), literal('i')), null],
  [
    'for that gives contexts',
    loop(
      'for',
      's',
      staff,
      context({ who: literal('s.name'), 'is senior': literal('s.years of service > 5') }),
    ),
    [
      { who: 'Ada', 'is senior': true },
      { who: 'Alan', 'is senior': false },
      { who: 'Grace', 'is senior': true },
    ],
  ],
  [
    'for whose names end with it',
    context({ i: literal('"outer"'), all: loop('for', 'i', literal('[1]'), literal('i')), '': literal('i') }),
    'outer',
  ],
  ['for with a table', loop('for', 'n', literal('[1, 3]'), isLarge), [false, true]],
  ['some', loop('some', 's', staff, literal('s.Pay-Grade > 4')), true],
  ['some of none', loop('some', 's', literal('[]'), literal('true')), false],
  ['every', loop('every', 's', staff, literal('s.years of service > 2')), false],
  ['every of none', loop('every', 's', literal('[]'), literal('false')), true],
  ['every with null', loop('every', 'n', literal('[1, null]'), literal('n > 0')), null],
  ['every that decides despite null', loop('every', 'n', literal('[null, -1]'), literal('n > 0')), false],
  ['some over null', loop('some', 'n', literal('null'), literal('true')), null],
  [
    'some in every',
    loop('every', 'r', literal('[[1, 2], [3]]'), loop('some', 'c', literal('r'), literal('odd(c)'))),
    true,
  ],
  ['filter', filter(staff, literal('years of service = 7')), [ada]],
  ['filter by a name with a sign', filter(staff, literal('Pay-Grade = 3')), [ada]],
  ['filter with item', filter(staff, literal('item.Pay-Grade = 3')), [ada]],
  ['filter by position', filter(staff, literal('1')), ada],
  ['filter from the end', filter(literal('[1, 2, 3]'), literal('-1')), 3],
  ['filter beyond the end', filter(literal('[1, 2, 3]'), literal('4')), null],
  [
    'filter by a position that is computed',
    context({ n: literal('2'), '': filter(literal('[10, 20]'), literal('n')) }),
    20,
  ],
  ['filter of none', filter(literal('[]'), literal('true')), []],
  ['filter with null', filter(literal('[1, 2]'), literal('null')), []],
  [
    'filter with a name of outside',
    context({
      least: literal('5'),
      '': filter(staff, literal('years of service > least and name != "Grace"')),
    }),
    [ada],
  ],
  [
    'filter with a name of outside the item has too',
    context({ name: literal('"Ada"'), '': filter(staff, literal('name = "Alan"')) }),
    [{ name: 'Alan', 'years of service': 2, 'Pay-Grade': 1 }],
  ],
  [
    'filter with another boxed expression',
    filter(literal('[1, 3, 5]'), loop('some', 'n', literal('[3, 4, 5]'), literal('n = item'))),
    [3, 5],
  ],
  [
    'a path after a filter',
    context({ those: filter(staff, literal('Pay-Grade > 2')), '': literal('those.Pay-Grade') }),
    [3, 5],
  ],
  [
    'a filter in a for',
    loop('for', 'g', literal('[1, 3]'), filter(staff, literal('Pay-Grade = g'))),
    [[{ name: 'Alan', 'years of service': 2, 'Pay-Grade': 1 }], [ada]],
  ],
  [
    'a list with an item left out',
    '<list><literalExpression><text>1</text></literalExpression><literalExpression/></list>',
    [1, null],
  ],
  [
    'a list of all kinds',
    list([
      literal('1'),
      list([literal('2')]),
      context({ a: literal('3') }),
      conditional(literal('true'), literal('4'), ''),
    ]),
    [1, [2], { a: 3 }, 4],
  ],
  ['a list of its type', list([literal('1')], 'list'), [1]],
  ['a relation without rows', relation(['a'], []), []],
  [
    'a relation of boxed cells',
    '<relation><column name="a"/><row><context><contextEntry><variable name="b"/><literalExpression><text>1</text></literalExpression></contextEntry></context></row></relation>',
    [{ a: { b: 1 } }],
  ],
  ['an empty context', context({}), {}],
  ['a context whose entry is left out', context({ a: '', b: literal('a = null') }), { a: null, b: true }],
  ['a later entry is not seen', context({ a: literal('b'), b: literal('1') }), { a: null, b: 1 }],
  [
    'an entry hides what is around',
    context({ a: literal('1'), c: context({ a: literal('2'), b: literal('a') }), '': literal('[a, c.b]') }),
    [1, 2],
  ],
  ['the result is a table', context({ n: literal('3'), '': isLarge }), true],
  ['a result that is null', context({ a: literal('1'), '': literal('null') }), null],
  [
    'an invocation in an invocation',
    invocation('abs', { n: invocation('min', { list: literal('[-3, 2]') }) }),
    3,
  ],
  [
    'an invocation of a built-in function without parameters',
    invocation('is', { value1: literal('1'), value2: literal('1') }),
    true,
  ],
  [
    'an invocation of a function that is written there',
    '<invocation><functionDefinition><formalParameter name="n"/><literalExpression><text>n + 1</text></literalExpression></functionDefinition><binding><parameter name="n"/><literalExpression><text>4</text></literalExpression></binding></invocation>',
    5,
  ],
  [
    'a function that gives a context',
    context({
      f: fn(context({ 'a b': literal('n') }), { parameters: { n: null } }),
      '': literal('f(3).a b'),
    }),
    3,
  ],
  [
    'a function with a table',
    context({ f: fn(isLarge, { parameters: { n: 'number' } }), '': literal('[f(1), f(5)]') }),
    [false, true],
  ],
])('%s', async (_, logic, value) => {
  expect(await valueOf(logic)).toEqual(value);
});

test('types of components reach through filters, loops, functions and conditions', async () => {
  const around = [
    item('tPerson', { parts: [part('full-name', 'string'), part('is VIP', 'boolean')] }),
    item('tPeople', { type: 'tPerson', list: true }),
    input('Guests', 'tPeople'),
    bkm('first', literal('people[1]'), { parameters: { people: 'tPeople' }, type: 'tPerson' }),
  ];
  const needs = { inputs: ['Guests'], knowledge: ['first'] };
  const inputs = {
    Guests: [
      { 'full-name': 'Ada', 'is VIP': true },
      { 'full-name': 'Alan', 'is VIP': false },
    ],
  };
  for (const [logic, value] of [
    [filter(literal('Guests'), literal('is VIP')), [inputs.Guests[0]]],
    [loop('for', 'g', literal('Guests'), literal('g.full-name')), ['Ada', 'Alan']],
    [loop('for', 'g', filter(literal('Guests'), literal('not(is VIP)')), literal('g.full-name')), ['Alan']],
    [literal('first(Guests).full-name'), 'Ada'],
    [context({ it: invocation('first', { people: literal('Guests') }), '': literal('it.full-name') }), 'Ada'],
    [
      context({ it: conditional(literal('true'), literal('Guests[2]'), ''), '': literal('it.full-name') }),
      'Alan',
    ],
    [
      context({ it: list([literal('Guests[1]'), literal('Guests[2]')]), '': literal('it.full-name') }),
      ['Ada', 'Alan'],
    ],
    [
      context({ it: literal('Guests'), '': filter(literal('it'), literal('full-name = "Ada"')) }),
      [inputs.Guests[0]],
    ],
  ] as const)
    expect([logic, await valueOf(logic, { around, needs, inputs })]).toEqual([logic, value]);
});
