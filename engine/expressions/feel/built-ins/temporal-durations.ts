import { FeelDate } from '../values/date.ts';
import type { FeelDateTime } from '../values/date-time.ts';
import { DaysTimeDuration, monthsFrom, readDuration, YearsMonthsDuration } from '../values/duration.ts';
import type { FeelDuration } from '../values/value.ts';
import { builtIn, on, type BuiltIn, type Signature } from './built-in.ts';

/** Durations out of text, and the whole months between two days (DMN 1.5 §10.3.4.1). */
export const temporalDurations: readonly BuiltIn[] = [
  builtIn(
    'duration',
    on('from: string|years and months duration|days and time duration', (call, from) => {
      if (typeof from !== 'string') return from;
      return readDuration(from) ?? call.fail(`duration: the text is no duration such as P1Y6M or P1DT12H30M`);
    }),
  ),
  builtIn(
    'years and months duration',
    // By the calendar: the times of day and their zones do not count.
    on('from: date|date and time, to: date|date and time', (_call, from, to) =>
      monthsFrom(wholeMonths(dateOf(from), dateOf(to))),
    ),
  ),
];

/** `abs` of a duration. */
export const durationAbs: readonly Signature[] = [
  on('n: years and months duration|days and time duration', (_call, duration) => absolute(duration)),
];

function absolute(duration: FeelDuration): FeelDuration {
  if (duration instanceof YearsMonthsDuration)
    return duration.months < 0 ? new YearsMonthsDuration(-duration.months) : duration;
  return duration.nanoseconds < 0n ? new DaysTimeDuration(-duration.nanoseconds) : duration;
}

function dateOf(value: FeelDate | FeelDateTime): FeelDate {
  return value instanceof FeelDate ? value : value.date;
}

/** Those that are over, towards 0: a month that began is none yet. */
function wholeMonths(from: FeelDate, to: FeelDate): number {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const days = to.day - from.day;
  if (months > 0 && days < 0) return months - 1;
  return months < 0 && days > 0 ? months + 1 : months;
}
