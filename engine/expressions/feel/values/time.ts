import type { Zone } from './zone.ts';

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
}
