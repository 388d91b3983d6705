import { IANAZone } from 'luxon';
import { dayNumber } from '../../day-number.ts';

/**
 * Offsets of the regions of the IANA database, in seconds. R1: the region is one (`isRegion`). R2: seconds since 1970 are
 * those of `ruledSeconds`; a local time is counted as if it were UTC.
 */
const DAY = 86_400;
const DAYS_OF_400_YEARS = 146_097;
/** Before, no region had a clock of its own but the sun; after, the rules known today repeat with the calendar. */
const FIRST_DAY = dayNumber(1, 1, 1);
const LAST_DAY = dayNumber(9999, 1, 1);

/** A second of a day (since 1970), as one of a day with the same rules that JavaScript's dates reach. */
export function ruledSeconds(day: number, second: number): number {
  return ruledDay(day) * DAY + second;
}

function ruledDay(day: number): number {
  if (day < FIRST_DAY) return FIRST_DAY;
  return day < LAST_DAY ? day : LAST_DAY - DAYS_OF_400_YEARS + ((day - LAST_DAY) % DAYS_OF_400_YEARS);
}

/** `Europe/Rome`, `Etc/UTC`, `UTC`, as the IANA database spells them. */
export function isRegion(name: string): boolean {
  if (regions.has(name)) return true;
  const isOne = /^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name) && IANAZone.isValidZone(name);
  if (isOne) regions.add(name);
  return isOne;
}

/** Those that were asked for. What is none is not kept: texts without end may be. */
const regions = new Set<string>();

/** The offset a region has at a moment. */
export function offsetAt(region: string, epochSeconds: number): number {
  return offsetOfDay(region, Math.floor(epochSeconds / DAY)) ?? foundOffset(region, epochSeconds);
}

/**
 * Finding an offset takes as long as dozens of comparisons, so those of days are kept: a day that begins and ends with
 * one offset has it all along. Null for the days on which the clock is changed.
 */
const offsets = new Map<string, Map<number, number | null>>();
const MOST_DAYS = 4_000;

function offsetOfDay(region: string, day: number): number | null {
  const known = offsets.get(region)?.get(day);
  if (known !== undefined) return known;
  const offset = foundOffset(region, day * DAY);
  const found = foundOffset(region, (day + 1) * DAY) === offset ? offset : null;
  const days = offsets.get(region) ?? new Map<number, number | null>();
  if (days.size >= MOST_DAYS) days.clear();
  offsets.set(region, days.set(day, found));
  return found;
}

function foundOffset(region: string, epochSeconds: number): number {
  return Math.round(IANAZone.create(region).offset(epochSeconds * 1000) * 60);
}

/**
 * The offset of a local time. In the hour that the end of summer time repeats it is the one of the first time; in the
 * hour that its start skips, the one before: the time is then moved on by what was skipped.
 */
export function offsetOfLocal(region: string, localSeconds: number): number {
  const before = offsetAt(region, localSeconds - DAY);
  const after = offsetAt(region, localSeconds + DAY);
  if (before === after || offsetAt(region, localSeconds - before) === before) return before;
  return offsetAt(region, localSeconds - after) === after ? after : before;
}

/** By how much the clock of the region skips a local time; 0 but for the hour that the start of summer time skips. */
export function skippedAt(region: string, localSeconds: number): number {
  const offset = offsetOfLocal(region, localSeconds);
  return offsetAt(region, localSeconds - offset) - offset;
}
