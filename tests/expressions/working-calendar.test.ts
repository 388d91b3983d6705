import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, dayNumberOf, weekdayOf } from '../../engine/expressions/day-number.ts';
import { evaluateFeel } from '../../engine/expressions/feel.ts';
import { italianCalendar } from '../../engine/expressions/italian-calendar.ts';
import { createWorkingCalendar } from '../../engine/expressions/public-holidays.ts';
import { createTimers } from '../../engine/expressions/timer.ts';
import {
  addWorkingDays,
  workingCalendar,
  workingDaysBetween,
} from '../../engine/expressions/working-calendar.ts';
import type { Json } from '../../engine/model/json.ts';

const italy = createWorkingCalendar({ country: 'IT' });
const milan = createWorkingCalendar({
  country: 'IT',
  weekend: [7],
  extraHolidays: ['12-07', '2026-05-08'],
  extraWorkingDays: ['2026-06-02', '12-27'],
});

/** `-` free, `h` a holiday besides. */
const days: readonly (readonly [
  date: string,
  italian: 'works' | '-' | 'h',
  milanese: 'works' | '-' | 'h',
])[] = [
  ['2026-03-04', 'works', 'works'],
  ['2026-03-07', '-', 'works'],
  ['2026-03-08', '-', '-'],
  ['2026-01-01', 'h', 'h'],
  ['2026-04-05', 'h', 'h'],
  ['2026-04-06', 'h', 'h'],
  ['2026-04-25', 'h', 'h'],
  // Saint Francis is new in 2026
  ['2024-10-04', 'works', 'works'],
  ['2027-10-04', 'h', 'h'],
  // The days of the place, each year and once
  ['2026-12-07', 'works', 'h'],
  ['2029-12-07', 'works', 'h'],
  ['2026-05-08', 'works', 'h'],
  ['2028-05-08', 'works', 'works'],
  // Worked all the same, on a holiday and on a Sunday
  ['2026-06-02', 'h', 'works'],
  ['2027-06-02', 'h', 'h'],
  ['2026-12-27', '-', 'works'],
];

test.each(days)('%s in Italy: %s, in Milan: %s', (date, italian, milanese) => {
  const kind = (calendar: typeof italy) =>
    calendar.isHoliday(date) ? 'h' : calendar.isWorkingDay(date) ? 'works' : '-';
  expect([kind(italy), kind(milan)]).toEqual([italian, milanese]);
  for (const calendar of [italy, milan])
    expect(calendar.isHoliday(date) && calendar.isWorkingDay(date)).toBe(false);
});

test('a part of a country has its own holidays', () => {
  const alto = createWorkingCalendar({ country: 'IT', state: '32' });
  expect([italy.isHoliday('2026-05-25'), alto.isHoliday('2026-05-25')]).toEqual([false, true]);
});

const wrong: readonly (readonly [rules: Parameters<typeof createWorkingCalendar>[0], message: string])[] = [
  [{ country: 'Italy' }, '"Italy" is no country whose holidays are known'],
  [{ country: 'IT', state: '99' }, '"99" is no part of IT'],
  [{ country: 'IT', extraHolidays: ['7 December'] }, '"7 December" is no day of a calendar'],
  [{ country: 'IT', extraHolidays: ['02-30'] }, '"02-30" is no day'],
  [{ country: 'IT', extraHolidays: ['2026-02-29'] }, '"2026-02-29" is no day'],
  [{ country: 'IT', extraWorkingDays: ['1-1'] }, '"1-1" is no day'],
  [{ country: 'IT', weekend: [0] }, 'The weekend has a day 0'],
  [{ country: 'IT', weekend: [1, 2, 3, 4, 5, 6, 7] }, 'none would be worked'],
];

test.each(wrong)('%j is refused: %s', (rules, message) => {
  expect(() => createWorkingCalendar(rules)).toThrow(message);
});

test('the national calendar of Italy is that of the collection of all countries, for a century and more', () => {
  const own = italianCalendar();
  const different: string[] = [];
  for (let time = Date.UTC(2012, 0, 1); time < Date.UTC(2120, 0, 1); time += 86_400_000) {
    const date = new Date(time).toISOString().slice(0, 10);
    if (own.isHoliday(date) !== italy.isHoliday(date)) different.push(date);
  }
  expect(different).toEqual([]);
});

test('days are numbered as the calendar of the machine has them', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      (moment) => {
        const date = moment.toISOString().slice(0, 10);
        const number = Math.floor(moment.getTime() / 86_400_000);
        expect([dayNumberOf(date), dateOf(number), weekdayOf(number) % 7]).toEqual([
          number,
          date,
          moment.getUTCDay(),
        ]);
      },
    ),
    {
      numRuns: 2000,
      examples: [[new Date('2000-02-29')], [new Date('1900-03-01')], [new Date('0000-02-29')]],
    },
  );
  expect([dateOf(dayNumberOf('9999-12-31') + 1), dateOf(dayNumberOf('0000-01-01') - 1)]).toEqual([
    null,
    null,
  ]);
});

test('a year is asked for once', () => {
  const asked: number[] = [];
  const calendar = workingCalendar((year) => {
    asked.push(year);
    return [`${year}-01-01`];
  });
  for (const date of ['2026-01-01', '2026-05-05', '2027-01-01', '2026-06-06']) calendar.isHoliday(date);
  expect(asked).toEqual([2026, 2027]);
});

describe('counting', () => {
  const date = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((moment) => moment.toISOString().slice(0, 10));

  test('what was added lies between', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -300, max: 300 }), (from, count) => {
        const to = addWorkingDays(milan, from, count) ?? '';
        expect(workingDaysBetween(milan, from, to)).toBe(count);
        expect(count === 0 || milan.isWorkingDay(to)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('more than a century is not counted', () => {
    expect(addWorkingDays(italy, '2026-01-01', 30_000)).toBeNull();
    expect(workingDaysBetween(italy, '2026-01-01', '2226-01-01')).toBeNull();
    expect(
      addWorkingDays(
        workingCalendar(() => []),
        '9999-12-31',
        1,
      ),
    ).toBeNull();
  });
});

const evaluate = (source: string, calendars?: { of: (name: string | null) => typeof italy | null }): Json => {
  const clock = {
    now: Date.parse('2026-07-15T08:30:00Z'),
    zone: 'Europe/Rome',
    ...(calendars && { calendars }),
  };
  const variables: Readonly<Record<string, Json>> = { start: '2026-04-03', working: 3 };
  const result = evaluateFeel(source, (name) => variables[name], clock);
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

const national: readonly (readonly [source: string, value: Json])[] = [
  ['add working days(date("2026-04-03"), 1)', '2026-04-07'],
  ['add working days(date(start), 5)', '2026-04-13'],
  ['add working days(date("2026-04-07"), -1)', '2026-04-03'],
  ['add working days(date("2026-04-05"), 0)', '2026-04-05'],
  ['add working days(date: date("2026-04-03"), count: 1)', '2026-04-07'],
  ['add working days(date and time("2026-03-27T10:00:00@Europe/Rome"), 1)', '2026-03-30T10:00:00+02:00'],
  ['add working days(date and time("2026-03-27T10:00:00+01:00"), 1)', '2026-03-30T10:00:00+01:00'],
  ['add working days(date and time("2026-03-27T10:00:00.25"), 1)', '2026-03-30T10:00:00.25'],
  ['add working days(now(), 5)', '2026-07-22T10:30:00+02:00'],
  ['add working days(today(), working)', '2026-07-20'],
  ['working days between(date("2026-04-03"), date("2026-04-07"))', 1],
  ['working days between(date("2026-04-07"), date("2026-04-03"))', -1],
  ['working days between(date("2026-04-04"), date("2026-04-06"))', 0],
  ['working days between(now(), date("2026-07-20")) + 1', 4],
  ['working days between(date("2026-04-03"), date("2026-04-07")) between 1 and 3', true],
  ['is working day(date("2026-04-06"))', false],
  ['is working day(date("2026-04-07"))', true],
  ['is holiday(date("2026-04-06"))', true],
  ['is holiday(date("2026-04-12"))', false],
  ['next working day(date("2026-12-24"))', '2026-12-28'],
  ['previous working day(date("2026-12-27"))', '2026-12-24'],
  ['if is working day(today()) then "open" else "closed"', 'open'],
  ['for day in [date("2026-04-03"), date("2026-04-04")] return is working day(day)', [true, false]],
  ['working + 1', 4],
  // Wrong arguments
  ['add working days(start, 1)', null],
  ['add working days(date(start), 1.5)', null],
  ['add working days(date(start), "1")', null],
  ['add working days(date(start), null)', null],
  ['add working days(null, 1)', null],
  ['working days between(date(start), null)', null],
  ['is working day("2026-04-07")', null],
  ['is holiday(unknown)', null],
  ['is holiday(date("2026-04-06"), null)', null],
  ['is holiday(date("2026-04-06"), 1)', null],
  ['is holiday(date("2026-04-06"), "nowhere")', null],
];

test.each(national)('%s is %j', (source, value) => {
  expect(evaluate(source)).toEqual(value);
});

test('a calendar is chosen by name, else that of the evaluation counts', () => {
  const calendars = {
    of: (name: string | null) => (name === null ? milan : name === 'state' ? italy : null),
  };
  const saint = 'date("2026-12-07")';
  expect(evaluate(`is holiday(${saint})`)).toBe(false);
  expect(evaluate(`is holiday(${saint})`, calendars)).toBe(true);
  expect(evaluate(`is holiday(${saint}, "state")`, calendars)).toBe(false);
  expect(evaluate(`is holiday(date: ${saint}, calendar: "state")`, calendars)).toBe(false);
  expect(evaluate(`is holiday(${saint}, "gone")`, calendars)).toBeNull();
  expect(evaluate('working days between(date("2026-12-04"), date("2026-12-09"), "state")', calendars)).toBe(
    2,
  );
  expect(evaluate('add working days(date("2026-12-04"), 1)', calendars)).toBe('2026-12-05');
  expect(evaluate('next working day(date("2026-12-04"), "state")', calendars)).toBe('2026-12-07');
});

const dues: readonly (readonly [source: string, due: string])[] = [
  ['add working days(now(), 5)', '2026-07-22T08:30:00Z'],
  ['add working days(today(), 5)', '2026-07-21T22:00:00Z'],
  ['next working day(date("2026-12-24"))', '2026-12-27T23:00:00Z'],
  ['add working days(date and time("2026-10-23T10:00:00@Europe/Rome"), 1)', '2026-10-26T09:00:00Z'],
  ['string(add working days(now(), 5))', '2026-07-22T08:30:00Z'],
];

test.each(dues)('a date timer =%s is due at %s', (source, due) => {
  const timing = createTimers('Europe/Rome').first('date', String(evaluate(source)), 0);
  expect(timing).toEqual({ due: Date.parse(due), repetitions: 0 });
});
