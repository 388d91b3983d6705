import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findJsonError } from '../../../server/http/json-error.ts';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('where a text stops being JSON', () => {
  test.each([
    ['', 0, 'it ends where a value is expected'],
    ['{"a":1,}', 7, 'expected a name in double quotes'],
    ['[1,]', 3, 'expected a value'],
    ['[1 2]', 3, "expected ',' or ']'"],
    ['{"a" 1}', 5, "expected ':'"],
    ["{'a':1}", 1, "expected a name in double quotes or '}'"],
    ['{"a":1}x', 7, 'expected nothing more'],
    ['{"a":01}', 6, "expected ',' or '}'"],
    ['["a\nb"]', 1, "expected a value or ']'"],
    ['{"a":tru}', 5, 'expected a value'],
    ['{"a":[}', 6, "expected a value or ']'"],
    ['{"a":', 5, 'it ends where a value is expected'],
  ])('%j: at %i', (text, position, message) => {
    expect(findJsonError(text)).toMatchObject({ position, message });
  });

  test('counts lines and columns from 1', () => {
    expect(findJsonError('{\n  "a": 1,\n}')).toMatchObject({ line: 3, column: 1 });
  });

  test('agrees with JSON.parse on every text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'null',
      ' ',
      '"',
      '\\',
      '\n',
      'x',
    );
    const texts = fc.oneof(
      fc.json(),
      fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => (findJsonError(text) === null) === parses(text)),
      { numRuns: 2000 },
    );
  });

  test('a deep text does not overflow', () => {
    expect(findJsonError('['.repeat(100_000))).toMatchObject({ position: 100_000 });
  });
});
