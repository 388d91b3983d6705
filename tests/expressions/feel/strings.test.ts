import { expect, test } from '@jest/globals';
import type { BuiltIn } from '../../../engine/expressions/feel/built-ins/built-in.ts';
import { invokeBuiltIn, namedBuiltIn } from '../../../engine/expressions/feel/built-ins/invoke.ts';
import { patternFunctions } from '../../../engine/expressions/feel/built-ins/pattern.ts';
import { stringFunctions } from '../../../engine/expressions/feel/built-ins/string.ts';
import { Evaluation, LimitReached } from '../../../engine/expressions/feel/compile/evaluation.ts';
import { Decimal } from '../../../engine/expressions/feel/values/number.ts';
import type { FeelValue } from '../../../engine/expressions/feel/values/value.ts';

const functions = new Map<string, BuiltIn>(
  [...stringFunctions, ...patternFunctions].map((builtIn) => [builtIn.name, builtIn]),
);

function run(name: string, ...args: readonly FeelValue[]) {
  const evaluation = new Evaluation(() => undefined, { now: 0, zone: 'UTC' });
  const value = invokeBuiltIn(functions.get(name)!, args, evaluation.call);
  return { value, warnings: evaluation.warnings.map(({ message }) => message) };
}

type Case = readonly [name: string, args: readonly FeelValue[], value: FeelValue];

const results: readonly Case[] = [
  ['substring', ['foobar', 3], 'obar'],
  ['substring', ['foobar', 3, 3], 'oba'],
  ['substring', ['foobar', 1], 'foobar'],
  ['substring', ['foobar', 6], 'r'],
  ['substring', ['foobar', -1], 'r'],
  ['substring', ['foobar', -2, 1], 'a'],
  ['substring', ['foobar', -3, 2], 'ba'],
  ['substring', ['foobar', -6], 'foobar'],
  ['substring', ['foobar', -6, 6], 'foobar'],
  ['substring', ['foobar', 3, 10], 'obar'],
  ['substring', ['foobar', 3, null], 'obar'],
  ['substring', ['foobar', 3.8], 'obar'],
  ['substring', ['foobar', 3, 3.8], 'oba'],
  ['substring', ['foobar', -1.9], 'r'],
  ['substring', ['foobar', new Decimal('2.9999999999999999999')], 'oobar'],
  ['substring', [['foobar'], [3]], 'obar'],
  ['substring', ['😀a😀b', 2], 'a😀b'],
  ['substring', ['😀a😀b', 3, 1], '😀'],
  ['substring', ['😀a😀b', -2], '😀b'],
  ['substring', ['😀a😀b', 1, 1], '😀'],
  ['substring', ['\u{1F40E}ab', 2], 'ab'],
  ['substring', ['e\u0301', 2], '\u0301'],
  ['string length', ['foo'], 3],
  ['string length', [''], 0],
  ['string length', [' \n'], 2],
  ['string length', ['😀'], 1],
  ['string length', ['a😀b😀'], 4],
  ['string length', ['e\u0301'], 2],
  ['string length', ['\ud83d'], 1],
  ['string length', [['abc']], 3],
  ['upper case', ['aBc4'], 'ABC4'],
  ['upper case', ['à ß'], 'À SS'],
  ['upper case', [''], ''],
  ['lower case', ['aBc4'], 'abc4'],
  ['lower case', ['ÀÉ'], 'àé'],
  ['substring before', ['foobar', 'bar'], 'foo'],
  ['substring before', ['foobar', 'xyz'], ''],
  ['substring before', ['foobar', 'o'], 'f'],
  ['substring before', ['foobar', 'f'], ''],
  ['substring before', ['foobar', ''], ''],
  ['substring before', ['', 'a'], ''],
  ['substring before', ['', ''], ''],
  ['substring after', ['foobar', 'ob'], 'ar'],
  ['substring after', ['foobar', 'o'], 'obar'],
  ['substring after', ['foobar', 'r'], ''],
  ['substring after', ['foobar', 'xyz'], ''],
  ['substring after', ['foobar', ''], 'foobar'],
  ['substring after', ['', 'a'], ''],
  ['substring after', ['', ''], ''],
  ['contains', ['foobar', 'of'], false],
  ['contains', ['foobar', 'ob'], true],
  ['contains', ['foobar', ''], true],
  ['contains', ['', ''], true],
  ['contains', ['foobar', 'O'], false],
  ['contains', ['a.c', '.'], true],
  ['starts with', ['foobar', 'fo'], true],
  ['starts with', ['foobar', 'oo'], false],
  ['starts with', ['foobar', ''], true],
  ['starts with', ['foobar', '😀'], false],
  ['ends with', ['foobar', 'r'], true],
  ['ends with', ['foobar', 'ba'], false],
  ['ends with', ['foobar', ''], true],
  ['ends with', ['', 'a'], false],
  ['string join', [['a', 'b', 'c'], '_and_'], 'a_and_b_and_c'],
  ['string join', [['a', 'b', 'c'], ''], 'abc'],
  ['string join', [['a', 'b', 'c'], null], 'abc'],
  ['string join', [['a', 'b', 'c']], 'abc'],
  ['string join', [['a', null, 'c'], 'X'], 'aXc'],
  ['string join', [[null, 'a', null], 'X'], 'a'],
  ['string join', [['a'], 'X'], 'a'],
  ['string join', ['a', 'X'], 'a'],
  ['string join', [[], 'X'], ''],
  ['string join', [[null], 'X'], ''],
  ['string join', [['', ''], 'X'], 'X'],
  ['string join', [['a', 'b', 'c'], ', ', '[', ']'], '[a, b, c]'],
  ['string join', [['a', 'b'], ', ', '['], '[a, b'],
  ['string join', [['a', 'b'], null, '[', ']'], '[ab]'],
  ['string join', [[], ', ', '[', ']'], '[]'],
  ['trim', ['  hello world  '], 'hello world'],
  ['trim', ['hello   world '], 'hello   world'],
  ['trim', ['\t\r\n a \n'], 'a'],
  ['trim', [''], ''],
  ['trim', ['   '], ''],
  ['trim', ['\u00a0a\u00a0'], '\u00a0a\u00a0'],
  ['is blank', [''], true],
  ['is blank', [' '], true],
  ['is blank', [' \t\r\n\u2003'], true],
  ['is blank', ['hello world'], false],
  ['is blank', [' a '], false],
  ['is blank', ['\u00a0'], false],
  ['to base64', ['FEEL'], 'RkVFTA=='],
  ['to base64', [''], ''],
  ['to base64', ['a'], 'YQ=='],
  ['to base64', ['ab'], 'YWI='],
  ['to base64', ['abc'], 'YWJj'],
  ['to base64', ['è😀'], Buffer.from('è😀').toString('base64')],

  ['matches', ['foobar', '^fo*b'], true],
  ['matches', ['foobar', '^fo*z'], false],
  ['matches', ['foobar', 'ob'], true],
  ['matches', ['FooBar', 'foo', 'i'], true],
  ['matches', ['FooBar', 'foo'], false],
  ['matches', ['FooBar', 'foo', null], false],
  ['matches', ['FooBar', 'foo', ''], false],
  ['matches', ['a\nb', 'a.b', 's'], true],
  ['matches', ['a\nb', 'a.b'], false],
  ['matches', ['a\nb', '^b', 'm'], true],
  ['matches', ['a\nb', '^b'], false],
  ['matches', ['hello world', 'hello[ ]world', 'x'], true],
  ['matches', ['a.b', 'A.B', 'qi'], true],
  ['matches', ['axb', 'a.b', 'q'], false],
  ['matches', ['', ''], true],
  ['matches', ['', 'a'], false],
  ['matches', ['abc', ''], true],
  ['matches', ['IT60X0542811101000000123456', '^IT\\d{2}[A-Z]\\d{10}[0-9A-Z]{12}$'], true],
  ['matches', ['info@example.org', '^[\\w.+-]+@([\\w-]+\\.)+[a-z]{2,}$'], true],
  ['matches', [['abc'], 'b'], true],
  ['replace', ['abcd', '(ab)|(a)', '[1=$1][2=$2]'], '[1=ab][2=]cd'],
  ['replace', ['0123456789', '(\\d{3})(\\d{3})(\\d{4})', '($1) $2-$3'], '(012) 345-6789'],
  ['replace', ['How do you feel?', 'Feel', 'FEEL', 'i'], 'How do you FEEL?'],
  ['replace', ['banana', 'a', 'o'], 'bonono'],
  ['replace', ['banana', 'ana', '*'], 'b*na'],
  ['replace', ['banana', '[aeiou]', '[$0]'], 'b[a]n[a]n[a]'],
  ['replace', ['banana', 'x', 'y'], 'banana'],
  ['replace', ['', 'x', 'y'], ''],
  ['replace', ['mississippi', 's.*s', '*'], 'mi*ippi'],
  ['replace', ['mississippi', 's.*?s', '*'], 'mi*i*ippi'],
  ['replace', ['mississippi', 's', ''], 'miiippi'],
  ['replace', ['xxxx', 'x+', 'b'], 'b'],
  ['replace', ['xxxx', 'x+?', 'b'], 'bbbb'],
  ['replace', ['parted', '^(.*?)t(.*)$', '$1k$2'], 'parked'],
  ['replace', ['a', 'a', '\\$'], '$'],
  ['replace', ['a', 'a', '\\\\'], '\\'],
  ['replace', ['a', 'a', '\\$1'], '$1'],
  ['replace', ['ab', '(a)(b)', '$2$1'], 'ba'],
  ['replace', ['ab', '(a)b', '$12'], 'a2'],
  ['replace', ['ab', '(a)b', '$2'], ''],
  ['replace', ['ab', 'ab', '$1x'], 'x'],
  ['replace', ['ab', 'ab', '<$0>'], '<ab>'],
  ['replace', ['abcdefghijkl', '(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)', '$12$11$1'], 'lka'],
  ['replace', ['a.b.c', '.', '$0', 'q'], 'a$0b$0c'],
  ['replace', ['a\\b', '\\', '\\\\', 'q'], 'a\\\\b'],
  ['replace', ['a😀b', '[^a-z]', '_'], 'a_b'],
  ['replace', ['a  b\tc', '\\s+', ' '], 'a b c'],
  ['replace', ['a\nb', '^', 'x', 'm'], null],
  ['split', ['John Doe', '\\s'], ['John', 'Doe']],
  ['split', ['a;b;c;;', ';'], ['a', 'b', 'c', '', '']],
  ['split', [';a', ';'], ['', 'a']],
  ['split', ['abc', ';'], ['abc']],
  ['split', ['', ';'], ['']],
  ['split', ['a1b22c', '\\d+'], ['a', 'b', 'c']],
  ['split', ['a.b.c', '\\.'], ['a', 'b', 'c']],
  ['split', ['a(x)b', '(\\()x(\\))'], ['a', 'b']],
  ['split', ['a😀b', ''], ['a', '😀', 'b']],
  ['split', ['abc', ''], ['a', 'b', 'c']],
  ['split', ['a1b', '\\d*'], ['a', 'b']],
  ['split', ['', ''], ['']],
  ['extract', ['references are 1234, 1256, 1378', '12[0-9]*'], ['1234', '1256']],
  ['extract', ['abc', 'x'], []],
  ['extract', ['baac', 'a*'], ['', 'aa', '', '']],
  ['extract', ['a1b2', '([a-z])(\\d)'], ['a1', 'b2']],
  ['extract', ['😀', ''], ['', '']],
];

test.each(results)('%s%j = %j', (name, args, value) => {
  const result = run(name, ...args);
  expect(result.value).toEqual(value);
  expect(result.warnings).toHaveLength(value === null ? 1 : 0);
});

const failures: readonly (readonly [name: string, args: readonly FeelValue[], warning: RegExp])[] = [
  ['substring', ['foobar', 0], /^substring: the start position must not be 0$/],
  ['substring', ['foobar', 0.5], /must not be 0/],
  ['substring', ['foobar', 7], /start position is not in the string/],
  ['substring', ['foobar', -7], /start position is not in the string/],
  ['substring', ['', 1], /start position is not in the string/],
  ['substring', ['foobar', 1, 0], /the length must be at least 1/],
  ['substring', ['foobar', 1, -1], /the length must be at least 1/],
  ['substring', [null, 1], /"string" of substring/],
  ['substring', ['foobar', null], /"start position" of substring/],
  ['substring', ['foobar', '1'], /"start position" of substring/],
  ['substring', ['foobar'], /arguments/],
  ['substring', ['foobar', 1, 2, 3], /arguments/],
  ['string length', [null], /"string" of string length/],
  ['string length', [4], /"string" of string length/],
  ['string length', [], /argument/],
  ['upper case', [null], /"string" of upper case/],
  ['lower case', [true], /"string" of lower case/],
  ['substring before', ['a', null], /"match" of substring before/],
  ['substring after', [null, 'a'], /"string" of substring after/],
  ['contains', ['a', null], /"match" of contains/],
  ['starts with', [null, 'a'], /"string" of starts with/],
  ['ends with', ['a', 1], /"match" of ends with/],
  ['matches', [null, 'a'], /"input" of matches/],
  ['matches', ['a', null], /"pattern" of matches/],
  ['matches', ['a', '[b-a]'], /^matches: the pattern cannot be used: the range b-a is the wrong way round/],
  ['matches', ['a', '('], /^matches: the pattern cannot be used: a "\(" has no closing "\)"/],
  ['matches', ['a', 'a', 'g'], /^matches: the pattern cannot be used: there is no flag "g"/],
  ['replace', ['abc', 'x*', '-'], /^replace: the pattern must not match the empty string$/],
  ['replace', ['abc', '', '-'], /the pattern must not match the empty string/],
  ['replace', ['abc', '.*?', '$1'], /the pattern must not match the empty string/],
  ['replace', ['abc', 'a', '$'], /the number of a group has to follow "\$"/],
  ['replace', ['abc', 'a', '$x'], /the number of a group has to follow "\$"/],
  ['replace', ['abc', 'a', '\\'], /"\\" or "\$" has to follow a "\\"/],
  ['replace', ['abc', 'a', '\\n'], /"\\" or "\$" has to follow a "\\"/],
  ['replace', ['abc', '(', 'x'], /^replace: the pattern cannot be used/],
  ['replace', ['abc', 'a', null], /"replacement" of replace/],
  ['split', ['a', '('], /^split: the pattern cannot be used/],
  ['split', [null, ';'], /"string" of split/],
  ['split', ['a', null], /"delimiter" of split/],
  ['extract', ['a', '('], /^extract: the pattern cannot be used/],
  ['string join', [['a', 1], 'X'], /^string join: the list must contain strings only$/],
  ['string join', [null, 'X'], /"list" of string join/],
  ['string join', [['a'], 1], /"delimiter" of string join/],
  ['to base64', [null], /"value" of to base64/],
];

test.each(failures)('%s%j is null: %s', (name, args, warning) => {
  const result = run(name, ...args);
  expect(result.value).toBeNull();
  expect(result.warnings).toEqual([expect.stringMatching(warning)]);
});

const named: readonly (readonly [
  name: string,
  args: Readonly<Record<string, FeelValue>>,
  value: FeelValue,
])[] = [
  ['substring', { 'start position': 2, string: 'abc' }, 'bc'],
  ['substring', { string: 'abc', 'start position': 1, length: 2 }, 'ab'],
  ['matches', { pattern: 'B', input: 'abc', flags: 'i' }, true],
  ['replace', { input: 'abc', pattern: 'b', replacement: 'x' }, 'axc'],
  ['split', { delimiter: ',', string: 'a,b' }, ['a', 'b']],
  ['contains', { match: 'b', string: 'abc' }, true],
  ['string join', { delimiter: '-', list: ['a', 'b'] }, 'a-b'],
  ['extract', { string: 'abc', pattern: '.' }, ['a', 'b', 'c']],
  ['extract', { input: 'abc', pattern: '.' }, ['a', 'b', 'c']],
  ['to base64', { value: 'FEEL' }, 'RkVFTA=='],
];

test.each(named)('%s with %j by name = %j', (name, args, value) => {
  const called = namedBuiltIn(functions.get(name)!, Object.keys(args));
  const evaluation = new Evaluation(() => undefined, { now: 0, zone: 'UTC' });
  expect(invokeBuiltIn(called!, Object.values(args), evaluation.call)).toEqual(value);
});

const long = 'a'.repeat(600_000);

const tooLong: readonly (readonly [name: string, args: readonly FeelValue[]])[] = [
  ['string join', [[long, long]]],
  ['string join', [['', '', ''], long]],
  ['string join', [[], '', long, long]],
  ['replace', ['aa', 'a', long]],
  ['replace', [long, 'a', '$0$0']],
  ['to base64', ['😀'.repeat(200_000)]],
];

test.each(tooLong)('%s builds no string of more than a million characters', (name, args) => {
  const result = run(name, ...args);
  expect(result.value).toBeNull();
  expect(result.warnings).toEqual([`${name}: the result would have more than 1000000 characters`]);
});

test('replace counts what it takes away', () => {
  const result = run('replace', 'a'.repeat(990_000), 'a{9}', 'bcd');
  expect(result.value === 'bcd'.repeat(110_000)).toBe(true);
});

test('building long strings again and again uses up what an evaluation may', () => {
  const evaluation = new Evaluation(() => undefined, { now: 0, zone: 'UTC' });
  const join = () => invokeBuiltIn(functions.get('string join')!, [[long]], evaluation.call);
  expect(() => {
    for (let turn = 0; turn < 20; turn++) join();
  }).toThrow(LimitReached);
});
