import { FeelDate } from '../values/date.ts';
import { FeelDateTime } from '../values/date-time.ts';
import { DaysTimeDuration, YearsMonthsDuration } from '../values/duration.ts';
import { FeelTime } from '../values/time.ts';
import type { Temporal } from '../values/value.ts';
import { clockNanoseconds, epochNanoseconds, utcNanoseconds } from './moment.ts';

/**
 * Below, at or above (-1, 0, 1) for two values of one kind (DMN 1.5 §10.3.2.13); null for other kinds, a date and a
 * date and time among them, and where one is local and the other has a zone.
 */
export function compareTemporals(left: Temporal, right: Temporal): number | null {
  if (left instanceof FeelDate) return right instanceof FeelDate ? compareDates(left, right) : null;
  if (left instanceof FeelDateTime)
    return right instanceof FeelDateTime ? compareDateTimes(left, right) : null;
  if (left instanceof FeelTime) return right instanceof FeelTime ? compareTimes(left, right) : null;
  if (left instanceof DaysTimeDuration)
    return right instanceof DaysTimeDuration ? sign(left.nanoseconds, right.nanoseconds) : null;
  return right instanceof YearsMonthsDuration ? sign(left.months, right.months) : null;
}

/** Null as in `compareTemporals`. */
export function temporalsEqual(left: Temporal, right: Temporal): boolean | null {
  const order = compareTemporals(left, right);
  return order === null ? null : order === 0;
}

function compareDates(left: FeelDate, right: FeelDate): number {
  return sign(left.year, right.year) || sign(left.month, right.month) || sign(left.day, right.day);
}

function compareDateTimes(left: FeelDateTime, right: FeelDateTime): number | null {
  if (left.time.zone === null && right.time.zone === null)
    return (
      compareDates(left.date, right.date) || sign(clockNanoseconds(left.time), clockNanoseconds(right.time))
    );
  return signOrNull(epochNanoseconds(left), epochNanoseconds(right));
}

function compareTimes(left: FeelTime, right: FeelTime): number | null {
  if (left.zone === null && right.zone === null) return sign(clockNanoseconds(left), clockNanoseconds(right));
  return signOrNull(utcNanoseconds(left), utcNanoseconds(right));
}

function signOrNull(left: bigint | null, right: bigint | null): number | null {
  return left === null || right === null ? null : sign(left, right);
}

function sign<T extends number | bigint>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
