import { readDate } from '../values/date.ts';
import { readDateTime } from '../values/date-time.ts';
import { readDuration } from '../values/duration.ts';
import { readTime } from '../values/time.ts';
import type { Temporal } from '../values/value.ts';

/** What `@"…"` stands for (DMN 1.5 §10.3.1.2, rule 62): a date, a time, a date and time or a duration; null for none. */
export function readTemporal(text: string): Temporal | null {
  return readDate(text) ?? readTime(text) ?? readDateTime(text) ?? readDuration(text);
}
