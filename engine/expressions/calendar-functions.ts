import { FeelDate, FeelDateTime, dateAndTime, parseDate } from 'feelin';
import { italianCalendar } from './italian-calendar.ts';
import {
  addWorkingDays,
  workingDaysBetween,
  type WorkingCalendar,
  type WorkingCalendars,
} from './working-calendar.ts';

/**
 * Working days in FEEL. Each function takes the name of a calendar as a last argument; without it, the calendar of
 * the evaluation counts. A date and time is taken on the day it is in its own zone, and a result keeps the time and
 * the zone. Wrong arguments, text instead of a date and calendars that do not exist give null.
 *
 * - `add working days(date, count, calendar)`: so many working days later, earlier when negative; with 0 the date itself
 * - `working days between(from, to, calendar)`: those after `from` up to `to`; negative when `to` is earlier
 * - `next working day(date, calendar)`, `previous working day(date, calendar)`: the nearest one after, before the date
 * - `is working day(date, calendar)`, `is holiday(date, calendar)`
 */
const functions: Readonly<Record<string, CalendarFunction>> = {
  'add working days': {
    parameters: ['date', 'count', 'calendar'],
    call: (calendar, date, count) => (Number.isInteger(count) ? moved(calendar, date, Number(count)) : null),
  },
  'working days between': {
    parameters: ['from', 'to', 'calendar'],
    call: (calendar, from, to) => {
      const [first, last] = [dayOf(from), dayOf(to)];
      return first === null || last === null ? null : workingDaysBetween(calendar, first, last);
    },
  },
  'is working day': {
    parameters: ['date', 'calendar'],
    call: (calendar, date) => asked(date, calendar.isWorkingDay),
  },
  'is holiday': {
    parameters: ['date', 'calendar'],
    call: (calendar, date) => asked(date, calendar.isHoliday),
  },
  'next working day': {
    parameters: ['date', 'calendar'],
    call: (calendar, date) => moved(calendar, date, 1),
  },
  'previous working day': {
    parameters: ['date', 'calendar'],
    call: (calendar, date) => moved(calendar, date, -1),
  },
};

interface CalendarFunction {
  /** The last one is the calendar. */
  readonly parameters: readonly string[];
  readonly call: (calendar: WorkingCalendar, date: unknown, other: unknown) => unknown;
}

export const calendarFunctionNames: readonly string[] = Object.keys(functions);

const national = italianCalendar();
const nationalOnly: WorkingCalendars = { of: (name) => (name === null ? national : null) };

/** The function of this name with the calendars it is to use; null for names that are none of these. */
export function calendarFunction(
  name: string,
  calendars: WorkingCalendars = nationalOnly,
): { readonly parameters: readonly string[]; readonly call: (...values: unknown[]) => unknown } | null {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!found) return null;
  const { parameters, call } = found;
  return {
    parameters,
    call: (...values) => {
      const named = values[parameters.length - 1];
      if (named !== undefined && typeof named !== 'string') return null;
      const calendar = calendars.of(named ?? null);
      return calendar && call(calendar, values[0], values[1]);
    },
  };
}

function asked(date: unknown, question: (day: string) => boolean): boolean | null {
  const day = dayOf(date);
  return day === null ? null : question(day);
}

function moved(calendar: WorkingCalendar, date: unknown, count: number): FeelDate | FeelDateTime | null {
  const day = dayOf(date);
  const target = day === null ? null : addWorkingDays(calendar, day, count);
  if (target === null) return null;
  return date instanceof FeelDateTime
    ? dateAndTime(target + date.toString().slice(target.length))
    : parseDate(target);
}

/** Years outside 0000 to 9999 are written longer, and have no calendar. */
function dayOf(date: unknown): string | null {
  if (!(date instanceof FeelDate || date instanceof FeelDateTime)) return null;
  return /^\d{4}-\d{2}-\d{2}/.exec(date.toString())?.[0] ?? null;
}
