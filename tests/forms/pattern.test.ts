import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compilePattern, matchesPattern } from '../../engine/forms/pattern.ts';

function matches(source: string, text: string): boolean {
  const pattern = compilePattern(source);
  if (typeof pattern === 'string') throw new Error(pattern);
  return matchesPattern(pattern, text);
}

const patterns = [
  '^[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]$',
  '^\\d{5}$',
  'BDS-[A-Z0-9]+-\\d{4}-\\d+',
  '^(a|ab)(c|bcd)(d*)$',
  '^(?:it|IT)?\\s*\\d{11}$',
  'a{2,3}b?',
  'a{2,}$|^b{0}c',
  '^$',
  '(a*)*',
  '(a|b|)+c',
  '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
  '[\\w.-]+',
  '^\\p{L}+$',
  '^\\d{3}\\-\\d{4}$',
  '^.{1,3}$',
  '[]a]|[^]]',
  '^(?<anno>\\d{4})/\\d+?$',
  '\\u00e0|\\x41',
];

describe.each(patterns)('%s', (source) => {
  const native = (text: string): boolean => {
    try {
      return new RegExp(source, 'u').test(text);
    } catch {
      return new RegExp(source).test(text);
    }
  };
  test('matches what the native engine matches', () => {
    const pieces = fc.constantFrom(
      'a',
      'b',
      'c',
      'd',
      'A',
      'Z',
      '1',
      '123',
      '70121',
      '@',
      '.',
      '-',
      ' ',
      'it',
      'BDS-',
      'à',
      '/',
      ']',
      '😀',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(text, (sample) => matches(source, sample) === native(sample)),
      { numRuns: 300 },
    );
  });
});

test('a tax code', () => {
  const [taxCode = ''] = patterns;
  expect(matches(taxCode, 'RSSMRA85M01H501Z')).toBe(true);
  expect(matches(taxCode, 'RSSMRA85M01H501')).toBe(false);
});

test.each(['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(x+x+)+y', '^(\\w+\\s?)*$'])(
  '%s does not run away',
  (source) => {
    const before = performance.now();
    matches(source, `${'a'.repeat(2000)}!`);
    matches(source, 'x'.repeat(2000));
    expect(performance.now() - before).toBeLessThan(1000);
  },
);
