import { dayOf, type FeelDate } from '../values/date.ts';
import { dateTimeOf, FeelDateTime } from '../values/date-time.ts';
import { DAY_NANOSECONDS, NANOSECONDS } from '../values/duration.ts';
import { secondOfDay, timeOfDay, type FeelTime } from '../values/time.ts';
import { utc, type Zone } from '../values/zone.ts';
import { offsetAt, offsetOfLocal, ruledSeconds } from './region.ts';

/** Of a local time as if it were UTC, in nanoseconds since 1970. */
export function localNanoseconds({ date, time }: FeelDateTime): bigint {
  return BigInt(dayOf(date)) * DAY_NANOSECONDS + clockNanoseconds(time);
}

/** Nanoseconds since 1970 in UTC; null for a local date and time, which is no moment. */
export function epochNanoseconds(dateTime: FeelDateTime): bigint | null {
  const offset = dateTimeOffset(dateTime);
  return offset === null ? null : localNanoseconds(dateTime) - BigInt(offset) * NANOSECONDS;
}

/** What a clock of the zone shows; null beyond the years there are. */
export function dateTimeAt(epoch: bigint, zone: Zone): FeelDateTime | null {
  if (!('region' in zone)) return localDateTime(epoch + BigInt(zone.offset) * NANOSECONDS, zone);
  const offset = offsetAt(zone.region, ruledSecondsOf(epoch));
  const local = epoch + BigInt(offset) * NANOSECONDS;
  // The second time of an hour that comes twice has no name but its offset.
  const isNamed = offsetOfLocal(zone.region, ruledSecondsOf(local)) === offset;
  return localDateTime(local, isNamed ? zone : { offset });
}

/** The inverse of `localNanoseconds`; null beyond the years there are. */
export function localDateTime(local: bigint, zone: Zone | null): FeelDateTime | null {
  const { day, second, nanosecond } = partsOf(local);
  return dateTimeOf(day, second, nanosecond, zone);
}

/** A date stands for its midnight in UTC where a moment is asked for (DMN 1.5 §10.3.2.3.5). */
export function midnight(date: FeelDate): FeelDateTime {
  return new FeelDateTime(date, timeOfDay(0, 0, utc));
}

/** In seconds; null for a local one. */
export function dateTimeOffset({ date, time }: FeelDateTime): number | null {
  if (time.zone === null) return null;
  if (!('region' in time.zone)) return time.zone.offset;
  return offsetOfLocal(time.zone.region, ruledSeconds(dayOf(date), secondOfDay(time)));
}

/** In seconds; null for a local time. The standard has no rule for a region without a date: it is that of 1970-01-01. */
export function timeOffset(time: FeelTime): number | null {
  if (time.zone === null) return null;
  return 'region' in time.zone ? offsetOfLocal(time.zone.region, secondOfDay(time)) : time.zone.offset;
}

/** Of a time of day, from midnight. */
export function clockNanoseconds(time: FeelTime): bigint {
  return BigInt(secondOfDay(time)) * NANOSECONDS + BigInt(time.nanosecond);
}

/**
 * From midnight in UTC, negative and beyond a day too: times with a zone are compared and subtracted as times of one
 * day of UTC's, as in XML Schema. Null for a local time.
 */
export function utcNanoseconds(time: FeelTime): bigint | null {
  const offset = timeOffset(time);
  return offset === null ? null : clockNanoseconds(time) - BigInt(offset) * NANOSECONDS;
}

function ruledSecondsOf(nanoseconds: bigint): number {
  const { day, second } = partsOf(nanoseconds);
  return ruledSeconds(day, second);
}

/** Nanoseconds since 1970 as a day and the time of it. Seconds since then would be no exact numbers for all years. */
function partsOf(nanoseconds: bigint): {
  readonly day: number;
  readonly second: number;
  readonly nanosecond: number;
} {
  const rest = nanoseconds % DAY_NANOSECONDS;
  const inDay = rest < 0n ? rest + DAY_NANOSECONDS : rest;
  return {
    day: Number((nanoseconds - inDay) / DAY_NANOSECONDS),
    second: Number(inDay / NANOSECONDS),
    nanosecond: Number(inDay % NANOSECONDS),
  };
}
