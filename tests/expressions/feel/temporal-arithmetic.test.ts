import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addValues, subtractValues } from '../../../engine/expressions/feel/temporal/arithmetic.ts';
import { divideValues, multiplyValues } from '../../../engine/expressions/feel/temporal/scaling.ts';
import { readNumber } from '../../../engine/expressions/feel/values/number.ts';
import type { FeelValue } from '../../../engine/expressions/feel/values/value.ts';
import { given, shown, temporal } from './temporal-values.ts';

const operations = { '+': addValues, '-': subtractValues, '*': multiplyValues, '/': divideValues } as const;

type Case = readonly [
  left: FeelValue,
  operator: keyof typeof operations,
  right: FeelValue,
  result: FeelValue | undefined,
];

const sums: readonly Case[] = [
  // A date and months: the same day, or the last one
  ['@2026-01-31', '+', '@P1M', '@2026-02-28'],
  ['@2024-01-31', '+', '@P1M', '@2024-02-29'],
  ['@2024-02-29', '+', '@P1Y', '@2025-02-28'],
  ['@2024-02-29', '+', '@P4Y', '@2028-02-29'],
  ['@2024-02-29', '-', '@P1Y', '@2023-02-28'],
  ['@2026-03-31', '-', '@P1M', '@2026-02-28'],
  ['@2026-05-31', '+', '@P1M', '@2026-06-30'],
  ['@2026-12-15', '+', '@P1M', '@2027-01-15'],
  ['@2026-01-15', '-', '@P1M', '@2025-12-15'],
  ['@2026-01-15', '-', '@P13M', '@2024-12-15'],
  ['@2026-01-15', '+', '@P0M', '@2026-01-15'],
  ['@2026-01-15', '+', '@-P1Y1M', '@2024-12-15'],
  ['@P1M', '+', '@2026-01-31', '@2026-02-28'],
  ['@0001-01-31', '-', '@P1Y', '@0000-01-31'],
  ['@0000-02-29', '-', '@P4Y', '@-0004-02-29'],
  ['@0000-01-31', '-', '@P1M', '@-0001-12-31'],
  ['@999999999-12-01', '+', '@P1M', null],
  ['@-999999999-01-01', '-', '@P1M', null],
  ['@999999999-12-31', '-', '@P1999999998Y', '@-999999999-12-31'],
  // A date and a length of time: its midnight, moved on
  ['@2026-01-31', '+', '@P1D', '@2026-02-01'],
  ['@2024-02-28', '+', '@P1D', '@2024-02-29'],
  ['@2026-02-28', '+', '@P1D', '@2026-03-01'],
  ['@2026-01-01', '-', '@P1D', '@2025-12-31'],
  ['@2026-01-01', '+', '@P366D', '@2027-01-02'],
  ['@2026-01-01', '+', '@PT23H59M59S', '@2026-01-01'],
  ['@2026-01-01', '+', '@PT36H', '@2026-01-02'],
  ['@2026-01-01', '-', '@PT1S', '@2025-12-31'],
  ['@2026-01-01', '-', '@PT24H', '@2025-12-31'],
  ['@2026-01-01', '-', '@PT25H', '@2025-12-30'],
  ['@PT24H', '+', '@2026-01-01', '@2026-01-02'],
  ['@0001-01-01', '-', '@P1D', '@0000-12-31'],
  ['@999999999-12-31', '+', '@P1D', null],
  ['@999999999-12-31', '+', '@PT23H', '@999999999-12-31'],
  ['@-999999999-01-01', '-', '@PT1S', null],
  ['@2026-01-01', '+', '@P106751991167300D', null],
  // A date and time and months
  ['@2026-01-31T10:20:30', '+', '@P1M', '@2026-02-28T10:20:30'],
  ['@2026-01-31T10:20:30.5+01:00', '+', '@P1M', '@2026-02-28T10:20:30.5+01:00'],
  ['@2026-01-31T10:20:30@Europe/Rome', '+', '@P6M', '@2026-07-31T10:20:30@Europe/Rome'],
  ['@2026-02-28T02:30:00@Europe/Rome', '+', '@P1M', '@2026-03-28T02:30:00@Europe/Rome'],
  ['@2026-02-28T02:30:00', '+', '@P1M', '@2026-03-28T02:30:00'],
  ['@2025-03-29T02:30:00@Europe/Rome', '+', '@P1Y', '@2026-03-29T03:30:00@Europe/Rome'],
  ['@2024-02-29T00:00:00Z', '-', '@P1Y', '@2023-02-28T00:00:00Z'],
  ['@P1Y', '+', '@2026-01-31T10:20:30', '@2027-01-31T10:20:30'],
  // A date and time and a length of time, on the time line
  ['@2026-01-31T23:30:00', '+', '@PT1H', '@2026-02-01T00:30:00'],
  ['@2026-01-31T23:30:00', '-', '@P31DT23H30M', '@2025-12-31T00:00:00'],
  ['@2026-01-31T23:30:00Z', '+', '@PT0.000000001S', '@2026-01-31T23:30:00.000000001Z'],
  ['@2026-01-31T00:00:00Z', '-', '@PT0.000000001S', '@2026-01-30T23:59:59.999999999Z'],
  ['@1969-12-31T23:59:59.5Z', '+', '@PT0.25S', '@1969-12-31T23:59:59.75Z'],
  ['@2026-01-31T23:30:00+05:30', '+', '@PT1H', '@2026-02-01T00:30:00+05:30'],
  ['@2026-03-28T12:00:00@Europe/Rome', '+', '@P1D', '@2026-03-29T13:00:00@Europe/Rome'],
  ['@2026-03-28T12:00:00@Europe/Rome', '+', '@PT22H', '@2026-03-29T11:00:00@Europe/Rome'],
  ['@2026-03-29T01:30:00@Europe/Rome', '+', '@PT1H', '@2026-03-29T03:30:00@Europe/Rome'],
  ['@2026-10-24T12:00:00@Europe/Rome', '+', '@P1D', '@2026-10-25T11:00:00@Europe/Rome'],
  ['@2026-10-25T12:00:00@Europe/Rome', '-', '@P1D', '@2026-10-24T13:00:00@Europe/Rome'],
  // The second time of the hour that comes twice has its offset for a name
  ['@2026-10-25T01:30:00@Europe/Rome', '+', '@PT1H', '@2026-10-25T02:30:00@Europe/Rome'],
  ['@2026-10-25T01:30:00@Europe/Rome', '+', '@PT2H', '@2026-10-25T02:30:00+01:00'],
  ['@2026-10-25T01:30:00@Europe/Rome', '+', '@PT3H', '@2026-10-25T03:30:00@Europe/Rome'],
  ['@PT1H', '+', '@2026-01-31T23:30:00', '@2026-02-01T00:30:00'],
  ['@999999999-12-31T23:59:59', '+', '@PT1S', null],
  ['@-999999999-01-01T00:00:00Z', '-', '@PT0.1S', null],
  ['@-999999999-01-01T00:00:00.5Z', '-', '@PT0.1S', '@-999999999-01-01T00:00:00.4Z'],
  ['@999999999-12-31T23:59:57.5Z', '+', '@PT1.75S', '@999999999-12-31T23:59:59.25Z'],
  ['@999999999-12-31T23:59:57.5@Europe/Rome', '+', '@PT1.75S', '@999999999-12-31T23:59:59.25@Europe/Rome'],
  ['@999999999-12-31T23:59:59@Europe/Rome', '+', '@PT1S', null],
  ['@500026-03-28T12:00:00@Europe/Rome', '+', '@P1D', '@500026-03-29T13:00:00@Europe/Rome'],
  // Round the clock
  ['@10:20:30', '+', '@PT1H', '@11:20:30'],
  ['@23:59:00Z', '+', '@PT2M', '@00:01:00Z'],
  ['@00:01:00', '-', '@PT2M', '@23:59:00'],
  ['@10:20:30@Europe/Rome', '+', '@P1D', '@10:20:30@Europe/Rome'],
  ['@10:20:30+01:00', '+', '@P10DT1H', '@11:20:30+01:00'],
  ['@10:20:30', '-', '@P100DT0.5S', '@10:20:29.5'],
  ['@PT1H', '+', '@23:20:30', '@00:20:30'],
  // What lies between
  ['@2026-02-01', '-', '@2026-01-31', '@P1D'],
  ['@2026-01-31', '-', '@2026-02-01', '@-P1D'],
  ['@2026-01-31', '-', '@2026-01-31', '@PT0S'],
  ['@2024-03-01', '-', '@2024-02-01', '@P29D'],
  ['@999999999-12-31', '-', '@-999999999-01-01', '@P730484999633D'],
  ['@2026-01-31T10:00:00', '-', '@2026-01-30T09:59:59.5', '@P1DT0.5S'],
  ['@2026-01-31T10:00:00Z', '-', '@2026-01-31T10:00:00+01:00', '@PT1H'],
  ['@2026-01-31T10:00:00@Europe/Rome', '-', '@2026-01-31T10:00:00Z', '@-PT1H'],
  ['@2026-03-30T00:00:00@Europe/Rome', '-', '@2026-03-29T00:00:00@Europe/Rome', '@PT23H'],
  ['@2026-10-26T00:00:00@Europe/Rome', '-', '@2026-10-25T00:00:00@Europe/Rome', '@P1DT1H'],
  ['@2026-01-31T10:00:00', '-', '@2026-01-31T10:00:00Z', null],
  ['@2026-01-31T10:00:00@Europe/Rome', '-', '@2026-01-31T10:00:00', null],
  ['@2026-01-31T10:00:00Z', '-', '@2026-01-31', '@PT10H'],
  ['@2026-01-31', '-', '@2026-01-31T10:00:00+01:00', '@-PT9H'],
  ['@2026-01-31', '-', '@2026-01-31T10:00:00', null],
  ['@2026-01-31T10:00:00', '-', '@2026-01-31', null],
  ['@10:00:00', '-', '@09:30:00.5', '@PT29M59.5S'],
  ['@09:00:00', '-', '@10:00:00', '@-PT1H'],
  ['@10:00:00Z', '-', '@10:00:00+01:00', '@PT1H'],
  ['@10:00:00@Europe/Rome', '-', '@10:00:00Z', '@-PT1H'],
  ['@10:00:00', '-', '@10:00:00Z', null],
  // Durations
  ['@P1Y', '+', '@P2M', '@P1Y2M'],
  ['@P1Y', '-', '@P14M', '@-P2M'],
  ['@P1Y', '-', '@P1Y', '@P0M'],
  ['@-P1M', '+', '@-P11M', '@-P1Y'],
  ['@P1D', '+', '@PT1H', '@P1DT1H'],
  ['@PT1H', '-', '@P1D', '@-PT23H'],
  ['@PT0.1S', '+', '@PT0.2S', '@PT0.3S'],
  ['@P106751991167300D', '+', '@P106751991167300D', null],
  ['@P750599937895082Y', '+', '@P1Y', null],
  // No such pair
  ['@P1M', '+', '@P1D', undefined],
  ['@P1D', '-', '@P1M', undefined],
  ['@10:00:00', '+', '@P1M', undefined],
  ['@10:00:00', '-', '@P1Y', undefined],
  ['@PT1H', '-', '@10:00:00', undefined],
  ['@P1D', '-', '@2026-01-31', undefined],
  ['@P1M', '-', '@2026-01-31T00:00:00', undefined],
  ['@2026-01-31', '+', '@2026-01-31', undefined],
  ['@10:00:00', '+', '@10:00:00', undefined],
  ['@2026-01-31', '-', '@10:00:00', undefined],
  ['@10:00:00', '-', '@2026-01-31', undefined],
  ['@2026-01-31', '+', 1, undefined],
  [1, '+', '@2026-01-31', undefined],
  ['@2026-01-31', '-', 1, undefined],
  ['@P1D', '+', 1, undefined],
  ['@P1D', '+', 'a', undefined],
  ['@P1D', '+', null, undefined],
  [null, '-', '@P1D', undefined],
  [null, '-', '@2026-01-31', undefined],
  ['@P1D', '+', true, undefined],
  [[], '+', '@P1D', undefined],
];

const scalings: readonly Case[] = [
  ['@P1Y', '*', 2, '@P2Y'],
  [2, '*', '@P1Y', '@P2Y'],
  ['@P1M', '*', -3, '@-P3M'],
  ['@P1M', '*', 1.5, '@P1M'],
  ['@P1M', '*', -1.5, '@-P1M'],
  ['@P1Y', '*', 0.5, '@P6M'],
  ['@P1M', '*', 0, '@P0M'],
  ['@-P1M', '*', 0, '@P0M'],
  ['@P1Y', '*', 1e20, null],
  ['@P1D', '*', 2, '@P2D'],
  [0.5, '*', '@P1D', '@PT12H'],
  ['@PT1S', '*', 0.1, '@PT0.1S'],
  ['@PT0.1S', '*', 3, '@PT0.3S'],
  ['@PT0.000000001S', '*', 0.9, '@PT0S'],
  ['@PT0.000000001S', '*', -1.9, '@-PT0.000000001S'],
  ['@P1D', '*', 1e15, null],
  ['@P1D', '*', 1e-20, '@PT0S'],
  ['@P1DT1H', '*', -1, '@-P1DT1H'],
  ['@P106751991167300D', '*', 1, '@P106751991167300D'],
  ['@P1Y', '/', 2, '@P6M'],
  ['@P1Y', '/', 5, '@P2M'],
  ['@-P1Y', '/', 5, '@-P2M'],
  ['@P1M', '/', 2, '@P0M'],
  ['@P1Y', '/', 0.5, '@P2Y'],
  ['@P1D', '/', 2, '@PT12H'],
  ['@PT1S', '/', 3, '@PT0.333333333S'],
  ['@-PT1S', '/', 3, '@-PT0.333333333S'],
  ['@P1D', '/', 0.1, '@P10D'],
  ['@P1D', '/', -1, '@-P1D'],
  ['@P1Y', '/', 0, null],
  ['@P1D', '/', 0, null],
  ['@P1Y', '/', '@P1M', 12],
  ['@P1M', '/', '@P8M', 0.125],
  ['@P1M', '/', '@P1Y', '0.08333333333333333333333333333333333'],
  ['@P1Y', '/', '@-P4M', -3],
  ['@P1Y', '/', '@P0M', null],
  ['@P1D', '/', '@PT1H', 24],
  ['@PT1S', '/', '@PT0.1S', 10],
  ['@-P1D', '/', '@P2D', -0.5],
  ['@P5D', '/', '@P0D', null],
  ['@PT0S', '/', '@PT0S', null],
  ['@PT1S', '/', '@PT3S', '0.3333333333333333333333333333333333'],
  // No such pair
  ['@P1Y', '/', '@P1D', undefined],
  ['@P1D', '/', '@P1M', undefined],
  [2, '/', '@P1D', undefined],
  ['@P1D', '*', '@P1D', undefined],
  ['@2026-01-31', '*', 2, undefined],
  ['@2026-01-31T10:00:00', '/', 2, undefined],
  ['@10:00:00', '*', 2, undefined],
  [2, '*', '@10:00:00', undefined],
  ['@P1D', '*', '2', undefined],
  ['@P1D', '*', null, undefined],
  ['@P1D', '/', null, undefined],
];

test.each([...sums, ...scalings])('%j %s %j is %j', (left, operator, right, result) => {
  expect(shown(operations[operator](given(left), given(right)))).toEqual(result);
});

test('a decimal of many digits counts with all of them', () => {
  const factor = readNumber('1.000000000000000000000000000000001') ?? 0;
  expect(shown(multiplyValues(temporal('P100000000000D'), factor))).toBe('@P100000000000D');
  const small = readNumber('1E-6000') ?? 0;
  expect(shown(multiplyValues(temporal('P1D'), small))).toBe('@PT0S');
  expect(divideValues(temporal('P1D'), small)).toBeNull();
  const large = readNumber('1E6000') ?? 0;
  expect(shown(divideValues(temporal('P1D'), large))).toBe('@PT0S');
  expect(multiplyValues(temporal('P1M'), large)).toBeNull();
});

const moments = fc.integer({ min: -2_000_000_000, max: 5_000_000_000 });
const lengths = fc.integer({ min: -100_000_000, max: 100_000_000 });
const zones = fc.constantFrom('', 'Z', '+05:45', '@Europe/Rome', '@America/New_York', '@Pacific/Apia');

test('what was added lies between', () => {
  fc.assert(
    fc.property(moments, lengths, zones, (second, length, zone) => {
      const start = addValues(temporal(`1970-01-01T00:00:00${zone}`), temporal(duration(second))) ?? null;
      const end = addValues(start, temporal(duration(length))) ?? null;
      expect(shown(subtractValues(end, start))).toBe(shown(temporal(duration(length))));
      expect(shown(subtractValues(end, temporal(duration(length))))).toBe(shown(start));
    }),
    { numRuns: 300 },
  );
});

function duration(seconds: number): string {
  return `${seconds < 0 ? '-' : ''}PT${Math.abs(seconds)}S`;
}
