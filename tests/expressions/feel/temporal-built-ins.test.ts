import { expect, test } from '@jest/globals';
import { builtIn, type BuiltIn } from '../../../engine/expressions/feel/built-ins/built-in.ts';
import { temporalClock } from '../../../engine/expressions/feel/built-ins/temporal-clock.ts';
import { temporalConstruction } from '../../../engine/expressions/feel/built-ins/temporal-construction.ts';
import { temporalDates } from '../../../engine/expressions/feel/built-ins/temporal-dates.ts';
import {
  durationAbs,
  temporalDurations,
} from '../../../engine/expressions/feel/built-ins/temporal-durations.ts';
import type { FeelValue } from '../../../engine/expressions/feel/values/value.ts';
import { called } from './temporal-values.ts';

const functions: readonly BuiltIn[] = [
  ...temporalClock,
  ...temporalConstruction,
  ...temporalDates,
  ...temporalDurations,
  builtIn('abs', ...durationAbs),
];

const calls: readonly (readonly [name: string, args: readonly FeelValue[], result: FeelValue])[] = [
  ['date', ['2026-01-31'], '@2026-01-31'],
  ['date', ['-0044-03-15'], '@-0044-03-15'],
  ['date', ['@2026-01-31'], '@2026-01-31'],
  ['date', ['@2026-01-31T23:30:00-05:00'], '@2026-01-31'],
  ['date', [['2026-01-31']], '@2026-01-31'],
  ['date', [2026, 1, 31], '@2026-01-31'],
  ['date', [2024, 2, 29], '@2024-02-29'],
  ['date', [-1, 12, 31], '@-0001-12-31'],
  ['date', [0, 1, 1], '@0000-01-01'],
  ['date', [999_999_999, 12, 31], '@999999999-12-31'],
  ['time', ['10:20:30'], '@10:20:30'],
  ['time', ['T23:59:00'], '@23:59:00'],
  ['time', ['10:20:30@Europe/Rome'], '@10:20:30@Europe/Rome'],
  ['time', ['@10:20:30Z'], '@10:20:30Z'],
  ['time', ['@2026-01-31T10:20:30+01:00'], '@10:20:30+01:00'],
  ['time', ['@2026-01-31T10:20:30@Europe/Rome'], '@10:20:30@Europe/Rome'],
  ['time', ['@2026-01-31'], '@00:00:00Z'],
  ['time', [10, 20, 30], '@10:20:30'],
  ['time', [0, 0, 0], '@00:00:00'],
  ['time', [23, 59, 59.999999999], '@23:59:59.999999999'],
  ['time', [12, 59, 1.3, '@-PT1H'], '@12:59:01.3-01:00'],
  ['time', [10, 20, 30, '@PT0S'], '@10:20:30Z'],
  ['time', [10, 20, 30, '@PT14H'], '@10:20:30+14:00'],
  ['time', [10, 20, 30, '@PT1H0M30S'], '@10:20:30+01:00:30'],
  ['time', [10, 20, 30, null], '@10:20:30'],
  ['date and time', ['2026-01-31T10:20:30'], '@2026-01-31T10:20:30'],
  ['date and time', ['2026-01-31'], '@2026-01-31T00:00:00'],
  ['date and time', ['@2026-01-31'], '@2026-01-31T00:00:00Z'],
  ['date and time', ['@2026-01-31T10:20:30+01:00'], '@2026-01-31T10:20:30+01:00'],
  ['date and time', ['@2026-01-31', '@10:20:30'], '@2026-01-31T10:20:30'],
  ['date and time', ['@2026-01-31', '@10:20:30+01:00'], '@2026-01-31T10:20:30+01:00'],
  ['date and time', ['@2026-01-31T23:30:00-05:00', '@10:20:30Z'], '@2026-01-31T10:20:30Z'],
  ['date and time', ['@2026-01-31T23:30:00Z', '@10:20:30'], '@2026-01-31T10:20:30'],
  ['date and time', ['@2026-03-29', '@02:30:00@Europe/Rome'], '@2026-03-29T03:30:00@Europe/Rome'],
  // The same moment elsewhere
  [
    'date and time',
    ['@2020-07-31T14:27:30@Europe/Berlin', 'America/Los_Angeles'],
    '@2020-07-31T05:27:30@America/Los_Angeles',
  ],
  ['date and time', ['@2020-07-31T14:27:30', 'Z'], '@2020-07-31T12:27:30Z'],
  ['date and time', ['@2020-01-31T14:27:30', 'Z'], '@2020-01-31T13:27:30Z'],
  ['date and time', ['@2020-07-31T14:27:30Z', '+05:30'], '@2020-07-31T19:57:30+05:30'],
  ['date and time', ['@2026-10-25T01:30:00Z', 'Europe/Rome'], '@2026-10-25T02:30:00+01:00'],
  ['date and time', ['@2026-10-25T00:30:00Z', 'Europe/Rome'], '@2026-10-25T02:30:00@Europe/Rome'],
  ['date and time', ['@2026-01-31', 'Europe/Rome'], '@2026-01-31T01:00:00@Europe/Rome'],
  ['duration', ['P1Y6M'], '@P1Y6M'],
  ['duration', ['PT36H'], '@P1DT12H'],
  ['duration', ['-PT5M'], '@-PT5M'],
  ['duration', ['@P5D'], '@P5D'],
  ['duration', ['@P5M'], '@P5M'],
  ['years and months duration', ['@2011-12-22', '@2013-08-24'], '@P1Y8M'],
  ['years and months duration', ['@2013-08-24', '@2011-12-22'], '@-P1Y8M'],
  ['years and months duration', ['@2026-01-31', '@2026-01-31'], '@P0M'],
  ['years and months duration', ['@2026-01-31', '@2026-02-28'], '@P0M'],
  ['years and months duration', ['@2026-01-31', '@2026-03-31'], '@P2M'],
  ['years and months duration', ['@2026-01-31', '@2026-03-30'], '@P1M'],
  ['years and months duration', ['@2026-03-30', '@2026-01-31'], '@-P1M'],
  ['years and months duration', ['@2024-02-29', '@2025-02-28'], '@P11M'],
  ['years and months duration', ['@-999999999-12-31', '@999999999-12-31'], '@P1999999998Y'],
  ['years and months duration', ['@2026-01-15T10:00:00', '@2027-03-14T23:00:00'], '@P1Y1M'],
  ['years and months duration', ['@2026-01-15T10:00:00Z', '@2026-02-15T09:00:00'], '@P1M'],
  ['years and months duration', ['@2026-01-15', '@2026-04-15T09:00:00Z'], '@P3M'],
  ['abs', ['@-PT5H'], '@PT5H'],
  ['abs', ['@PT5H'], '@PT5H'],
  ['abs', ['@-P2M'], '@P2M'],
  ['abs', ['@P2M'], '@P2M'],
  ['abs', ['@P0M'], '@P0M'],
  ['day of year', ['@2019-09-17'], 260],
  ['day of year', ['@2026-01-01'], 1],
  ['day of year', ['@2026-12-31'], 365],
  ['day of year', ['@2024-12-31'], 366],
  ['day of year', ['@2024-03-01'], 61],
  ['day of year', ['@-0001-12-31'], 365],
  ['day of year', ['@2019-09-17T23:00:00-05:00'], 260],
  ['day of week', ['@2019-09-16'], 'Monday'],
  ['day of week', ['@2019-09-17'], 'Tuesday'],
  ['day of week', ['@2019-09-18'], 'Wednesday'],
  ['day of week', ['@2019-09-19'], 'Thursday'],
  ['day of week', ['@2019-09-20'], 'Friday'],
  ['day of week', ['@2019-09-21'], 'Saturday'],
  ['day of week', ['@2019-09-22T23:00:00-05:00'], 'Sunday'],
  ['month of year', ['@2019-01-17'], 'January'],
  ['month of year', ['@2019-09-17'], 'September'],
  ['month of year', ['@2019-12-31T23:00:00Z'], 'December'],
  ['week of year', ['@2019-09-17'], 38],
  ['week of year', ['@2003-12-29'], 1],
  ['week of year', ['@2004-01-04'], 1],
  ['week of year', ['@2005-01-01'], 53],
  ['week of year', ['@2005-01-03'], 1],
  ['week of year', ['@2005-01-09'], 1],
  ['week of year', ['@2008-12-28'], 52],
  ['week of year', ['@2020-12-31'], 53],
  ['week of year', ['@2021-01-03'], 53],
  ['week of year', ['@2023-01-01'], 52],
  ['week of year', ['@2024-12-30T12:00:00'], 1],
  ['last day of month', ['@2022-10-01'], '@2022-10-31'],
  ['last day of month', ['@2022-10-16T12:00:00'], '@2022-10-31'],
  ['last day of month', ['@2024-02-01'], '@2024-02-29'],
  ['last day of month', ['@1900-02-28'], '@1900-02-28'],
  ['last day of month', ['@12026-04-30'], '@12026-04-30'],
  ['now', [], '@2026-07-15T10:30:00.25@Europe/Rome'],
  ['today', [], '@2026-07-15'],
];

test.each(calls)('%s of %j is %j', (name, args, result) => {
  expect(called(functions, name, args)).toEqual({ value: result, warnings: [] });
});

const refused: readonly (readonly [name: string, args: readonly FeelValue[], warning: string])[] = [
  ['date', ['2026-02-30'], 'date: the text is no date such as 2026-01-31'],
  ['date', ['2026-01-31T10:20:30'], 'is no date'],
  ['date', [2026, 2, 30], 'there is no day of this year, month and day'],
  ['date', [2026, 13, 1], 'there is no day'],
  ['date', [2026, 0, 1], 'there is no day'],
  ['date', [2026, 1, 1.5], 'there is no day'],
  ['date', [1_000_000_000, 1, 1], 'there is no day'],
  ['date', [2026, 1], 'date'],
  ['date', [null], 'date'],
  ['date', [2026], 'date'],
  ['date', ['@10:20:30'], 'date'],
  ['time', ['10:20'], 'time: the text is no time such as 10:20:30'],
  ['time', ['@PT1H'], 'time'],
  ['time', [24, 0, 0], 'the hour must be a whole number from 0 to 23'],
  ['time', [-1, 0, 0], 'the hour must be'],
  ['time', [10, 60, 0], 'the minute one from 0 to 59'],
  ['time', [10, 1.5, 0], 'the minute one'],
  ['time', [10, 20, 60], 'the second must be from 0 to below 60'],
  ['time', [10, 20, -0.5], 'the second must be'],
  ['time', [10, 20, 30, '@PT15H'], 'the offset must be of whole seconds and at most 14 hours'],
  ['time', [10, 20, 30, '@-PT14H1S'], 'the offset must be'],
  ['time', [10, 20, 30, '@PT0.5S'], 'the offset must be'],
  ['time', [10, 20, 30, '@P1M'], 'time'],
  ['time', [10, 20], 'time'],
  ['date and time', ['2026-01-31T10:20'], 'is no date and time such as 2026-01-31T10:20:30'],
  ['date and time', ['10:20:30'], 'is no date and time'],
  ['date and time', ['@10:20:30'], 'date and time'],
  ['date and time', ['@2026-01-31', null], 'date and time'],
  ['date and time', ['@2026-01-31', '@2026-01-31'], 'date and time'],
  ['date and time', ['@2026-01-31T10:20:30', 'Atlantis'], 'the text is no time zone such as Europe/Rome'],
  ['date and time', ['@2026-01-31T10:20:30', ''], 'the text is no time zone'],
  [
    'date and time',
    ['@999999999-12-31T23:59:59Z', 'Europe/Rome'],
    'date and time: the result is beyond the years there are',
  ],
  ['duration', ['P1W'], 'duration: the text is no duration such as P1Y6M or P1DT12H30M'],
  ['duration', ['P1Y1D'], 'is no duration'],
  ['duration', [5], 'duration'],
  ['duration', [null], 'duration'],
  ['years and months duration', ['@2026-01-31', null], 'years and months duration'],
  ['years and months duration', ['@2026-01-31', '2026-01-31'], 'years and months duration'],
  ['years and months duration', ['@2026-01-31'], 'years and months duration'],
  ['day of year', ['2019-09-17'], 'day of year'],
  ['day of week', [null], 'day of week'],
  ['month of year', [9], 'month of year'],
  ['week of year', ['@10:20:30'], 'week of year'],
  ['last day of month', ['2022-10-01'], 'last day of month'],
  ['abs', ['P1M'], 'abs'],
  ['now', [1], 'now'],
  ['today', [null], 'today'],
];

test.each(refused)('%s of %j is null: %s', (name, args, warning) => {
  const { value, warnings } = called(functions, name, args);
  expect(value).toBeNull();
  expect(warnings).toEqual([expect.stringContaining(warning)]);
});

const clocks: readonly (readonly [utc: string, zone: string, now: string, today: string])[] = [
  ['2026-07-15T22:30:00Z', 'Europe/Rome', '@2026-07-16T00:30:00@Europe/Rome', '@2026-07-16'],
  ['2026-07-15T22:30:00Z', 'UTC', '@2026-07-15T22:30:00@UTC', '@2026-07-15'],
  ['2026-07-15T02:30:00Z', 'America/New_York', '@2026-07-14T22:30:00@America/New_York', '@2026-07-14'],
  ['1969-12-31T23:59:59.999Z', 'UTC', '@1969-12-31T23:59:59.999@UTC', '@1969-12-31'],
  ['2026-07-15T02:30:00Z', '+05:30', '@2026-07-15T08:00:00+05:30', '@2026-07-15'],
  // The hour that comes twice: the first time by the region, the second one by its offset
  ['2026-10-25T00:30:00Z', 'Europe/Rome', '@2026-10-25T02:30:00@Europe/Rome', '@2026-10-25'],
  ['2026-10-25T01:30:00Z', 'Europe/Rome', '@2026-10-25T02:30:00+01:00', '@2026-10-25'],
];

test.each(clocks)('at %s it is in %s %s', (utc, zone, now, today) => {
  const clock = { now: Date.parse(utc), zone };
  expect(called(functions, 'now', [], clock).value).toBe(now);
  expect(called(functions, 'today', [], clock).value).toBe(today);
});

test('a clock in no known zone has no time', () => {
  const clock = { now: 0, zone: 'Atlantis' };
  expect(called(functions, 'now', [], clock)).toEqual({
    value: null,
    warnings: ['the clock is in no known time zone: Atlantis'],
  });
  expect(called(functions, 'date and time', ['@2026-01-31T10:00:00', 'Z'], clock).value).toBeNull();
});
