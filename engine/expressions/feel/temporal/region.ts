import { IANAZone } from 'luxon';
import { dayNumber } from '../../day-number.ts';

/** Offsets of the regions of the IANA database. All in seconds; a local time is counted as if it were UTC. */
const DAY = 86_400;
const CYCLE = 146_097 * DAY;
/** Before, no region had a clock of its own but the sun; after, the rules known today repeat with the calendar. */
const FIRST = dayNumber(1, 1, 1) * DAY;
const LAST = dayNumber(9999, 1, 1) * DAY;

/** `Europe/Rome`, `Etc/UTC`, `UTC`, as the IANA database spells them. */
export function isRegion(name: string): boolean {
  return /^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name) && IANAZone.create(name).isValid;
}

/** The offset a region has at a moment. R1: the region is one (`isRegion`). */
export function offsetAt(region: string, epochSeconds: number): number {
  return Math.round(IANAZone.create(region).offset(withinDates(epochSeconds) * 1000) * 60);
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

/** What the clock of the region shows at a local time: the same, but for times its clock skips. */
export function shownLocal(region: string, localSeconds: number): number {
  const epochSeconds = localSeconds - offsetOfLocal(region, localSeconds);
  return epochSeconds + offsetAt(region, epochSeconds);
}

/** JavaScript's dates end with the year 275,760. */
function withinDates(epochSeconds: number): number {
  if (epochSeconds < FIRST) return FIRST;
  if (epochSeconds < LAST) return epochSeconds;
  return LAST - CYCLE + ((epochSeconds - LAST) % CYCLE);
}
