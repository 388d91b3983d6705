import { dayNumberOf } from '../../day-number.ts';
import { italianCalendar } from '../../italian-calendar.ts';
import { addWorkingDays, workingDaysBetween, type WorkingCalendar } from '../../working-calendar.ts';
import { FeelDate, readDate } from '../values/date.ts';
import { dateTimeFrom, type FeelDateTime } from '../values/date-time.ts';
import { toInteger } from '../values/number.ts';
import type { FeelValue } from '../values/value.ts';
import { builtIn, on, type BuiltIn } from './built-in.ts';
import type { CallContext } from './call-context.ts';

/**
 * Working days. Each function takes the name of a calendar as a last argument; without it, the calendar of the
 * evaluation counts. A date and time is taken on the day it is in its own zone, and a result keeps the time and the
 * zone. Null for calendars that do not exist, and outside the years 0 to 9999, which have none.
 *
 * - `add working days(date, count, calendar)`: so many working days later, earlier when negative; with 0 the date itself
 * - `working days between(from, to, calendar)`: those after `from` up to `to`; negative when `to` is earlier
 * - `next working day(date, calendar)`, `previous working day(date, calendar)`: the nearest one after, before the date
 * - `is working day(date, calendar)`, `is holiday(date, calendar)`
 */
export const calendarFunctions: readonly BuiltIn[] = [
  builtIn(
    'add working days',
    on('date: date|date and time, count: number, calendar?: string', (call, date, count, named) => {
      const days = toInteger(count);
      if (days === null) return call.fail('add working days: the count must be a whole number');
      return counted('add working days', call, named, (calendar) => moved(call, calendar, date, days));
    }),
  ),
  builtIn(
    'working days between',
    on('from: date|date and time, to: date|date and time, calendar?: string', (call, from, to, named) =>
      counted('working days between', call, named, (calendar) => daysBetween(call, calendar, from, to)),
    ),
  ),
  ofDate('is working day', (call, calendar, date) => asked(call, date, calendar.isWorkingDay)),
  ofDate('is holiday', (call, calendar, date) => asked(call, date, calendar.isHoliday)),
  ofDate('next working day', (call, calendar, date) => moved(call, calendar, date, 1)),
  ofDate('previous working day', (call, calendar, date) => moved(call, calendar, date, -1)),
];

type Day = FeelDate | FeelDateTime;

/** Working days are counted over a century at most. */
const FARTHEST = 36_525;
const NO_YEAR = 'working days: only the years 0 to 9999 have a calendar';

const national = italianCalendar();

function ofDate(
  name: string,
  answer: (call: CallContext, calendar: WorkingCalendar, date: Day) => FeelValue,
): BuiltIn {
  return builtIn(
    name,
    on('date: date|date and time, calendar?: string', (call, date, named) =>
      counted(name, call, named, (calendar) => answer(call, calendar, date)),
    ),
  );
}

/** By the calendar that is named. */
function counted(
  name: string,
  call: CallContext,
  named: string | null | undefined,
  count: (calendar: WorkingCalendar) => FeelValue,
): FeelValue {
  // A name that has no value is no wish for the calendar of the evaluation.
  if (named === null) return call.fail(`${name}: the calendar must be a name, or left out`);
  const calendar = calendarOf(call, named ?? null);
  return calendar === null ? call.fail(`${name}: there is no calendar of that name`) : count(calendar);
}

function calendarOf({ clock }: CallContext, name: string | null): WorkingCalendar | null {
  if (clock.calendars !== undefined) return clock.calendars.of(name);
  return name === null ? national : null;
}

function asked(call: CallContext, date: Day, question: (day: string) => boolean): FeelValue {
  const day = dayText(date);
  return day === null ? call.fail(NO_YEAR) : question(day);
}

function moved(call: CallContext, calendar: WorkingCalendar, from: Day, count: number): FeelValue {
  const day = dayText(from);
  if (day === null) return call.fail(NO_YEAR);
  // Of seven days hardly ever fewer than two are worked.
  call.spend(Math.min(Math.abs(count) * 4, FARTHEST));
  const reached = readDate(addWorkingDays(calendar, day, count) ?? '');
  if (reached === null) return call.fail('working days: more than a century is not counted');
  return from instanceof FeelDate ? reached : dateTimeFrom(reached, from.time);
}

function daysBetween(call: CallContext, calendar: WorkingCalendar, from: Day, to: Day): FeelValue {
  const [first, last] = [dayText(from), dayText(to)];
  if (first === null || last === null) return call.fail(NO_YEAR);
  call.spend(Math.min(Math.abs(dayNumberOf(last) - dayNumberOf(first)), FARTHEST));
  const days = workingDaysBetween(calendar, first, last);
  return days ?? call.fail('working days: more than a century is not counted');
}

/** As calendars know days. */
function dayText(date: Day): string | null {
  const day = date instanceof FeelDate ? date : date.date;
  return day.year >= 0 && day.year <= 9999 ? day.toString() : null;
}
