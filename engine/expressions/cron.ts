import { Cron } from 'croner';
import { DateTime } from 'luxon';

export type CronResult = { readonly next: (after: number) => number | null } | { readonly failure: string };

type Next = (after: number) => number | null;

/** All combinations of day, month and weekday come round within 40 years: 1900 and 2100 are no leap years. */
const YEARS_TO_LOOK_AHEAD = 41;

/**
 * Cron as Spring and Camunda 8 write it: six fields (second, minute, hour, day of month, month, day of week) or a
 * macro such as `@daily`, in UTC; a day must fit both the day of month and the day of week. Days of the month can be
 * `L`, `L-3` (the third before the last), `LW` and `15W`, also in a list; days of the week `5L`, `FRIL`, `MON#2`.
 */
export function parseCron(text: string): CronResult {
  const pattern = text.trim();
  const fields = pattern.split(/\s+/);
  if (!pattern.startsWith('@') && fields.length !== 6)
    return {
      failure: `"${text}" is no cron expression: it must have 6 fields, second minute hour day month weekday`,
    };
  try {
    const parts = pattern.startsWith('@') ? [nextOf(pattern)] : partsOf(fields.map(withoutLongStep));
    return { next: (after) => earliest(parts.map((next) => next(after))) };
  } catch (error) {
    return {
      failure: `"${text}" is no cron expression: ${reasonOf(error)}`,
    };
  }
}

function nextOf(pattern: string): Next {
  // Given no function to run, croner only computes; it starts no timer of its own.
  const cron = new Cron(pattern, { timezone: 'UTC', domAndDow: true, sloppyRanges: true });
  // eslint-disable-next-line no-restricted-globals -- croner counts in Date; this one holds a given time, it reads no clock.
  return (after) => cron.nextRun(new Date(after))?.getTime() ?? null;
}

/** croner has no days before the last, and the last weekday only on its own: each of these is a pattern of its own. */
function partsOf(fields: readonly string[]): readonly Next[] {
  const days = (fields[3] ?? '').split(',');
  const withDay = (day: string) => fields.map((field, at) => (at === 3 ? day : field)).join(' ');
  const isOwn = (day: string) => /^(?:LW|L-\d+)$/i.test(day);
  const others = days.filter((day) => !isOwn(day));
  const own = days.filter(isOwn).map((day) => {
    const before = /^L-(\d+)$/i.exec(day)?.[1];
    return before === undefined ? nextOf(withDay(day)) : nextBeforeLast(Number(before), withDay);
  });
  return others.length === 0 ? own : [nextOf(withDay(others.join(','))), ...own];
}

function nextBeforeLast(before: number, withDay: (day: string) => string): Next {
  if (before < 1 || before > 30) throw new RangeError(`L-${before} must be L-1 to L-30`);
  const candidates = nextOf(withDay(`${Math.max(1, 28 - before)}-${31 - before}`));
  return (after) => {
    const horizon = utc(after).plus({ years: YEARS_TO_LOOK_AHEAD }).toMillis();
    for (let from = after; ;) {
      const time = candidates(from);
      if (time === null || time > horizon) return null;
      const day = utc(time);
      if ((day.daysInMonth ?? 0) - day.day === before) return time;
      from = day.endOf('day').toMillis();
    }
  };
}

function utc(time: number): DateTime {
  return DateTime.fromMillis(time, { zone: 'UTC' });
}

function earliest(times: readonly (number | null)[]): number | null {
  const given = times.filter((time) => time !== null);
  return given.length === 0 ? null : Math.min(...given);
}

const LENGTHS = [60, 60, 24, 31, 12, 7];

/** A step beyond the end of the field leaves its first value only. croner refuses it, Spring does not. */
function withoutLongStep(field: string, at: number): string {
  return field
    .split(',')
    .map((item) => {
      const [, from, step] = /^(\*|\d+)(?:-\d+)?\/(\d+)$/.exec(item) ?? [];
      if (from === undefined || Number(step) <= (LENGTHS[at] ?? 0)) return item;
      return from === '*' ? String(at === 3 || at === 4 ? 1 : 0) : from;
    })
    .join(',');
}

function reasonOf(error: unknown): string {
  return String(error instanceof Error ? error.message : error).replace(/^CronPattern: /, '');
}
