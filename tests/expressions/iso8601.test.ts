import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDuration, parseDateTime, parseDuration } from '../../engine/expressions/iso8601.ts';

const moments: readonly (readonly [text: string, utc: string])[] = [
  ['2026-01-01T10:00:00Z', '2026-01-01T10:00:00.000Z'],
  ['2026-01-01T10:00Z', '2026-01-01T10:00:00.000Z'],
  ['2026-01-01T10:00:00.123456Z', '2026-01-01T10:00:00.123Z'],
  ['2026-01-01T10:00:00,5Z', '2026-01-01T10:00:00.500Z'],
  ['2026-01-01T10:00:00+02:00', '2026-01-01T08:00:00.000Z'],
  ['2026-01-01T10:00:00-0230', '2026-01-01T12:30:00.000Z'],
  ['2026-01-01T10:00:00+02', '2026-01-01T08:00:00.000Z'],
  [' 2026-01-01T10:00:00Z ', '2026-01-01T10:00:00.000Z'],
  // Without an offset: a time in the zone (Rome)
  ['2026-01-01T10:00:00', '2026-01-01T09:00:00.000Z'],
  ['2026-07-01T10:00:00', '2026-07-01T08:00:00.000Z'],
  ['2026-01-01', '2025-12-31T23:00:00.000Z'],
  // Its own zone
  ['2026-01-01T10:00:00[America/New_York]', '2026-01-01T15:00:00.000Z'],
  ['2026-01-01T10:00:00@America/New_York', '2026-01-01T15:00:00.000Z'],
  ['2026-01-01[America/New_York]', '2026-01-01T05:00:00.000Z'],
  ['2026-07-01T10:00:00+02:00[Europe/Rome]', '2026-07-01T08:00:00.000Z'],
  ['2026-07-01T10:00:00Z[Europe/Rome]', '2026-07-01T10:00:00.000Z'],
  // The hour that the start of summer time skips, and the one its end repeats
  ['2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
];

test.each(moments)('%s is %s', (text, utc) => {
  expect(parseDateTime(text, 'Europe/Rome')).toBe(Date.parse(utc));
});

const none = [
  '',
  'x',
  '2026',
  '2026-13-01',
  '2026-02-30',
  '2026-01-01T25:00:00Z',
  '2026-01-01 10:00',
  '10:00:00',
  '01/02/2026',
  '2026-01-01T10:00:00[No/Where]',
  '2026-01-01T10:00:00@',
  '2026-01-01TZ',
  'P1D',
  '2026-01-01T10:00:00Zx',
];

test.each(none)('%j is no date-time', (text) => {
  expect(parseDateTime(text, 'Europe/Rome')).toBeNull();
});

const start = '2026-01-31T10:00:00.000Z';
const durations: readonly (readonly [text: string, end: string])[] = [
  ['PT0S', '2026-01-31T10:00:00.000Z'],
  ['PT15M', '2026-01-31T10:15:00.000Z'],
  ['PT36H', '2026-02-01T22:00:00.000Z'],
  ['P1D', '2026-02-01T10:00:00.000Z'],
  ['P2W', '2026-02-14T10:00:00.000Z'],
  ['P1M', '2026-02-28T10:00:00.000Z'],
  ['P2M', '2026-03-31T10:00:00.000Z'],
  ['P1Y', '2027-01-31T10:00:00.000Z'],
  ['P1Y2M3W4DT5H6M7S', '2027-04-25T15:06:07.000Z'],
  ['PT1.5H', '2026-01-31T11:30:00.000Z'],
  ['PT0,25S', '2026-01-31T10:00:00.250Z'],
  ['P0.5D', '2026-01-31T22:00:00.000Z'],
  ['P1DT1.5M', '2026-02-01T10:01:30.000Z'],
  ['-PT1H', '2026-01-31T09:00:00.000Z'],
  ['P-1D', '2026-01-30T10:00:00.000Z'],
  ['-P1DT-1H', '2026-01-30T11:00:00.000Z'],
  ['+P1D', '2026-02-01T10:00:00.000Z'],
  [' P1D ', '2026-02-01T10:00:00.000Z'],
];

test.each(durations)('%s after the start is %s', (text, end) => {
  const parsed = parseDuration(text);
  if ('failure' in parsed) throw new Error(parsed.failure);
  expect(addDuration(Date.parse(start), parsed.duration, 'UTC')).toBe(Date.parse(end));
});

const wrong: readonly (readonly [text: string, failure: string])[] = [
  ['', 'it must begin with P'],
  ['5 days', 'it must begin with P'],
  ['1D', 'it must begin with P'],
  ['P', 'it gives no amount'],
  ['PT', 'it gives no amount'],
  ['P1DT', 'it gives no amount'],
  ['P5H', 'stand behind a T'],
  ['P1D30S', 'stand behind a T'],
  ['P1.5M', 'a fraction of months'],
  ['P1.5Y', 'a fraction of years'],
  ['PT1.5H3M', 'a fraction of hours; only the last'],
  ['P1X', 'no ISO 8601 duration such as'],
  ['P1DT1H1H', 'no ISO 8601 duration such as'],
  ['p1d', 'it must begin with P'],
  ['P1D2Y', 'no ISO 8601 duration such as'],
];

test.each(wrong)('%j is no duration: %s', (text, failure) => {
  const parsed = parseDuration(text);
  expect('failure' in parsed && parsed.failure).toContain(failure);
  expect('failure' in parsed && parsed.failure).toContain(`"${text}"`);
});

test('a day is a day of the zone, an hour is an hour: across the start of summer time', () => {
  const before = Date.parse('2026-03-28T11:00:00Z');
  const after = (text: string) => {
    const parsed = parseDuration(text);
    return 'duration' in parsed ? addDuration(before, parsed.duration, 'Europe/Rome') : null;
  };
  expect(after('P1D')).toBe(Date.parse('2026-03-29T10:00:00Z'));
  expect(after('PT24H')).toBe(Date.parse('2026-03-29T11:00:00Z'));
});

test('a moment written as ISO 8601 is read as the same moment, in any zone', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
      fc.constantFrom('UTC', 'Europe/Rome', 'Asia/Kolkata'),
      (date, zone) => {
        expect(parseDateTime(date.toISOString(), zone)).toBe(date.getTime());
      },
    ),
  );
});
