import { DateTime } from 'luxon';

/**
 * The moment of a local ISO 8601 time in a zone, null when there is no such date. Of the hour that the end of
 * summer time repeats it is the first one, as in Java and in JavaScript's Temporal: luxon alone would choose by the
 * season it is now. A time that the start of summer time skips is moved on by what was skipped.
 */
export function localTime(iso: string, zone: string): DateTime | null {
  const moment = DateTime.fromISO(iso, { zone });
  if (!moment.isValid) return null;
  const [first = moment, ...others] = moment.getPossibleOffsets();
  return others.reduce((earliest, other) => (other < earliest ? other : earliest), first);
}
