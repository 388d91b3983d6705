import { dateTimeAt, epochNanoseconds, midnight } from '../temporal/moment.ts';
import { dateFrom, FeelDate, readDate } from '../values/date.ts';
import { dateTimeFrom, FeelDateTime, readDateTime } from '../values/date-time.ts';
import { NANOSECONDS, type DaysTimeDuration } from '../values/duration.ts';
import { decimalOf, toInteger, type FeelNumber } from '../values/number.ts';
import { FeelTime, readTime } from '../values/time.ts';
import type { FeelValue } from '../values/value.ts';
import { offsetZone, readZoneName, type Zone } from '../values/zone.ts';
import { builtIn, on, type BuiltIn } from './built-in.ts';
import type { CallContext } from './call-context.ts';

/**
 * Dates and times out of text and out of their parts (DMN 1.5 §10.3.4.1). The lexical forms are in `values/`. A date
 * stands for its midnight in UTC where a time is asked for.
 */
export const temporalConstruction: readonly BuiltIn[] = [
  builtIn(
    'date',
    on('from: string|date|date and time', (call, from) => {
      if (typeof from !== 'string') return from instanceof FeelDate ? from : from.date;
      return readDate(from) ?? call.fail(`date: the text is no date such as 2026-01-31`);
    }),
    on('year: number, month: number, day: number', (call, year, month, day) => {
      const [y, m, d] = [toInteger(year), toInteger(month), toInteger(day)];
      const date = y === null || m === null || d === null ? null : dateFrom(y, m, d);
      return date ?? call.fail('date: there is no day of this year, month and day');
    }),
  ),
  builtIn(
    'time',
    on('from: string|time|date|date and time', (call, from) => {
      if (typeof from === 'string')
        return readTime(from) ?? call.fail(`time: the text is no time such as 10:20:30 or 10:20:30+01:00`);
      return from instanceof FeelTime ? from : dateTimeOf(from).time;
    }),
    on(
      'hour: number, minute: number, second: number, offset?: days and time duration',
      (call, hour, minute, second, offset) => timeOfParts(call, hour, minute, second, offset ?? null),
    ),
  ),
  builtIn(
    'date and time',
    on('from: string|date|date and time', (call, from) => {
      if (typeof from !== 'string') return dateTimeOf(from);
      const read = readDateTime(from);
      return read ?? call.fail(`date and time: the text is no date and time such as 2026-01-31T10:20:30`);
    }),
    on('date: date|date and time, time: time', (call, date, time) =>
      orTooFar(call, dateTimeFrom(date instanceof FeelDate ? date : date.date, time)),
    ),
    // Camunda's: the same moment by another clock. A local time is taken in the zone of the evaluation.
    on('date: date and time, timezone: string', inZone),
  ),
];

function dateTimeOf(from: FeelDate | FeelDateTime): FeelDateTime {
  return from instanceof FeelDate ? midnight(from) : from;
}

function timeOfParts(
  call: CallContext,
  hour: FeelNumber,
  minute: FeelNumber,
  second: FeelNumber,
  offset: DaysTimeDuration | null,
): FeelValue {
  const [h, m] = [toInteger(hour), toInteger(minute)];
  // Smaller parts than nanoseconds are cut off.
  const nanoseconds = toInteger(decimalOf(second).times(1e9).floor());
  if (h === null || m === null || nanoseconds === null || !(h >= 0 && h < 24 && m >= 0 && m < 60))
    return call.fail('time: the hour must be a whole number from 0 to 23, the minute one from 0 to 59');
  if (nanoseconds < 0 || nanoseconds >= 60e9) return call.fail('time: the second must be from 0 to below 60');
  const zone = offset && zoneOf(offset);
  if (offset !== null && zone === null)
    return call.fail('time: the offset must be of whole seconds and at most 14 hours');
  return new FeelTime(h, m, Math.floor(nanoseconds / 1e9), nanoseconds % 1e9, zone);
}

function zoneOf({ nanoseconds }: DaysTimeDuration): Zone | null {
  return nanoseconds % NANOSECONDS === 0n ? offsetZone(Number(nanoseconds / NANOSECONDS)) : null;
}

function inZone(call: CallContext, dateTime: FeelDateTime, timezone: string): FeelValue {
  const zone = readZoneName(timezone);
  if (zone === null)
    return call.fail(`date and time: the text is no time zone such as Europe/Rome, +01:00 or Z`);
  const moment = epochNanoseconds(inZoneOf(call, dateTime));
  return orTooFar(call, moment === null ? null : dateTimeAt(moment, zone));
}

/** A local one as a clock of the evaluation's zone shows it. */
function inZoneOf({ clock }: CallContext, { date, time }: FeelDateTime): FeelDateTime {
  const zone = time.zone ?? readZoneName(clock.zone);
  return new FeelDateTime(date, new FeelTime(time.hour, time.minute, time.second, time.nanosecond, zone));
}

function orTooFar(call: CallContext, dateTime: FeelDateTime | null): FeelValue {
  return dateTime ?? call.fail('date and time: the result is beyond the years there are');
}
