import type { FeelDate } from './date.ts';
import type { FeelTime } from './time.ts';

/** A day and a time of it; a moment where the time has a zone. */
export class FeelDateTime {
  readonly date: FeelDate;
  readonly time: FeelTime;

  constructor(date: FeelDate, time: FeelTime) {
    this.date = date;
    this.time = time;
  }
}
