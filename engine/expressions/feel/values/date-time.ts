import { ruledSeconds, skippedAt } from '../temporal/region.ts';
import { dateOfDay, dayOf, readDate, type FeelDate } from './date.ts';
import { FeelTime, readWrittenTime, secondOfDay, timeOfDay } from './time.ts';
import type { Zone } from './zone.ts';

const DAY = 86_400;

/** A day and a time of it; a moment where the time has a zone. */
export class FeelDateTime {
  readonly date: FeelDate;
  readonly time: FeelTime;

  constructor(date: FeelDate, time: FeelTime) {
    this.date = date;
    this.time = time;
  }

  /** `2026-01-31T10:20:30`, with the zone of the time. */
  toString(): string {
    return `${this.date.toString()}T${this.time.toString()}`;
  }
}

/**
 * A date with a time. What the start of summer time skips in the region of the time is moved on by as much; null when
 * that leads beyond the years there are.
 */
export function dateTimeFrom(date: FeelDate, time: FeelTime): FeelDateTime | null {
  const { zone } = time;
  if (zone === null || !('region' in zone)) return new FeelDateTime(date, time);
  const [day, second] = [dayOf(date), secondOfDay(time)];
  const skipped = skippedAt(zone.region, ruledSeconds(day, second));
  return skipped === 0
    ? new FeelDateTime(date, time)
    : dateTimeOf(day, second + skipped, time.nanosecond, zone);
}

/** The second of a day (since 1970), or of one of the days after it; null beyond the years there are. */
export function dateTimeOf(
  day: number,
  second: number,
  nanosecond: number,
  zone: Zone | null,
): FeelDateTime | null {
  const days = Math.floor(second / DAY);
  const date = dateOfDay(day + days);
  return date && new FeelDateTime(date, timeOfDay(second - days * DAY, nanosecond, zone));
}

/**
 * A date, or a date, `T` and a time (`readDate`, `readWrittenTime`); null for any other text. A date alone is its
 * midnight, `24:00:00` that of the next day.
 */
export function readDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T');
  const date = readDate(at < 0 ? text : text.slice(0, at));
  if (date === null) return null;
  if (at < 0) return new FeelDateTime(date, new FeelTime(0, 0, 0, 0, null));
  const written = readWrittenTime(text.slice(at + 1));
  if (written === null) return null;
  const day = written.endsDay ? dateOfDay(dayOf(date) + 1) : date;
  return day && dateTimeFrom(day, written.time);
}
