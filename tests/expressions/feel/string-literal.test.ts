import { expect, test } from '@jest/globals';
import { readStringLiteral } from '../../../engine/expressions/feel/syntax/string-literal.ts';

const literals: readonly (readonly [source: string, value: string])[] = [
  ['""', ''],
  ['"a b"', 'a b'],
  ['"è😀"', 'è😀'],
  [String.raw`"\""`, '"'],
  [String.raw`"say \"hi\" now"`, 'say "hi" now'],
  [String.raw`"\'"`, "'"],
  [`"'"`, "'"],
  [String.raw`"\\"`, '\\'],
  [String.raw`"\\n"`, '\\n'],
  [String.raw`"\\\n"`, '\\\n'],
  [String.raw`"a\nb\rc\td"`, 'a\nb\rc\td'],
  [String.raw`"\u0041"`, 'A'],
  [String.raw`"\u00e8\u00E8"`, 'èè'],
  [String.raw`"\ud83d\udc0e"`, '\u{1F40E}'],
  [String.raw`"\uD83D\uDE00x"`, '😀x'],
  [String.raw`"\U01F40E"`, '\u{1F40E}'],
  [String.raw`"\U01f600x"`, '😀x'],
  [String.raw`"\U000041"`, 'A'],
  [String.raw`"\U10FFFF"`, '\u{10FFFF}'],
  [String.raw`"\U110000"`, String.raw`\U110000`],
  [String.raw`"\\u0041"`, String.raw`\u0041`],
  [String.raw`"\u004"`, String.raw`\u004`],
  [String.raw`"\u00411"`, 'A1'],
  [String.raw`"\U1F600"`, String.raw`\U1F600`],
  [String.raw`"\d+\s"`, String.raw`\d+\s`],
  [String.raw`"\\d"`, String.raw`\d`],
  [String.raw`"\."`, String.raw`\.`],
  [String.raw`"\b\f\0\x41"`, String.raw`\b\f\0\x41`],
  ['"a\nb"', 'a\nb'],
];

test.each(literals)('%s', (source, value) => {
  expect(readStringLiteral(source)).toBe(value);
});
