import { weekdayOf } from '../../day-number.ts';
import { dayOf, FeelDate } from '../values/date.ts';
import { FeelDateTime } from '../values/date-time.ts';
import { DaysTimeDuration, NANOSECONDS, sizeOf, type YearsMonthsDuration } from '../values/duration.ts';
import { Decimal, negate, numberOf, type FeelNumber } from '../values/number.ts';
import { fractionText, FeelTime } from '../values/time.ts';
import type { FeelValue, Temporal } from '../values/value.ts';
import { dateTimeOffset, timeOffset } from './moment.ts';

type Properties<T> = Readonly<Record<string, (value: T) => FeelValue>>;

const ofDate: Properties<FeelDate> = {
  year: ({ year }) => year,
  month: ({ month }) => month,
  day: ({ day }) => day,
  weekday: (date) => weekdayOf(dayOf(date)),
};

const ofClock: Properties<FeelTime> = {
  hour: ({ hour }) => hour,
  minute: ({ minute }) => minute,
  second: ({ second, nanosecond }) => secondsNumber(second, nanosecond),
  timezone: ({ zone }) => (zone !== null && 'region' in zone ? zone.region : null),
};

const ofTime: Properties<FeelTime> = {
  ...ofClock,
  'time offset': (time) => offsetDuration(timeOffset(time)),
};

const ofDateTime: Properties<FeelDateTime> = {
  ...partsOf(ofDate, ({ date }: FeelDateTime) => date),
  ...partsOf(ofClock, ({ time }: FeelDateTime) => time),
  'time offset': (dateTime) => offsetDuration(dateTimeOffset(dateTime)),
};

const ofYearsMonths: Properties<YearsMonthsDuration> = {
  years: ({ months }) => Math.trunc(months / 12) + 0,
  months: ({ months }) => (months % 12) + 0,
};

const ofDaysTime: Properties<DaysTimeDuration> = {
  days: (duration) => signed(duration, numberOf(new Decimal(sizeOf(duration).days.toString()))),
  hours: (duration) => signed(duration, sizeOf(duration).hours),
  minutes: (duration) => signed(duration, sizeOf(duration).minutes),
  seconds: (duration) => {
    const { seconds, nanoseconds } = sizeOf(duration);
    return signed(duration, secondsNumber(seconds, nanoseconds));
  },
};

/**
 * `date.year`, `time.time offset`, `duration.hours` (DMN 1.5 §10.3.2.13, table 65): seconds with their fraction; of a
 * negative duration all parts are negative or 0. Undefined where the value has no such property.
 */
export function temporalProperty(value: Temporal, name: string): FeelValue | undefined {
  if (value instanceof FeelDate) return propertyOf(ofDate, value, name);
  if (value instanceof FeelDateTime) return propertyOf(ofDateTime, value, name);
  if (value instanceof FeelTime) return propertyOf(ofTime, value, name);
  return value instanceof DaysTimeDuration
    ? propertyOf(ofDaysTime, value, name)
    : propertyOf(ofYearsMonths, value, name);
}

function propertyOf<T>(properties: Properties<T>, value: T, name: string): FeelValue | undefined {
  return Object.hasOwn(properties, name) ? properties[name]?.(value) : undefined;
}

function partsOf<T, P>(properties: Properties<P>, part: (value: T) => P): Properties<T> {
  const entries = Object.entries(properties).map(([name, read]) => [name, (value: T) => read(part(value))]);
  return Object.fromEntries(entries) as Properties<T>;
}

/** At most eleven digits, which a JavaScript number holds. */
function secondsNumber(second: number, nanosecond: number): FeelNumber {
  return Number(`${second}${fractionText(nanosecond)}`);
}

function signed(duration: DaysTimeDuration, size: FeelNumber | null): FeelNumber | null {
  return duration.nanoseconds < 0n && size !== null ? negate(size) : size;
}

function offsetDuration(offset: number | null): DaysTimeDuration | null {
  return offset === null ? null : new DaysTimeDuration(BigInt(offset) * NANOSECONDS);
}
