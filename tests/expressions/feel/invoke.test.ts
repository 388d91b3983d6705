import { expect, test } from '@jest/globals';
import { builtIn, on } from '../../../engine/expressions/feel/built-ins/built-in.ts';
import {
  argumentsByName,
  invokeBuiltIn,
  namedBuiltIn,
} from '../../../engine/expressions/feel/built-ins/invoke.ts';
import { Evaluation } from '../../../engine/expressions/feel/compile/evaluation.ts';
import { FeelDate } from '../../../engine/expressions/feel/values/date.ts';
import { FeelDateTime } from '../../../engine/expressions/feel/values/date-time.ts';
import { FeelTime } from '../../../engine/expressions/feel/values/time.ts';
import type { FeelValue } from '../../../engine/expressions/feel/values/value.ts';

/** Gives back what it is called with, and which of its signatures was. */
const part = builtIn(
  'part',
  on('string: string, start position: number, length?: number', (_call, text, start, length) =>
    length === undefined ? ['a', text, start] : ['a', text, start, length],
  ),
);
const choice = builtIn(
  'choice',
  on('list: list', (_call, list) => ['list', list]),
  on('...items: any', (_call, ...items) => ['items', ...items]),
);
const replace = builtIn(
  'replace',
  on('list: list, position: number, item: any', (_call, ...args) => ['position', ...args]),
  on('list: list, match: string|boolean, item: any', (_call, ...args) => ['match', ...args]),
);
const moment = builtIn(
  'moment',
  on('at: date and time|number', (_call, at) => at),
);
const nothing = builtIn(
  'nothing',
  on('', () => undefined),
);

const run = (called: typeof part, args: readonly FeelValue[]) => {
  const evaluation = new Evaluation(() => undefined, { now: 0, zone: 'UTC' });
  const value = invokeBuiltIn(called, args, evaluation.call);
  return { value, warnings: evaluation.warnings.map(({ message }) => message) };
};

const day = new FeelDate(2026, 2, 3);
const midnight = new FeelDateTime(day, new FeelTime(0, 0, 0, 0, { offset: 0 }));

const calls: readonly (readonly [called: typeof part, args: readonly FeelValue[], value: FeelValue])[] = [
  [part, ['x', 1], ['a', 'x', 1]],
  [part, ['x', 1, 2], ['a', 'x', 1, 2]],
  [part, ['x', 1, null], ['a', 'x', 1, null]],
  [part, [['x'], [1]], ['a', 'x', 1]],
  [choice, [[1, 2]], ['list', [1, 2]]],
  [choice, [[]], ['list', []]],
  [choice, [1], ['items', 1]],
  [choice, [null], ['items', null]],
  [choice, [[1], [2]], ['items', [1], [2]]],
  [replace, [[1], 1, 2], ['position', [1], 1, 2]],
  [replace, [[1], true, 2], ['match', [1], true, 2]],
  [replace, ['x', 'y', null], ['match', ['x'], 'y', null]],
  [replace, [[1], ['y'], 2], ['match', [1], 'y', 2]],
  [moment, [1], 1],
  [moment, [midnight], midnight],
  [moment, [day], midnight],
  [moment, [[day]], midnight],
  [nothing, [], null],
];

const titled = <T extends readonly [called: typeof part, ...rest: unknown[]]>(cases: readonly T[]) =>
  cases.map((one) => [one[0].name, ...one] as const);

test.each(titled(calls))('%s %#', (_name, called, args, value) => {
  expect(run(called, args)).toEqual({ value, warnings: [] });
});

const refusals: readonly (readonly [called: typeof part, args: readonly FeelValue[], warning: string])[] = [
  [part, ['x'], 'part takes 2 or 3 arguments, not 1'],
  [part, ['x', 1, 2, 3], 'part takes 2 or 3 arguments, not 4'],
  [part, [1, 'x'], 'the argument "string" of part is a number, not a text'],
  [part, ['x', 'y'], 'the argument "start position" of part is a text, not a number'],
  [part, ['x', null], 'the argument "start position" of part is null, not a number'],
  [part, ['x', [1, 2]], 'the argument "start position" of part is a list, not a number'],
  [part, ['x', 1, true], 'the argument "length" of part is a boolean, not a number'],
  [choice, [], 'choice takes 1 or more arguments, not 0'],
  [
    replace,
    [[1], {}, 2],
    'the argument "position" of replace is a context, not a number, a text or a boolean',
  ],
  [replace, [null, 1, 2], 'the argument "list" of replace is null, not a list'],
  [moment, ['x'], 'the argument "at" of moment is a text, not a date and time or a number'],
  [nothing, [1], 'nothing takes no arguments, not 1'],
];

test.each(titled(refusals))('%s refuses %#', (_name, called, args, warning) => {
  expect(run(called, args)).toEqual({ value: null, warnings: [warning] });
});

test('names are positions of the first signature that has them all', () => {
  expect(argumentsByName(part, ['start position', 'string'])).toEqual([1, 0]);
  expect(argumentsByName(part, ['length', 'string', 'start position'])).toEqual([2, 0, 1]);
  expect(argumentsByName(replace, ['item', 'match', 'list'])).toEqual([2, 1, 0]);
  expect(argumentsByName(nothing, [])).toEqual([]);
  expect(argumentsByName(part, ['string'])).toBeUndefined();
  expect(argumentsByName(part, ['string', 'start'])).toBeUndefined();
  expect(argumentsByName(part, ['string', 'start position', 'string'])).toBeUndefined();
});

test('called with names, a function has only the signatures with those names', () => {
  const named = namedBuiltIn(replace, ['item', 'match', 'list']);
  expect(named && run(named, [1, 'y', [2]])).toEqual({ value: ['match', [2], 'y', 1], warnings: [] });
  expect(named && run(named, [1, 5, [2]])).toEqual({
    value: null,
    warnings: ['the argument "match" of replace is a number, not a text or a boolean'],
  });
  expect(namedBuiltIn(replace, ['list', 'what', 'item'])).toBeUndefined();
  const items = namedBuiltIn(choice, ['items']);
  expect(items && run(items, [1])).toEqual({ value: ['items', 1], warnings: [] });
});
