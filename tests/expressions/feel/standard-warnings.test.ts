import { expect, test } from '@jest/globals';
import { compileExpression } from '../../../engine/expressions/feel/compile/compile.ts';
import { Evaluation } from '../../../engine/expressions/feel/compile/evaluation.ts';
import { Scope } from '../../../engine/expressions/feel/compile/scope.ts';

/** An expression that is null, the first warning, and the part of it that the warning points at. */
const warnings: readonly (readonly [source: string, warning: string, part: string])[] = [
  ['1 * (2 + "a")', '"+" does not take a number and a string', '2 + "a"'],
  ['1 + 2 / 0', '"/" has no result for these numbers', '2 / 0'],
  ['@"P1D" / 0', '"/" has no result for a days and time duration and a number', '@"P1D" / 0'],
  [
    '@"999999999-12-31" + @"P1D"',
    '"+" has no result for a date and a days and time duration',
    '@"999999999-12-31" + @"P1D"',
  ],
  [
    '@"10:00:00Z" - @"10:00:00"',
    '"-" has no result for a time with a zone and one without',
    '@"10:00:00Z" - @"10:00:00"',
  ],
  [
    '@"10:00:00Z" < @"10:00:00"',
    'a time with a zone and one without have no order',
    '@"10:00:00Z" < @"10:00:00"',
  ],
  [
    '@"2020-01-01T00:00:00Z" = @"2020-01-01T00:00:00"',
    'a date and time with a zone and one without cannot be compared',
    '@"2020-01-01T00:00:00Z" = @"2020-01-01T00:00:00"',
  ],
  ['1 = "1"', 'a number and a string cannot be compared', '1 = "1"'],
  ['true and 1 < "a"', 'a number and a string have no order', '1 < "a"'],
  ['true and 1', '"and" joins booleans, not a number', '1'],
  ['-"a"', '"-" does not take a string', '-"a"'],
  ['2 * missing', 'there is no variable "missing"', 'missing'],
  ['{a: 1}.b', 'there is no entry "b"', '{a: 1}.b'],
  ['{a: null}.a.b', 'null has no "b"', '{a: null}.a.b'],
  ['[1, 2][5]', 'the list has no item at that position', '[1, 2][5]'],
  ['1 + sum([1, "a"])', 'sum: an item of the list is not a number', 'sum([1, "a"])'],
  [
    '[substring("abc", "x")][1]',
    'the argument "start position" of substring is a text, not a number',
    'substring("abc", "x")',
  ],
  ['substring(text: "a")', 'substring has no parameters text', 'substring(text: "a")'],
  ['(function(x) x)(1, 2)', 'the function takes 1 argument, not 2', '(function(x) x)(1, 2)'],
  [
    '(function(x: number) x)("a")',
    'the parameter "x" does not take a string',
    '(function(x: number) x)("a")',
  ],
  ['for x in null return x', 'null cannot be gone through', 'null'],
  ['1 instance of foo', 'there is no type "foo"', 'foo'],
  ['[1.."a"]', 'there is no range of a number and a string', '[1.."a"]'],
];

test.each(warnings)('%s: %s', (source, warning, part) => {
  const evaluation = new Evaluation(() => undefined, { now: 0, zone: 'UTC' });
  expect(compileExpression(source, Scope.empty).code({ slots: [], evaluation })).toBe(null);
  const [first] = evaluation.warnings;
  expect([first?.message, source.slice(first?.from, first?.to)]).toEqual([warning, part]);
});

const mistakes: readonly (readonly [source: string, message: string, from: number])[] = [
  ['+ 2', 'unexpected "+"', 0],
  ['1 + + 2', 'unexpected "+"', 4],
  ['2 ^ 3', 'unexpected "^"', 2],
  ['1 == 1', 'unexpected "="', 3],
  ['"abc', 'what begins here has no closing quote', 0],
  ['(1', 'the expression ends too early', 2],
  ["'a'", `unexpected "'"`, 0],
];

test.each(mistakes)('%s: %s', (source, message, from) => {
  expect(compileExpression(source, Scope.empty).problem).toMatchObject({ message, from });
});

test('no text grows beyond the limit, joined or built', () => {
  const evaluation = new Evaluation(() => undefined, { now: 0, zone: 'UTC' });
  const source =
    '{a: string join(for i in 1..1000 return "0123456789"), b: a+a+a+a+a+a+a+a+a+a, c: b+b+b+b+b+b+b+b+b+b+b}.c';
  expect(compileExpression(source, Scope.empty).code({ slots: [], evaluation })).toBe(null);
  expect(evaluation.warnings[0]?.message).toBe('"+": the result would have more than 1000000 characters');
});
