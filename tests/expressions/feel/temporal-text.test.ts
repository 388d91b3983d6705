import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readTemporal } from '../../../engine/expressions/feel/temporal/literal.ts';
import { dateOfDay, dayOf, readDate } from '../../../engine/expressions/feel/values/date.ts';
import { readDateTime } from '../../../engine/expressions/feel/values/date-time.ts';
import {
  DaysTimeDuration,
  readDuration,
  YearsMonthsDuration,
} from '../../../engine/expressions/feel/values/duration.ts';
import { kindOf } from '../../../engine/expressions/feel/values/kind.ts';
import { readTime } from '../../../engine/expressions/feel/values/time.ts';

type Cases = readonly (readonly [text: string, written: string | null])[];

const dates: Cases = [
  ['2026-01-31', '2026-01-31'],
  ['2024-02-29', '2024-02-29'],
  ['2000-02-29', '2000-02-29'],
  ['1900-02-28', '1900-02-28'],
  ['0001-01-01', '0001-01-01'],
  ['0000-01-01', '0000-01-01'],
  ['0000-02-29', '0000-02-29'],
  ['-0001-12-31', '-0001-12-31'],
  ['-0004-02-29', '-0004-02-29'],
  ['-2026-07-15', '-2026-07-15'],
  ['9999-12-31', '9999-12-31'],
  ['10000-01-01', '10000-01-01'],
  ['-12026-01-01', '-12026-01-01'],
  ['999999999-12-31', '999999999-12-31'],
  ['-999999999-01-01', '-999999999-01-01'],
  // No days of the calendar
  ['2023-02-29', null],
  ['1900-02-29', null],
  ['-0001-02-29', null],
  ['2026-02-30', null],
  ['2026-04-31', null],
  ['2026-06-31', null],
  ['2026-09-31', null],
  ['2026-11-31', null],
  ['2026-01-32', null],
  ['2026-01-00', null],
  ['2026-00-01', null],
  ['2026-13-01', null],
  // No form of XML Schema, or too far
  ['1000000000-01-01', null],
  ['-1000000000-01-01', null],
  ['02026-01-01', null],
  ['-02026-01-01', null],
  ['+2026-01-01', null],
  ['026-01-01', null],
  ['26-01-01', null],
  ['2026-1-01', null],
  ['2026-01-1', null],
  ['2026-01-001', null],
  ['2026/01/01', null],
  ['20260101', null],
  ['2026-01', null],
  ['2026-W01-1', null],
  ['2026-064', null],
  ['2026-01-01Z', null],
  ['2026-01-01+01:00', null],
  ['2026-01-01T00:00:00', null],
  ['2026-01-01@Europe/Rome', null],
  [' 2026-01-01', null],
  ['2026-01-01 ', null],
  ['2026-01-01\n', null],
  ['', null],
  ['today', null],
];

test.each(dates)('the date %j is %j', (text, written) => {
  expect(readDate(text)?.toString() ?? null).toBe(written);
});

const times: Cases = [
  ['10:20:30', '10:20:30'],
  ['00:00:00', '00:00:00'],
  ['23:59:59', '23:59:59'],
  ['24:00:00', '00:00:00'],
  ['24:00:00.000Z', '00:00:00Z'],
  ['10:20:30.5', '10:20:30.5'],
  ['10:20:30.500', '10:20:30.5'],
  ['10:20:30.000', '10:20:30'],
  ['10:20:30.000000001', '10:20:30.000000001'],
  ['10:20:30.123456789', '10:20:30.123456789'],
  ['10:20:30Z', '10:20:30Z'],
  ['10:20:30z', '10:20:30Z'],
  ['10:20:30+00:00', '10:20:30Z'],
  ['10:20:30-00:00', '10:20:30Z'],
  ['10:20:30+01:00', '10:20:30+01:00'],
  ['10:20:30-05:30', '10:20:30-05:30'],
  ['10:20:30+01:00:30', '10:20:30+01:00:30'],
  ['10:20:30-01:00:30', '10:20:30-01:00:30'],
  ['10:20:30-00:00:30', '10:20:30-00:00:30'],
  ['10:20:30+14:00', '10:20:30+14:00'],
  ['10:20:30-14:00', '10:20:30-14:00'],
  ['10:20:30.25@Europe/Rome', '10:20:30.25@Europe/Rome'],
  ['10:20:30@Etc/UTC', '10:20:30@Etc/UTC'],
  ['10:20:30@UTC', '10:20:30@UTC'],
  ['10:20:30@America/Argentina/Buenos_Aires', '10:20:30@America/Argentina/Buenos_Aires'],
  ['10:20:30@Etc/GMT+5', '10:20:30@Etc/GMT+5'],
  ['T10:20:30', '10:20:30'],
  ['T23:59:00Z', '23:59:00Z'],
  ['24:00:01', null],
  ['24:01:00', null],
  ['24:00:00.1', null],
  ['25:00:00', null],
  ['10:60:00', null],
  ['10:20:60', null],
  ['10:20', null],
  ['10', null],
  ['1:20:30', null],
  ['10:2:30', null],
  ['10:20:3', null],
  ['10:20:30.', null],
  ['10:20:30,5', null],
  ['10:20:30.1234567890', null],
  ['10:20:30+14:01', null],
  ['10:20:30-14:00:01', null],
  ['10:20:30+19:00', null],
  ['10:20:30+01:60', null],
  ['10:20:30+01', null],
  ['10:20:30+0100', null],
  ['10:20:30+1:00', null],
  ['10:20:30+01:00@Europe/Rome', null],
  ['10:20:30Z@Europe/Rome', null],
  ['10:20:30@', null],
  ['10:20:30@Europe/Atlantis', null],
  ['10:20:30@+01:00', null],
  ['10:20:30@Europe/Rome ', null],
  ['10:20:30Europe/Rome', null],
  ['10:20:30[Europe/Rome]', null],
  ['10:20:30 Z', null],
  ['-10:20:30', null],
  ['TT10:20:30', null],
  ['', null],
];

test.each(times)('the time %j is %j', (text, written) => {
  expect(readTime(text)?.toString() ?? null).toBe(written);
});

const datesAndTimes: Cases = [
  ['2026-01-31T10:20:30', '2026-01-31T10:20:30'],
  ['2026-01-31T10:20:30.125', '2026-01-31T10:20:30.125'],
  ['2026-01-31T10:20:30Z', '2026-01-31T10:20:30Z'],
  ['2026-01-31T10:20:30+01:00', '2026-01-31T10:20:30+01:00'],
  ['2026-01-31T10:20:30@Europe/Rome', '2026-01-31T10:20:30@Europe/Rome'],
  ['2026-01-31', '2026-01-31T00:00:00'],
  ['-0044-03-15T12:00:00', '-0044-03-15T12:00:00'],
  ['-0044-03-15T12:00:00@Europe/Rome', '-0044-03-15T12:00:00@Europe/Rome'],
  ['999999999-12-31T23:59:59.999999999', '999999999-12-31T23:59:59.999999999'],
  ['999999999-12-31T23:59:59@Europe/Rome', '999999999-12-31T23:59:59@Europe/Rome'],
  ['999999998-07-01T23:59:57@Europe/Rome', '999999998-07-01T23:59:57@Europe/Rome'],
  ['-999999999-01-01T00:00:01@Europe/Rome', '-999999999-01-01T00:00:01@Europe/Rome'],
  ['-999999999-01-01T00:00:00-14:00', '-999999999-01-01T00:00:00-14:00'],
  // The end of a day is the beginning of the next
  ['2026-12-31T24:00:00', '2027-01-01T00:00:00'],
  ['2024-02-28T24:00:00Z', '2024-02-29T00:00:00Z'],
  ['999999999-12-31T24:00:00', null],
  // What the start of summer time skips, and what its end repeats
  ['2026-03-29T01:59:59@Europe/Rome', '2026-03-29T01:59:59@Europe/Rome'],
  ['2026-03-29T02:00:00@Europe/Rome', '2026-03-29T03:00:00@Europe/Rome'],
  ['2026-03-29T02:30:00.5@Europe/Rome', '2026-03-29T03:30:00.5@Europe/Rome'],
  ['2026-03-29T03:00:00@Europe/Rome', '2026-03-29T03:00:00@Europe/Rome'],
  ['2026-10-25T02:30:00@Europe/Rome', '2026-10-25T02:30:00@Europe/Rome'],
  ['2026-03-08T02:30:00@America/New_York', '2026-03-08T03:30:00@America/New_York'],
  // Samoa had no 30 December 2011
  ['2011-12-30T10:00:00@Pacific/Apia', '2011-12-31T10:00:00@Pacific/Apia'],
  ['2026-01-31T', null],
  ['T10:20:30', null],
  ['2026-01-31TT10:20:30', null],
  ['2026-01-31t10:20:30', null],
  ['2026-01-31 10:20:30', null],
  ['2026-01-31T10:20', null],
  ['2026-01-31T24:00:01', null],
  ['2026-02-30T10:20:30', null],
  ['2026-13-01T10:20:30', null],
  ['+2026-01-01T10:20:30', null],
  ['02026-01-01T10:20:30', null],
  ['2026-01-31T10:20:30+01:00@Europe/Rome', null],
  ['2026-01-31T10:20:30@Nowhere', null],
  ['2026-01-31Z', null],
  ['10:20:30', null],
  ['', null],
];

test.each(datesAndTimes)('the date and time %j is %j', (text, written) => {
  expect(readDateTime(text)?.toString() ?? null).toBe(written);
});

const durations: Cases = [
  ['P1Y2M', 'P1Y2M'],
  ['P1Y', 'P1Y'],
  ['P2M', 'P2M'],
  ['P12M', 'P1Y'],
  ['P14M', 'P1Y2M'],
  ['-P14M', '-P1Y2M'],
  ['P0Y', 'P0M'],
  ['P0M', 'P0M'],
  ['-P0M', 'P0M'],
  ['P00001Y', 'P1Y'],
  ['P999999999Y11M', 'P999999999Y11M'],
  ['P1999999998Y', 'P1999999998Y'],
  ['P1D', 'P1D'],
  ['P1DT12H30M0.5S', 'P1DT12H30M0.5S'],
  ['-P1DT12H30M0.5S', '-P1DT12H30M0.5S'],
  ['PT1H', 'PT1H'],
  ['PT24H', 'P1D'],
  ['PT36H', 'P1DT12H'],
  ['PT90M', 'PT1H30M'],
  ['PT3600S', 'PT1H'],
  ['PT86400S', 'P1D'],
  ['PT0.000000001S', 'PT0.000000001S'],
  ['-PT0.1S', '-PT0.1S'],
  ['PT1.500S', 'PT1.5S'],
  ['PT0S', 'PT0S'],
  ['-PT0S', 'PT0S'],
  ['P0D', 'PT0S'],
  ['P1DT0H', 'P1D'],
  ['PT1000M', 'PT16H40M'],
  ['P365000000000D', 'P365000000000D'],
  // Never both kinds, never an empty part
  ['P1Y1D', null],
  ['P1M1D', null],
  ['P1YT1H', null],
  ['P1Y0D', null],
  ['P', null],
  ['-P', null],
  ['PT', null],
  ['P1DT', null],
  ['P1YT', null],
  ['P1W', null],
  ['+P1D', null],
  ['P-1D', null],
  ['--P1D', null],
  ['P1S', null],
  ['P1H', null],
  ['PT1D', null],
  ['PT1Y', null],
  ['P1M2Y', null],
  ['PT1S1M', null],
  ['P1.5Y', null],
  ['P1.5D', null],
  ['PT1.5H', null],
  ['PT1.S', null],
  ['PT.5S', null],
  ['PT1,5S', null],
  ['PT0.1234567890S', null],
  ['p1d', null],
  ['1D', null],
  [' P1D', null],
  ['P1D ', null],
  ['P9999999999999999Y', null],
  ['P106751991167301D', null],
  [`PT${'9'.repeat(500)}S`, null],
  ['', null],
];

test.each(durations)('the duration %j is %j', (text, written) => {
  expect(readDuration(text)?.toString() ?? null).toBe(written);
});

const literals: readonly (readonly [text: string, kind: string])[] = [
  ['2026-01-31', 'date'],
  ['10:20:30', 'time'],
  ['T10:20:30Z', 'time'],
  ['2026-01-31T10:20:30', 'date and time'],
  ['P1M', 'years and months duration'],
  ['PT1M', 'days and time duration'],
  ['-P1D', 'days and time duration'],
  ['soon', 'null'],
];

test.each(literals)('@%j is of the kind %s', (text, kind) => {
  expect(kindOf(readTemporal(text))).toBe(kind);
});

const day = fc.integer({ min: -365_242_000_000, max: 365_241_000_000 });

test('what is written is read again as the same', () => {
  fc.assert(
    fc.property(day, (number) => {
      const date = dateOfDay(number);
      expect(date && dayOf(date)).toBe(number);
      expect(readDate(String(date))).toEqual(date);
    }),
  );
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n }), (nanoseconds) => {
      const duration = new DaysTimeDuration(nanoseconds);
      expect(readDuration(duration.toString())).toEqual(duration);
    }),
  );
  fc.assert(
    fc.property(fc.integer(), (months) => {
      const duration = new YearsMonthsDuration(months);
      expect(readDuration(duration.toString())).toEqual(duration);
    }),
  );
});
