import { twoDigits } from '../../day-number.ts';
import { readZone, zoneText, type Zone } from './zone.ts';

/** A time of day to the nanosecond, local where it has no zone. */
export class FeelTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanosecond: number;
  readonly zone: Zone | null;

  constructor(hour: number, minute: number, second: number, nanosecond: number, zone: Zone | null) {
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    this.nanosecond = nanosecond;
    this.zone = zone;
  }

  /** `10:20:30`, `10:20:30.5Z`, `10:20:30+01:00`, `10:20:30@Europe/Rome`. */
  toString(): string {
    return clockText(this) + zoneText(this.zone);
  }
}

export function secondOfDay(time: FeelTime): number {
  return time.hour * 3600 + time.minute * 60 + time.second;
}

/** The inverse of `secondOfDay`. */
export function timeOfDay(second: number, nanosecond: number, zone: Zone | null): FeelTime {
  return new FeelTime(Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60, nanosecond, zone);
}

/** Without the zone. */
export function clockText(time: FeelTime): string {
  const clock = `${twoDigits(time.hour)}:${twoDigits(time.minute)}:${twoDigits(time.second)}`;
  return clock + fractionText(time.nanosecond);
}

/** `.5` of 500,000,000 nanoseconds; nothing of 0. */
export function fractionText(nanosecond: number): string {
  return nanosecond === 0 ? '' : `.${String(nanosecond).padStart(9, '0').replace(/0+$/, '')}`;
}

/** Nanoseconds of up to nine digits behind the point. */
export function readFraction(digits: string): number {
  return Number(digits.padEnd(9, '0'));
}

/** The parts of a time as it is written; the midnight that ends a day is `24:00:00`. */
export interface WrittenTime {
  readonly time: FeelTime;
  readonly endsDay: boolean;
}

const written = /^(\d\d):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?([Zz+\-@].*)?$/;

/**
 * `10:20:30` with up to nine digits behind the seconds and an offset or a region, never both; null for any other text.
 * Seconds have to be there, as in XML Schema.
 */
export function readWrittenTime(text: string): WrittenTime | null {
  const [, hours, minutes, seconds, fraction = '', zoned] = written.exec(text) ?? [];
  const zone = zoned === undefined ? null : readZone(zoned);
  if (hours === undefined || (zoned !== undefined && zone === null)) return null;
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)];
  const nanosecond = readFraction(fraction);
  const endsDay = hour === 24 && minute === 0 && second === 0 && nanosecond === 0;
  if (hour > 23 && !endsDay) return null;
  return { time: new FeelTime(endsDay ? 0 : hour, minute, second, nanosecond, zone), endsDay };
}

/**
 * As `readWrittenTime`; `24:00:00` is midnight. A `T` before it, as in an example of the standard and in ISO 8601, is
 * allowed.
 */
export function readTime(text: string): FeelTime | null {
  return readWrittenTime(text.startsWith('T') ? text.slice(1) : text)?.time ?? null;
}
