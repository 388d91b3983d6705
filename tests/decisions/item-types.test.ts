import { expect, test } from '@jest/globals';
import type { Json } from '../../engine/model/json.ts';
import { decision, input, item, literal, model, part, type ItemOptions } from '../support/decision-xml.ts';
import { evaluated } from './evaluate.ts';

const range = { type: 'number', allowed: '[0..10]' };
const address = [part('town', 'string'), part('since', 'date')];

/** A type, what is given for an input of it, and what the input is then; null where it does not conform. */
const rows: readonly (readonly [
  why: string,
  type: ItemOptions,
  given: Json,
  expression: string,
  value: Json,
])[] = [
  ['a number', { type: 'number' }, 5, 'x', 5],
  ['a text for a number', { type: 'number' }, '5', 'x', null],
  ['null', { type: 'number' }, null, 'x', null],
  ['a list of one for its item', { type: 'number' }, [5], 'x', 5],
  ['a list of two for an item', { type: 'number' }, [5, 6], 'x', null],
  ['an item for a list', { type: 'number', list: true }, 5, 'x', [5]],
  ['a list of its items', { type: 'number', list: true }, [5, 6], 'x', [5, 6]],
  ['a list with another item', { type: 'number', list: true }, [5, 'a'], 'x', null],
  ['a date', { type: 'date' }, '2026-01-31', 'x.month', 1],
  ['no date', { type: 'date' }, '2026-02-31', 'x', null],
  ['a time', { type: 'time' }, '10:30:00', 'x.minute', 30],
  ['a date and time', { type: 'dateTime' }, '2026-01-31T10:30:00', 'x.hour', 10],
  ['a date for a date and time', { type: 'date and time' }, '2026-01-31', 'x.hour', 0],
  ['a duration', { type: 'days and time duration' }, 'P2DT3H', 'x.hours', 3],
  ['a duration of the other kind', { type: 'days and time duration' }, 'P2Y', 'x', null],
  ['years and months', { type: 'yearMonthDuration' }, 'P2Y3M', 'x.months', 3],
  ['dates in a list', { type: 'date', list: true }, ['2026-01-31', '2027-01-31'], 'x[2].year', 2027],
  ['a date inside', { parts: address }, { town: 'Bologna', since: '2020-05-01' }, 'x.since.year', 2020],
  [
    'dates in contexts in a list',
    { parts: address, list: true },
    [{ town: 'Imola', since: '2020-05-01' }],
    'x[1].since.day',
    1,
  ],
  ['a part left out is null', { parts: address }, { town: 'Bologna' }, 'x.since', null],
  ['a part left out does no harm', { parts: address }, { town: 'Bologna' }, 'x.town', 'Bologna'],
  ['a part of another type', { parts: address }, { town: 3, since: null }, 'x.town', null],
  ['what else is in a context', { parts: address }, { town: 'Imola', more: 1 }, 'x.more', 1],
  ['a text for a context', { parts: address }, 'Imola', 'x', null],
  ['an allowed value', { type: 'string', allowed: '"a","b"' }, 'b', 'x', 'b'],
  ['a value that is not allowed', { type: 'string', allowed: '"a","b"' }, 'c', 'x', null],
  ['in its range', range, 10, 'x', 10],
  ['out of its range', range, 11, 'x', null],
  ['allowed values of items', { ...range, list: true }, [1, 11], 'x', null],
  [
    'a constraint of the whole',
    { type: 'number', list: true, constraint: 'count(?) < 3' },
    [1, 2],
    'x',
    [1, 2],
  ],
  [
    'a constraint the whole breaks',
    { type: 'number', list: true, constraint: 'count(?) < 3' },
    [1, 2, 3],
    'x',
    null,
  ],
  [
    'a constraint of a context',
    { parts: address, constraint: '?.town != "Roma"' },
    { town: 'Roma', since: null },
    'x',
    null,
  ],
  [
    'a tree',
    { parts: [part('name', 'string'), part('children', 'tGiven', { list: true })] },
    { name: 'a', children: [{ name: 'b', children: [] }] },
    'x.children[1].name',
    'b',
  ],
  [
    'a tree with a fault',
    { parts: [part('name', 'string'), part('children', 'tGiven', { list: true })] },
    { name: 'a', children: [{ name: 1, children: [] }] },
    'x',
    null,
  ],
  [
    'parts of parts',
    { parts: [part('home', '', { parts: [part('zip code', 'string')] })] },
    { home: { 'zip code': '40100' } },
    'x.home.zip code',
    '40100',
  ],
  ['anything', { type: 'Any' }, { a: [1] }, 'x.a', [1]],
];

test.each(rows)('%s', async (_, type, given, expression, value) => {
  const xml = model(
    {},
    item('tGiven', type),
    input('x', 'tGiven'),
    decision('Answer', literal(expression), { inputs: ['x'] }),
  );
  const result = await evaluated(xml, 'Answer', { x: given as never });
  expect(result.output).toEqual(value);
  expect(result.failure).toBeNull();
});

test('what does not conform is said in a warning', async () => {
  const xml = model(
    {},
    item('tGrade', range),
    input('grade', 'tGrade'),
    decision('Answer', literal('grade'), { inputs: ['grade'], type: 'string' }),
  );
  expect((await evaluated(xml, 'Answer', { grade: 12 })).warnings).toEqual([
    'The input grade is not a tGrade.',
  ]);
  expect((await evaluated(xml, 'Answer', { grade: 7 })).warnings).toEqual([
    'The result of Answer is not a string.',
  ]);
});

test.each([
  ['number', '["7"]', null],
  ['number', '[7]', 7],
  ['list', '7', [7]],
  ['tGrade', '7', 7],
  ['tGrade', '70', null],
  ['feel:string', '"a"', 'a'],
  ['tns:tGrade', '70', null],
])('a decision of type %s gives for %s', async (type, text, value) => {
  const xml = model({}, item('tGrade', range), decision('Answer', literal(text), { type }));
  expect((await evaluated(xml, 'Answer')).output).toEqual(value);
});
