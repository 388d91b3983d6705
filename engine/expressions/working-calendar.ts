import { DateTime } from 'luxon';

/** Which days are worked. Dates are ISO 8601 text, `2026-05-01`, of years 0000 to 9999. */
export interface WorkingCalendar {
  readonly isWorkingDay: (date: string) => boolean;
  /** A holiday is one on any day of the week; a Sunday alone is none. */
  readonly isHoliday: (date: string) => boolean;
}

/** The calendars of an evaluation: by name, or with null the one that counts where no name is given. */
export interface WorkingCalendars {
  readonly of: (name: string | null) => WorkingCalendar | null;
}

export interface CalendarRules {
  /** Days of the week that are not worked, 1 for Monday to 7 for Sunday; without it Saturday and Sunday. */
  readonly weekend?: readonly number[];
  /** Holidays beside those of the country: `12-07` each year (a patron saint), `2026-05-08` once. */
  readonly extraHolidays?: readonly string[];
  /** Days worked whatever else they are, `MM-DD` or `YYYY-MM-DD`; they are no holidays either. */
  readonly extraWorkingDays?: readonly string[];
}

/** Beyond a century nobody knows the holidays, and counting would take long. */
const FARTHEST_DAYS = 36_525;

/**
 * A calendar of the holidays a country has in a year, and of rules of its own. Each year is asked for once.
 * Throws when a rule is no day: a calendar that ignored it would give wrong dates.
 */
export function workingCalendar(
  holidaysIn: (year: number) => Iterable<string>,
  rules: CalendarRules = {},
): WorkingCalendar {
  const weekend = new Set(checkedWeekend(rules.weekend ?? [6, 7]));
  const extraHolidays = new Set((rules.extraHolidays ?? []).map(checkedDay));
  const extraWorkingDays = new Set((rules.extraWorkingDays ?? []).map(checkedDay));
  const years = new Map<number, ReadonlySet<string>>();
  const national = (date: string): boolean => {
    const year = Number(date.slice(0, 4));
    const known = years.get(year) ?? new Set(holidaysIn(year));
    years.set(year, known);
    return known.has(date);
  };
  const isIn = (days: ReadonlySet<string>, date: string) => days.has(date) || days.has(date.slice(5));
  const isHoliday = (date: string) =>
    !isIn(extraWorkingDays, date) && (isIn(extraHolidays, date) || national(date));
  return {
    isHoliday,
    isWorkingDay: (date) =>
      isIn(extraWorkingDays, date) || (!weekend.has(dayOf(date).weekday) && !isHoliday(date)),
  };
}

/**
 * The day that lies `count` working days after `date`, before it when negative. With 0 it is `date`, worked or not.
 * Null more than a century away.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: string, count: number): string | null {
  const step = Math.sign(count);
  let day = dayOf(date);
  let left = Math.abs(count);
  for (let walked = 0; left > 0; walked++) {
    if (walked === FARTHEST_DAYS) return null;
    day = day.plus({ days: step });
    if (calendar.isWorkingDay(textOf(day))) left--;
  }
  return isWritten(day) ? textOf(day) : null;
}

/**
 * How many working days lie after `from` up to and including `to`; negative when `to` is the earlier one, counted
 * the same way backwards. So `addWorkingDays(from, n)` is n working days from `from`. Null over more than a century.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number | null {
  const step = from <= to ? 1 : -1;
  if (Math.abs(dayOf(to).diff(dayOf(from), 'days').days) > FARTHEST_DAYS) return null;
  let count = 0;
  for (let day = dayOf(from), date = from; date !== to;) {
    day = day.plus({ days: step });
    date = textOf(day);
    if (calendar.isWorkingDay(date)) count += step;
  }
  return count;
}

function dayOf(date: string): DateTime {
  return DateTime.fromISO(date, { zone: 'UTC' });
}

function textOf(day: DateTime): string {
  return day.toISODate() ?? '';
}

/** Years outside 0000 to 9999 are written with a sign and more digits, which nothing reads again. */
function isWritten(day: DateTime): boolean {
  return day.year >= 0 && day.year <= 9999;
}

function checkedWeekend(weekend: readonly number[]): readonly number[] {
  const wrong = weekend.find((day) => !Number.isInteger(day) || day < 1 || day > 7);
  if (wrong !== undefined)
    throw new RangeError(`The weekend has a day ${wrong}: days are 1 for Monday to 7 for Sunday`);
  if (new Set(weekend).size === 7) throw new RangeError('The weekend has all days: none would be worked');
  return weekend;
}

/** 29 February is a day too, in the years that have it. */
function checkedDay(day: string): string {
  const isYearly = /^\d{2}-\d{2}$/.test(day);
  if (!(isYearly || /^\d{4}-\d{2}-\d{2}$/.test(day)) || !dayOf(isYearly ? `2000-${day}` : day).isValid)
    throw new RangeError(
      `"${day}" is no day of a calendar: write MM-DD for each year, or YYYY-MM-DD for once`,
    );
  return day;
}
