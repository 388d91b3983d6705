import { readDateTime } from '../../expressions/feel/values/date-time.ts';
import { readDate } from '../../expressions/feel/values/date.ts';
import { readDuration } from '../../expressions/feel/values/duration.ts';
import { kindOf } from '../../expressions/feel/values/kind.ts';
import { readTime } from '../../expressions/feel/values/time.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';

const readers: Readonly<Record<string, (text: string) => FeelValue>> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  'years and months duration': readDuration,
  'days and time duration': readDuration,
};

/** A text of JSON as the kind it is declared to be. What cannot be read so stays a text, which then does not conform. */
export function readTemporal(text: string, kind: string): FeelValue {
  const value = readers[kind]?.(text) ?? null;
  if (value === null) return text;
  return kindOf(value) === kind ? value : text;
}
