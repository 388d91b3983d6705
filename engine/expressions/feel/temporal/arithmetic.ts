import { daysInMonth } from '../../day-number.ts';
import { dateFrom, dateOfDay, dayOf, FeelDate } from '../values/date.ts';
import { dateTimeFrom, FeelDateTime } from '../values/date-time.ts';
import {
  DAY_NANOSECONDS,
  DaysTimeDuration,
  monthsFrom,
  NANOSECONDS,
  nanosecondsFrom,
  YearsMonthsDuration,
} from '../values/duration.ts';
import { FeelTime, timeOfDay } from '../values/time.ts';
import type { FeelDuration, FeelValue } from '../values/value.ts';
import {
  clockNanoseconds,
  dateTimeAt,
  epochNanoseconds,
  localDateTime,
  localNanoseconds,
  midnight,
  utcNanoseconds,
} from './moment.ts';

/**
 * Sums and differences of dates, times and durations (DMN 1.5 §10.3.2.13, table 55 on). Undefined where the standard
 * knows no such pair; null where there is no result: beyond the years there are, or a local time and one with a zone.
 */

/** In either order: a duration and a duration of its kind, a date, a time or a date and time. */
export function addValues(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (isDuration(right)) return moved(left, right);
  return isDuration(left) ? moved(right, left) : undefined;
}

/**
 * A duration from what `addValues` takes; or what lies between two times, or between two of dates and dates and times:
 * a date is its midnight in UTC there, unless both are dates.
 */
export function subtractValues(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (right instanceof YearsMonthsDuration) return moved(left, new YearsMonthsDuration(0 - right.months));
  if (right instanceof DaysTimeDuration) return moved(left, new DaysTimeDuration(-right.nanoseconds));
  if (left instanceof FeelTime && right instanceof FeelTime)
    return left.zone === null && right.zone === null
      ? nanosecondsFrom(clockNanoseconds(left) - clockNanoseconds(right))
      : between(utcNanoseconds(left), utcNanoseconds(right));
  if (!isDay(left) || !isDay(right)) return undefined;
  return difference(
    left instanceof FeelDate ? midnight(left) : left,
    right instanceof FeelDate ? midnight(right) : right,
  );
}

function isDuration(value: FeelValue): value is FeelDuration {
  return value instanceof YearsMonthsDuration || value instanceof DaysTimeDuration;
}

function isDay(value: FeelValue): value is FeelDate | FeelDateTime {
  return value instanceof FeelDate || value instanceof FeelDateTime;
}

function moved(value: FeelValue, by: FeelDuration): FeelValue | undefined {
  return by instanceof YearsMonthsDuration
    ? movedByMonths(value, by.months)
    : movedByTime(value, by.nanoseconds);
}

function movedByMonths(value: FeelValue, months: number): FeelValue | undefined {
  if (value instanceof YearsMonthsDuration) return monthsFrom(value.months + months);
  if (value instanceof FeelDate) return dateMovedBy(value, months);
  if (!(value instanceof FeelDateTime)) return undefined;
  const date = dateMovedBy(value.date, months);
  return date && dateTimeFrom(date, value.time);
}

/** The same day of another month, or its last one where the month is shorter. */
function dateMovedBy(date: FeelDate, months: number): FeelDate | null {
  const total = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return dateFrom(year, month, Math.min(date.day, daysInMonth(year, month)));
}

function movedByTime(value: FeelValue, by: bigint): FeelValue | undefined {
  if (value instanceof DaysTimeDuration) return nanosecondsFrom(value.nanoseconds + by);
  // Of the moment that is reached from midnight the day counts.
  if (value instanceof FeelDate) return dateOfDay(dayOf(value) + Number(floorDivided(by, DAY_NANOSECONDS)));
  if (value instanceof FeelTime) return timeMovedBy(value, by);
  return value instanceof FeelDateTime ? dateTimeMovedBy(value, by) : undefined;
}

/** Round the clock. */
function timeMovedBy(time: FeelTime, by: bigint): FeelTime {
  const reached = clockNanoseconds(time) + by;
  const inDay = reached - floorDivided(reached, DAY_NANOSECONDS) * DAY_NANOSECONDS;
  return timeOfDay(Number(inDay / NANOSECONDS), Number(inDay % NANOSECONDS), time.zone);
}

/** A day more is 24 hours more: in a region whose clock is changed meanwhile, another time of day. */
function dateTimeMovedBy(dateTime: FeelDateTime, by: bigint): FeelDateTime | null {
  const { zone } = dateTime.time;
  const epoch = epochNanoseconds(dateTime);
  return zone === null || epoch === null
    ? localDateTime(localNanoseconds(dateTime) + by, null)
    : dateTimeAt(epoch + by, zone);
}

function difference(left: FeelDateTime, right: FeelDateTime): DaysTimeDuration | null {
  return left.time.zone === null && right.time.zone === null
    ? nanosecondsFrom(localNanoseconds(left) - localNanoseconds(right))
    : between(epochNanoseconds(left), epochNanoseconds(right));
}

function between(left: bigint | null, right: bigint | null): DaysTimeDuration | null {
  return left === null || right === null ? null : nanosecondsFrom(left - right);
}

function floorDivided(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value < 0n && quotient * by !== value ? quotient - 1n : quotient;
}
