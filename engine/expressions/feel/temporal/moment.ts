import { dateOfDay, dayOf, type FeelDate } from '../values/date.ts';
import { FeelDateTime } from '../values/date-time.ts';
import { NANOSECONDS } from '../values/duration.ts';
import { secondOfDay, timeOfDay, type FeelTime } from '../values/time.ts';
import { utc, type Zone } from '../values/zone.ts';
import { offsetAt, offsetOfLocal } from './region.ts';

const DAY = 86_400;

/** Of a local time as if it were UTC, in nanoseconds since 1970. */
export function localNanoseconds({ date, time }: FeelDateTime): bigint {
  return nanosecondsOf(dayOf(date) * DAY + secondOfDay(time), time.nanosecond);
}

/** Nanoseconds since 1970 in UTC; null for a local date and time, which is no moment. */
export function epochNanoseconds(dateTime: FeelDateTime): bigint | null {
  const offset = dateTimeOffset(dateTime);
  return offset === null ? null : localNanoseconds(dateTime) - BigInt(offset) * NANOSECONDS;
}

/** What a clock of the zone shows; null beyond the years there are. */
export function dateTimeAt(epoch: bigint, zone: Zone): FeelDateTime | null {
  const offset = 'region' in zone ? offsetAt(zone.region, floorSeconds(epoch)) : zone.offset;
  const local = epoch + BigInt(offset) * NANOSECONDS;
  // The second time of an hour that comes twice has no name but its offset.
  const isSecond = 'region' in zone && offsetOfLocal(zone.region, floorSeconds(local)) !== offset;
  return localDateTime(local, isSecond ? { offset } : zone);
}

/** The inverse of `localNanoseconds`; null beyond the years there are. */
export function localDateTime(local: bigint, zone: Zone | null): FeelDateTime | null {
  const second = floorSeconds(local);
  const nanosecond = Number(local - BigInt(second) * NANOSECONDS);
  const day = Math.floor(second / DAY);
  const date = dateOfDay(day);
  return date && new FeelDateTime(date, timeOfDay(second - day * DAY, nanosecond, zone));
}

/** A date stands for its midnight in UTC where a moment is asked for (DMN 1.5 §10.3.2.3.5). */
export function midnight(date: FeelDate): FeelDateTime {
  return new FeelDateTime(date, timeOfDay(0, 0, utc));
}

/** In seconds; null for a local one. */
export function dateTimeOffset({ date, time }: FeelDateTime): number | null {
  if (time.zone === null) return null;
  if (!('region' in time.zone)) return time.zone.offset;
  return offsetOfLocal(time.zone.region, dayOf(date) * DAY + secondOfDay(time));
}

/** In seconds; null for a local time. The standard has no rule for a region without a date: it is that of 1970-01-01. */
export function timeOffset(time: FeelTime): number | null {
  if (time.zone === null) return null;
  return 'region' in time.zone ? offsetOfLocal(time.zone.region, secondOfDay(time)) : time.zone.offset;
}

/** Of a time of day, from midnight. */
export function clockNanoseconds(time: FeelTime): bigint {
  return nanosecondsOf(secondOfDay(time), time.nanosecond);
}

/**
 * From midnight in UTC, negative and beyond a day too: times with a zone are compared and subtracted as times of one
 * day of UTC's, as in XML Schema. Null for a local time.
 */
export function utcNanoseconds(time: FeelTime): bigint | null {
  const offset = timeOffset(time);
  return offset === null ? null : clockNanoseconds(time) - BigInt(offset) * NANOSECONDS;
}

function nanosecondsOf(second: number, nanosecond: number): bigint {
  return BigInt(second) * NANOSECONDS + BigInt(nanosecond);
}

/** Rounded down; exact for all years there are. */
function floorSeconds(nanoseconds: bigint): number {
  const rest = nanoseconds % NANOSECONDS;
  return Number((nanoseconds - (rest < 0n ? rest + NANOSECONDS : rest)) / NANOSECONDS);
}
