import { dateOf, dayNumberOf, weekdayOf } from './day-number.ts';

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
      isIn(extraWorkingDays, date) || (!weekend.has(weekdayOf(dayNumberOf(date))) && !isHoliday(date)),
  };
}

/**
 * The day that lies `count` working days after `date`, before it when negative. With 0 it is `date`, worked or not.
 * Null more than a century away.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: string, count: number): string | null {
  const step = Math.sign(count);
  let target: string | null = date;
  let left = Math.abs(count);
  for (let walked = 1; left > 0; walked++) {
    target = walked > FARTHEST_DAYS ? null : dateOf(dayNumberOf(date) + walked * step);
    if (target === null) return null;
    if (calendar.isWorkingDay(target)) left--;
  }
  return target;
}

/**
 * How many working days lie after `from` up to and including `to`; negative when `to` is the earlier one, counted
 * the same way backwards. So `addWorkingDays(from, n)` is n working days from `from`. Null over more than a century.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number | null {
  const [first, last] = [dayNumberOf(from), dayNumberOf(to)];
  const step = first <= last ? 1 : -1;
  if (Math.abs(last - first) > FARTHEST_DAYS) return null;
  let count = 0;
  for (let day = first; day !== last;) {
    day += step;
    const date = dateOf(day);
    if (date !== null && calendar.isWorkingDay(date)) count += step;
  }
  return count;
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
  const date = /^\d{2}-\d{2}$/.test(day) ? `2000-${day}` : day;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || dateOf(dayNumberOf(date)) !== date)
    throw new RangeError(
      `"${day}" is no day of a calendar: write MM-DD for each year, or YYYY-MM-DD for once`,
    );
  return day;
}
