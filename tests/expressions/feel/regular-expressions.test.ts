import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileRegularExpression } from '../../../engine/expressions/feel/regular-expressions/regular-expression.ts';

function find(pattern: string, text: string, flags = '', spend: (steps: number) => void = () => undefined) {
  const compiled = compileRegularExpression(pattern, flags, spend);
  if ('problem' in compiled) throw new Error(`${pattern}: ${compiled.problem}`);
  return compiled.search(text, spend).firstMatch();
}

type Found = readonly [pattern: string, flags: string, text: string, ...groups: readonly string[]];

/** The first match and its groups. */
const found: readonly Found[] = [
  ['', '', '', ''],
  ['', '', 'abc', ''],
  ['b', '', 'abc', 'b'],
  ['a|b', '', 'cba', 'b'],
  ['|a', '', 'a', ''],
  ['a|', '', 'b', ''],
  ['(a|ab)(c|bcd)(d*)', '', 'abcd', 'abcd', 'a', 'bcd', ''],
  ['(a)|(b)', '', 'b', 'b', '', 'b'],
  ['(?:a)(b)', '', 'ab', 'ab', 'b'],
  ['()', '', 'a', '', ''],
  ['((a)(b))', '', 'ab', 'ab', 'ab', 'a', 'b'],
  ['(?:)', '', 'a', ''],
  // Quantifiers.
  ['a?', '', 'aa', 'a'],
  ['a??', '', 'aa', ''],
  ['a*', '', 'aaa', 'aaa'],
  ['a*?b', '', 'aab', 'aab'],
  ['a+', '', 'baab', 'aa'],
  ['a+?', '', 'aa', 'a'],
  ['a{2}', '', 'aaa', 'aa'],
  ['a{2}?', '', 'aaa', 'aa'],
  ['a{2,}', '', 'aaaa', 'aaaa'],
  ['a{2,}?', '', 'aaaa', 'aa'],
  ['a{1,3}', '', 'aaaa', 'aaa'],
  ['a{1,3}?', '', 'aaaa', 'a'],
  ['a{0}b', '', 'ab', 'b'],
  ['a{0,0}b', '', 'ab', 'b'],
  ['(ab){2}', '', 'ababab', 'abab', 'ab'],
  ['(?:ab)+', '', 'ababa', 'abab'],
  ['(a|b)+', '', 'aba', 'aba', 'a'],
  ['<.+>', '', '<a><b>', '<a><b>'],
  ['<.+?>', '', '<a><b>', '<a>'],
  ['^*a', '', 'a', 'a'],
  ['a{007}', '', 'aaaaaaaa', 'aaaaaaa'],
  // A group keeps what it captured in an earlier turn, unless it captures again.
  ['(?:(a)|b)*', '', 'ab', 'ab', 'a'],
  ['(a*)*', '', 'aa', 'aa', 'aa'],
  ['(a*)+', '', 'b', '', ''],
  ['(|a)*', '', 'aa', 'aa', 'a'],
  ['(?:b?(?:|c))*', '', 'bc', 'bc'],
  ['(?:a?){3}', '', 'aa', 'aa'],
  // Anchors.
  ['^a', '', 'aa', 'a'],
  ['a$', '', 'aa', 'a'],
  ['^$', '', '', ''],
  ['^$', 'm', '', ''],
  ['^a$', '', 'a', 'a'],
  ['^b', 'm', 'a\nb', 'b'],
  ['a$', 'm', 'a\nb', 'a'],
  ['^$', 'm', 'a\n\nb', ''],
  ['b$', 'm', 'b\n', 'b'],
  ['^\\n', 'm', '\n', '\n'],
  ['(^a|b$)', '', 'xb', 'b', 'b'],
  // The dot.
  ['.', '', '\n\rx', 'x'],
  ['.', 's', '\nx', '\n'],
  ['.', '', '\u2028', '\u2028'],
  ['.', '', '\u0085', '\u0085'],
  ['.', '', '😀', '😀'],
  ['^..$', '', '😀a', '😀a'],
  ['😀{2}', '', 'a😀😀', '😀😀'],
  ['[😀-😂]+', '', '😁x', '😁'],
  ['[^a]', '', '😀', '😀'],
  // Brackets.
  ['[abc]+', '', 'xcabx', 'cab'],
  ['[a-c]+', '', 'dabcd', 'abc'],
  ['[^a-c]+', '', 'abxyc', 'xy'],
  ['[-a]+', '', 'b-a', '-a'],
  ['[a-]+', '', 'b-a', '-a'],
  ['[^-a]', '', '-ab', 'b'],
  ['[\\w-.]+', '', '!a-b.c', 'a-b.c'],
  ['[a-c-e]+', '', 'xb-e', 'b-e'],
  ['[+--]+', '', 'a+,-', '+,-'],
  ['[a^]+', '', 'b^a', '^a'],
  ['[$.*+?(){}|]+', '', 'a$.*+?(){}|', '$.*+?(){}|'],
  ['[\\[\\]\\\\\\-\\^]+', '', 'a[]\\-^', '[]\\-^'],
  ['[\\n-\\r]', '', '\u000b', '\u000b'],
  ['[\\d,]+', '', 'a1,2', '1,2'],
  ['[\\D]', '', '1a', 'a'],
  ['[^\\d]', '', '1a', 'a'],
  ['[^\\D]', '', 'a1', '1'],
  ['[\\p{Lu}\\d]+', '', 'aB1', 'B1'],
  ['[a-z-[aeiou]]+', '', 'aeixyz', 'xyz'],
  ['[a-z-[a-m-[e]]]+', '', 'abcenz', 'enz'],
  ['[^a-z-[0-9]]', '', 'a1B', 'B'],
  ['[\\w-[\\d]]+', '', '12ab', 'ab'],
  ['[a--[a]]', '', 'a-', '-'],
  ['[0-9-[5]]+', '', '5467', '467'],
  // Escapes.
  ['\\n\\r\\t', '', '\n\r\t', '\n\r\t'],
  ['\\\\\\|\\.\\?\\*\\+\\(\\)\\{\\}\\-\\[\\]\\^\\$', '', '\\|.?*+(){}-[]^$', '\\|.?*+(){}-[]^$'],
  ['\\s+', '', 'a \t\n\rb', ' \t\n\r'],
  ['\\s', '', '\u00a0\u000b ', ' '],
  ['\\S', '', ' \u00a0', '\u00a0'],
  ['\\d+', '', 'a12', '12'],
  ['\\d', '', '٣', '٣'],
  ['\\D', '', '٣a', 'a'],
  ['\\w+', '', '!è1$;', 'è1$'],
  ['\\w', '', '_+', '+'],
  ['\\W+', '', 'a_-.b', '_-.'],
  ['\\i\\c*', '', '1:a-b.2 c', ':a-b.2'],
  ['\\i', '', '-.1é', 'é'],
  ['\\I', '', 'a1', '1'],
  ['\\C', '', 'a-.1 ', ' '],
  ['\\p{L}+', '', '1aè漢', 'aè漢'],
  ['\\p{Lu}', '', 'aÀ', 'À'],
  ['\\P{Lu}', '', 'ÀaB', 'a'],
  ['\\p{Nd}\\p{Sc}', '', '5€', '5€'],
  ['\\p{Zs}', '', '\n\u00a0', '\u00a0'],
  ['\\p{C}', '', 'a\u0000', '\u0000'],
  ['\\p{IsBasicLatin}+', '', 'èab', 'ab'],
  ['\\P{IsBasicLatin}', '', 'aè', 'è'],
  ['\\p{IsGreek}+', '', 'aαβ', 'αβ'],
  ['\\p{IsGreekandCoptic}', '', 'α', 'α'],
  ['\\p{IsLatin-1Supplement}', '', 'aè', 'è'],
  ['\\p{IsCyrillic}', '', 'я', 'я'],
  ['\\p{IsCJKUnifiedIdeographs}', '', '漢', '漢'],
  ['\\p{IsEmoticons}', '', '😀', '😀'],
  ['\\p{IsPrivateUse}', '', '\ue000', '\ue000'],
  // Back-references.
  ['(a|b)\\1', '', 'abb', 'bb', 'b'],
  ['(.)(.)\\2\\1', '', 'xabba', 'abba', 'a', 'b'],
  ['("|\').*?\\1', '', `a "b'" c`, `"b'"`, '"'],
  ['(a)?\\1b', '', 'b', 'b', ''],
  ['(?:(a)|b\\1)+', '', 'aba', 'aba', 'a'],
  ['(a*)\\1', '', 'aaaaa', 'aaaa', 'aa'],
  ['(a)\\1', 'i', 'aA', 'aA', 'a'],
  ['(σ)\\1', 'i', 'σΣ', 'σΣ', 'σ'],
  ['(a)\\12', '', 'aa2', 'aa2', 'a'],
  ['(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10', '', 'abcdefghijj', 'abcdefghijj', ...Array.from('abcdefghij')],
  ['(😀)\\1', '', '😀😀', '😀😀', '😀'],
  // Case.
  ['abc', 'i', 'xAbC', 'AbC'],
  ['[a-c]+', 'i', 'xAbC', 'AbC'],
  ['[^a]', 'i', 'Ab', 'b'],
  ['[A-Z-[IO]]+', 'i', 'ioxY', 'xY'],
  ['è', 'i', 'È', 'È'],
  ['k', 'i', '\u212a', '\u212a'],
  ['\u212a', 'i', 'k', 'k'],
  ['[a-z]', 'i', '\u017f', '\u017f'],
  ['ς', 'i', 'Σ', 'Σ'],
  ['\\p{Lu}', 'i', 'aB', 'B'],
  ['\\x', 'qi', 'a\\X', '\\X'],
  // White space in the pattern.
  ['a b\tc\nd\re', 'x', 'abcde', 'abcde'],
  ['a [ ] b', 'x', 'a b', 'a b'],
  ['\\ s', 'x', 'a b', ' '],
  ['\\ [ a \\]', 'x', '[a]', '[a]'],
  ['[ [\\]]'.replace('[\\]', '\\]'), 'x', ' ', ' '],
  ['[a-z -[ b ]] +', 'x', 'bc d', 'c'],
  ['(?: a ) { 2 }', 'x', 'aa', 'aa'],
  // All characters as they are.
  ['a.b', 'q', 'axba.b', 'a.b'],
  ['(a', 'q', 'x(a', '(a'],
  ['a b', 'qx', 'ab a b', 'a b'],
  ['', 'q', 'a', ''],
  ['A', 'smixq', 'a', 'a'],
];

test.each(found)('/%s/%s in %j', (pattern, flags, text, ...groups) => {
  expect(find(pattern, text, flags)?.groups).toEqual(groups);
});

const notFound: readonly (readonly [pattern: string, flags: string, text: string])[] = [
  ['a', '', ''],
  ['a', '', 'A'],
  ['^b', '', 'ab'],
  ['^b', '', 'a\nb'],
  ['a$', '', 'a\nb'],
  ['a$', '', 'a\n'],
  ['^$', 'm', 'a\nb\n'],
  ['^$', '', 'a'],
  ['b^a', '', 'ba'],
  ['a$b', '', 'ab'],
  ['^.$', '', '\n'],
  ['^.$', '', 'ab'],
  ['a{3}', '', 'aa'],
  ['[^a]', 'i', 'A'],
  ['[a-z-[aeiou]]', '', 'aeiou'],
  ['[A-Z-[IO]]', 'i', 'io'],
  ['(a)\\1', '', 'aA'],
  ['(a)\\1', '', 'ab'],
  ['\\p{Lu}', 'i', 'a'],
  ['\\p{IsBasicLatin}', '', 'è'],
  ['\\i', '', '1'],
  ['\\w', '', '-_.!'],
  ['\\ud83d', 'q', '😀'],
  ['\ud83d', '', '😀'],
  ['ss', 'i', 'ß'],
];

test.each(notFound)('/%s/%s is not in %j', (pattern, flags, text) => {
  expect(find(pattern, text, flags)).toBeNull();
});

const problems: readonly (readonly [pattern: string, flags: string, problem: string])[] = [
  ['(', '', 'a "(" has no closing ")", at character 2'],
  ['(a|b', '', 'a "(" has no closing ")", at character 5'],
  [')', '', 'a ")" has no opening "(", at character 1'],
  ['a)b', '', 'a ")" has no opening "(", at character 2'],
  ['*a', '', 'there is nothing that "*" could repeat, at character 2'],
  ['+', '', 'there is nothing that "+" could repeat, at character 2'],
  ['?', '', 'there is nothing that "?" could repeat, at character 2'],
  ['{2}', '', 'there is nothing that "{" could repeat, at character 2'],
  ['a**', '', 'there is nothing that "*" could repeat, at character 4'],
  ['a+*', '', 'there is nothing that "*" could repeat, at character 4'],
  ['a++', '', 'there is nothing that "+" could repeat, at character 4'],
  ['a???', '', 'there is nothing that "?" could repeat, at character 5'],
  ['a{2}{3}', '', 'there is nothing that "{" could repeat, at character 6'],
  ['a|*', '', 'there is nothing that "*" could repeat, at character 4'],
  ['(*a)', '', 'there is nothing that "*" could repeat, at character 3'],
  ['a{', '', 'a number has to follow "{", at character 3'],
  ['a{,3}', '', 'a number has to follow "{", at character 3'],
  ['a{x}', '', 'a number has to follow "{", at character 3'],
  ['a{1', '', 'a "{" has no closing "}", at character 4'],
  ['a{1,2', '', 'a "{" has no closing "}", at character 6'],
  ['a{2,1}', '', 'of {2,1} the second number must not be below the first, at character 7'],
  ['a}', '', 'a "}" that stands for itself is written "\\}", at character 3'],
  ['a]', '', 'a "]" that stands for itself is written "\\]", at character 3'],
  ['[', '', 'a "[" has no closing "]", at character 2'],
  ['[a', '', 'a "[" has no closing "]", at character 3'],
  ['[]', '', 'brackets must not be empty, at character 2'],
  ['[^]', '', 'brackets must not be empty, at character 3'],
  ['[]a]', '', 'brackets must not be empty, at character 2'],
  ['[b-a]', '', 'the range b-a is the wrong way round, at character 5'],
  ['[a-\\d]', '', 'a range ends with one character, not with a class, at character 6'],
  ['[a[b]]', '', '"[" inside brackets is written "\\[", at character 3'],
  ['[-[a]]', '', 'brackets must not be empty, at character 2'],
  ['[a-[b]c]', '', '"]" has to follow what is subtracted, at character 7'],
  ['[[:alpha:]]', '', '"[" inside brackets is written "\\[", at character 2'],
  ['\\', '', 'a character has to follow "\\" (a "\\" itself is written "\\\\"), at character 2'],
  ['\\b', '', '"\\b" has no meaning, at character 3'],
  ['\\x41', '', '"\\x" has no meaning, at character 3'],
  ['\\u0041', '', '"\\u" has no meaning, at character 3'],
  ['\\0', '', '"\\0" has no meaning, at character 3'],
  ['\\/', '', '"\\/" has no meaning, at character 3'],
  ['[\\1]', '', '"\\1" has no meaning, at character 4'],
  ['\\p', '', '"\\p" needs a category or block in braces, as in "\\p{Lu}", at character 3'],
  ['\\pL', '', '"\\p" needs a category or block in braces, as in "\\p{Lu}", at character 3'],
  ['\\p{L', '', '"\\p{" has no closing brace, at character 5'],
  [
    '\\p{Latin}',
    '',
    '\\p{Latin} is neither a category of Unicode, as \\p{Lu}, nor a block, as \\p{IsBasicLatin}',
  ],
  ['\\p{Cs}', '', '\\p{Cs} is neither a category of Unicode, as \\p{Lu}, nor a block, as \\p{IsBasicLatin}'],
  [
    '\\p{IsNowhere}',
    '',
    '\\p{IsNowhere} is neither a category of Unicode, as \\p{Lu}, nor a block, as \\p{IsBasicLatin}',
  ],
  ['\\1', '', '"\\1" refers to no group that ends before it, at character 3'],
  ['\\1(a)', '', '"\\1" refers to no group that ends before it, at character 3'],
  ['(a\\1)', '', '"\\1" refers to no group that ends before it, at character 5'],
  ['(a)\\2', '', '"\\2" refers to no group that ends before it, at character 6'],
  ['(?=a)', '', 'of the groups that begin with "(?" there is only "(?:", at character 3'],
  ['(?<n>a)', '', 'of the groups that begin with "(?" there is only "(?:", at character 3'],
  ['(?i)a', '', 'of the groups that begin with "(?" there is only "(?:", at character 3'],
  ['a', 'g', 'there is no flag "g": there are s, m, i, x and q'],
  ['a', 'I', 'there is no flag "I": there are s, m, i, x and q'],
  ['a', 'i ', 'there is no flag " ": there are s, m, i, x and q'],
  ['(a{1000}){1000}', '', 'it is too large: written out it has more than 20000 parts'],
  ['((((a{9}){9}){9}){9}){9}', '', 'it is too large: written out it has more than 20000 parts'],
  ['(?:){999999999}', '', 'it is too large: written out it has more than 20000 parts'],
  ['a{99999999999999999999}', '', 'it is too large: written out it has more than 20000 parts'],
  [`a{1${'0'.repeat(400)}}`, '', 'it is too large: written out it has more than 20000 parts'],
  ['a'.repeat(20_001), 'q', 'it is too large: written out it has more than 20000 parts'],
  ['('.repeat(100_000), '', 'it is nested more than 200 deep, at character 202'],
  ['[a-'.repeat(100_000), '', 'it is nested more than 200 deep, at character 602'],
];

test.each(
  problems.map(([pattern, flags, problem]) => [pattern.slice(0, 30), flags, problem, pattern] as const),
)('/%s/%s: %s', (_start, flags, problem, pattern) => {
  expect(compileRegularExpression(pattern, flags, () => undefined)).toEqual({ problem });
});

const many = 'a'.repeat(50_000);

/** Steps for each character of a long text: no more than the pattern is long, within a small factor. */
const bounded: readonly (readonly [pattern: string, text: string, most: number])[] = [
  ['(a+)+$', `${many}b`, 25],
  ['(a|a)*b', many, 25],
  ['(.*)*x', many, 25],
  ['(a*)*b', many, 25],
  ['(a|aa)+$', `${many}b`, 25],
  ['((a+)+)+b', many, 45],
  ['(.*.*.*.*)x', many, 35],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', many, 40],
  ['((a{0,5}){0,5}){0,5}b', many.slice(0, 4_000), 900],
  ['(a?){50}a{50}b', many.slice(0, 4_000), 600],
  ['(a|b|a|b|a|b|a)aaaaaaaab', many, 60],
  ['\\s+$', `${' '.repeat(50_000)}x`, 15],
  ['(?:(?:(?:a*)*)*)*b', many, 60],
  ['(x?x?x?x?)*a{3}b', many, 60],
];

test.each(bounded.map(([pattern, text, most]) => [pattern, most, text] as const))(
  '/%s/ takes less than %d steps a character',
  (pattern, most, text) => {
    let steps = 0;
    expect(find(pattern, text, '', (taken) => (steps += taken))).toBeNull();
    expect(steps / text.length).toBeLessThan(most);
  },
);

test('all matches together are found in time proportional to the text', () => {
  let steps = 0;
  const spend = (taken: number) => {
    steps += taken;
  };
  const compiled = compileRegularExpression('a(?:.*b)?', '', spend);
  if ('problem' in compiled) throw new Error(compiled.problem);
  const search = compiled.search(many, spend);
  let count = 0;
  for (let match = search.firstMatch(); match; match = search.firstMatch(match.to)) count += 1;
  expect(count).toBe(50_000);
  expect(steps / many.length).toBeLessThan(40);
});

test('a long text needs no deep recursion', () => {
  const text = '😀'.repeat(300_000);
  expect(find('^(?:(.)|x)*$', text)?.to).toBe(text.length);
});

test('with back-references the search goes on until spending ends it', () => {
  let left = 1_000_000;
  const spend = (taken: number) => {
    left -= taken;
    if (left < 0) throw new Error('used up');
  };
  expect(() => find('(a*)*\\1b', 'a'.repeat(60), '', spend)).toThrow('used up');
});

test('matches are found from where one asks', () => {
  const compiled = compileRegularExpression('a(b?)', '', () => undefined);
  if ('problem' in compiled) throw new Error(compiled.problem);
  const search = compiled.search('abxa', () => undefined);
  expect(search.firstMatch()).toEqual({ from: 0, to: 2, groups: ['ab', 'b'] });
  expect(search.firstMatch(1)).toEqual({ from: 3, to: 4, groups: ['a', ''] });
  expect(search.firstMatch(4)).toBeNull();
  expect(search.firstMatch(0)).toEqual({ from: 0, to: 2, groups: ['ab', 'b'] });
});

test('a pattern that is in use again and again is compiled once', () => {
  const compile = () => compileRegularExpression('compiled (once)', 'i', () => undefined);
  expect(compile()).toBe(compile());
});

const atom = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\d', '[a-c]', 'ab', '^', '$', '1', '\\n');
const quantifier = fc
  .tuple(
    fc.constantFrom('?', '*', '+', '{0}', '{2}', '{1,}', '{0,2}', '{1,3}', '{2,3}'),
    fc.constantFrom('', '?'),
  )
  .map(([sign, reluctant]) => sign + reluctant);

/** Patterns that XPath and JavaScript read alike; `open` begins their groups. */
function pattern(open: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      atom,
      fc.array(tie('tree'), { maxLength: 3 }).map((items) => items.join('')),
      fc.tuple(open, tie('tree')).map(([start, tree]) => `${start}${tree})`),
      fc.tuple(open, tie('tree'), tie('tree')).map(([start, left, right]) => `${start}${left}|${right})`),
      fc.tuple(open, tie('tree'), quantifier).map(([start, tree, sign]) => `${start}${tree})${sign}`),
    ),
  })).tree;
}

const text = fc
  .array(fc.constantFrom('a', 'a', 'b', 'c', '1', '\n', 'A'), { maxLength: 9 })
  .map((all) => all.join(''));
const flags = fc.constantFrom('', 's', 'i', 'm', 'si');

function expectSame(source: string, given: string, within: string): void {
  // A newline at the end begins a line in JavaScript, and none in XPath.
  const searched = given.includes('m') ? within.replace(/\n+$/, '') : within;
  const theirs = new RegExp(source, `${given}u`).exec(searched);
  const ours = find(source, searched, given);
  expect(ours && [ours.from, ours.to]).toEqual(theirs && [theirs.index, theirs.index + theirs[0].length]);
  // JavaScript forgets what was captured when the next turn begins; XPath does not.
  theirs?.forEach((group: string | undefined, number) => {
    if (group !== undefined) expect(ours?.groups[number]).toBe(group);
  });
}

test('matches what JavaScript matches', () => {
  fc.assert(fc.property(pattern(fc.constantFrom('(', '(?:')), flags, text, expectSame), { numRuns: 5_000 });
});

test('refers back as JavaScript does', () => {
  const plain = pattern(fc.constant('(?:'));
  const referring = fc
    .tuple(plain, plain, plain, quantifier)
    .map(([captured, between, after, sign]) => `(${captured})${between}(?:\\1|${after})${sign}`);
  fc.assert(fc.property(referring, flags, text, expectSame), { numRuns: 2_000 });
});
