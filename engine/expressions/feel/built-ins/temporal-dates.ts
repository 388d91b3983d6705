import { dayNumber, daysInMonth, weekdayOf } from '../../day-number.ts';
import { dayOf, FeelDate } from '../values/date.ts';
import type { FeelDateTime } from '../values/date-time.ts';
import type { FeelValue } from '../values/value.ts';
import { builtIn, on, type BuiltIn } from './built-in.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * Where a day is in its year, month and week (DMN 1.5 §10.3.4.12), and Camunda's `last day of month`. Of a date and
 * time it is the day in its own zone.
 */
export const temporalDates: readonly BuiltIn[] = [
  ofDay('day of year', dayOfYear),
  ofDay('day of week', (date) => weekdays[weekdayOf(dayOf(date)) - 1]),
  ofDay('month of year', (date) => months[date.month - 1]),
  ofDay('week of year', weekOfYear),
  ofDay('last day of month', ({ year, month }) => new FeelDate(year, month, daysInMonth(year, month))),
];

function ofDay(name: string, answer: (date: FeelDate) => FeelValue | undefined): BuiltIn {
  const call = (_call: unknown, date: FeelDate | FeelDateTime) =>
    answer(date instanceof FeelDate ? date : date.date);
  return builtIn(name, on('date: date|date and time', call));
}

function dayOfYear(date: FeelDate): number {
  return dayOf(date) - dayNumber(date.year, 1, 1) + 1;
}

/** Of ISO 8601: the week of a day is in the year that its Thursday is in. */
function weekOfYear(date: FeelDate): number {
  const day = dayOf(date);
  const thursday = day - weekdayOf(day) + 4;
  const firstOf = (year: number) => dayNumber(year, 1, 1);
  const year =
    thursday < firstOf(date.year)
      ? date.year - 1
      : thursday < firstOf(date.year + 1)
        ? date.year
        : date.year + 1;
  return Math.floor((thursday - firstOf(year)) / 7) + 1;
}
