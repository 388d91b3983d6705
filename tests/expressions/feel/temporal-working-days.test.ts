import { expect, test } from '@jest/globals';
import { calendarFunctions } from '../../../engine/expressions/feel/built-ins/calendar.ts';
import { LimitReached } from '../../../engine/expressions/feel/compile/evaluation.ts';
import { italianCalendar } from '../../../engine/expressions/italian-calendar.ts';
import type { WorkingCalendars } from '../../../engine/expressions/working-calendar.ts';
import type { FeelValue } from '../../../engine/expressions/feel/values/value.ts';
import { called, given } from './temporal-values.ts';

const calls: readonly (readonly [name: string, args: readonly FeelValue[], result: FeelValue])[] = [
  ['add working days', ['@2026-04-03', 1], '@2026-04-07'],
  ['add working days', ['@2026-04-03', 5], '@2026-04-13'],
  ['add working days', ['@2026-04-07', -1], '@2026-04-03'],
  ['add working days', ['@2026-04-05', 0], '@2026-04-05'],
  ['add working days', ['@2026-03-27T10:00:00@Europe/Rome', 1], '@2026-03-30T10:00:00@Europe/Rome'],
  ['add working days', ['@2026-03-27T10:00:00+01:00', 1], '@2026-03-30T10:00:00+01:00'],
  ['add working days', ['@2026-03-27T10:00:00.25', 1], '@2026-03-30T10:00:00.25'],
  ['add working days', ['@2026-03-27T23:30:00-05:00', 1], '@2026-03-30T23:30:00-05:00'],
  ['working days between', ['@2026-04-03', '@2026-04-07'], 1],
  ['working days between', ['@2026-04-07', '@2026-04-03'], -1],
  ['working days between', ['@2026-04-04', '@2026-04-06'], 0],
  ['working days between', ['@2026-07-15T10:30:00@Europe/Rome', '@2026-07-20'], 3],
  ['is working day', ['@2026-04-06'], false],
  ['is working day', ['@2026-04-07'], true],
  ['is working day', ['@2026-04-07T10:00:00'], true],
  ['is holiday', ['@2026-04-06'], true],
  ['is holiday', ['@2026-04-12'], false],
  ['next working day', ['@2026-12-24'], '@2026-12-28'],
  ['next working day', ['@2026-12-24T08:00:00Z'], '@2026-12-28T08:00:00Z'],
  ['previous working day', ['@2026-12-27'], '@2026-12-24'],
];

test.each(calls)('%s of %j is %j', (name, args, result) => {
  expect(called(calendarFunctions, name, args)).toEqual({ value: result, warnings: [] });
});

const refused: readonly (readonly [name: string, args: readonly FeelValue[], warning: string])[] = [
  ['add working days', ['2026-04-03', 1], 'add working days'],
  ['add working days', ['@2026-04-03', 1.5], 'add working days: the count must be a whole number'],
  ['add working days', ['@2026-04-03', '1'], 'add working days'],
  ['add working days', ['@2026-04-03', null], 'add working days'],
  ['add working days', [null, 1], 'add working days'],
  ['add working days', ['@2026-04-03', 30_000], 'more than a century is not counted'],
  ['add working days', ['@10000-01-01', 1], 'only the years 0 to 9999 have a calendar'],
  ['add working days', ['@9999-12-31', 1], 'more than a century is not counted'],
  ['working days between', ['@2026-04-03', null], 'working days between'],
  ['working days between', ['@2026-04-03', '@2226-04-03'], 'more than a century is not counted'],
  ['working days between', ['@-0001-12-31', '@0001-01-01'], 'only the years 0 to 9999'],
  ['is working day', ['2026-04-07'], 'is working day'],
  ['is working day', ['@12026-04-07'], 'only the years 0 to 9999'],
  ['is holiday', [null], 'is holiday'],
  ['is holiday', ['@2026-04-06', null], 'is holiday: the calendar must be a name, or left out'],
  ['is holiday', ['@2026-04-06', 1], 'is holiday'],
  ['is holiday', ['@2026-04-06', 'nowhere'], 'is holiday: there is no calendar of that name'],
];

test.each(refused)('%s of %j is null: %s', (name, args, warning) => {
  const { value, warnings } = called(calendarFunctions, name, args);
  expect(value).toBeNull();
  expect(warnings).toEqual([expect.stringContaining(warning)]);
});

const italy = italianCalendar();
const milan = italianCalendar({ weekend: [7], extraHolidays: ['12-07'] });
const calendars: WorkingCalendars = {
  of: (name) => (name === null ? milan : name === 'state' ? italy : null),
};

const named: readonly (readonly [name: string, args: readonly FeelValue[], result: FeelValue])[] = [
  ['is holiday', ['@2026-12-07'], true],
  ['is holiday', ['@2026-12-07', 'state'], false],
  ['is holiday', ['@2026-12-07', 'gone'], null],
  ['working days between', ['@2026-12-04', '@2026-12-09', 'state'], 2],
  ['add working days', ['@2026-12-04', 1], '@2026-12-05'],
  ['next working day', ['@2026-12-04', 'state'], '@2026-12-07'],
];

test.each(named)('with calendars of its own, %s of %j is %j', (name, args, result) => {
  const clock = { now: 0, zone: 'Europe/Rome', calendars };
  expect(called(calendarFunctions, name, args, clock).value).toEqual(result);
});

test('a time that the clock skips on the day reached is moved on', () => {
  const everyDay = { of: () => italianCalendar({ weekend: [] }) };
  const clock = { now: 0, zone: 'Europe/Rome', calendars: everyDay };
  const result = called(calendarFunctions, 'next working day', ['@2026-03-28T02:30:00@Europe/Rome'], clock);
  expect(result.value).toBe('@2026-03-29T03:30:00@Europe/Rome');
});

test('counting uses up steps of the evaluation', () => {
  const spent: number[] = [];
  const add = calendarFunctions.find(({ name }) => name === 'add working days');
  const call = add?.signatures[0]?.call;
  const context = {
    clock: { now: 0, zone: 'UTC' },
    fail: () => null,
    spend: (steps: number) => {
      spent.push(steps);
      throw new LimitReached('enough');
    },
    invoke: () => null,
  };
  expect(() => call?.(context, ...([given('@2026-04-03'), 100] as never[]))).toThrow(LimitReached);
  expect(spent).toEqual([400]);
});
