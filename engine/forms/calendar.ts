import { DateTime } from 'luxon';
import type { FeelClock } from '../expressions/feel.ts';

/** Dates and times as the fields of a form hold them: ISO 8601 text, minutes at the finest. */

export type Serialized = 'utc_offset' | 'utc_normalized' | 'no_timezone';

const date = /^\d{4}-\d{2}-\d{2}$/;
const time = /^([01]\d|2[0-3]):[0-5]\d/;
const offset = '(?:Z|[+-]\\d{2}:?\\d{2})?';
const timeText = new RegExp(`^\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?${offset}$`);
const dateTimeText = new RegExp(`^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?${offset}$`);

export function today(clock: FeelClock): string {
  return DateTime.fromMillis(clock.now, { zone: clock.zone }).toISODate() ?? '';
}

/** The date, null when the calendar does not have it (30 February). */
export function readDate(text: string): string | null {
  if (!date.test(text)) return null;
  return DateTime.fromISO(text, { zone: 'UTC' }).isValid ? text : null;
}

/** A time as it is stored, null when it is none. Without an offset it is a time in the clock's zone. */
export function readTime(text: string, serialized: Serialized, clock: FeelClock): string | null {
  if (!timeText.test(text) || !time.test(text)) return null;
  if (text.length <= 8 && serialized === 'no_timezone') return text.slice(0, 5);
  const moment = DateTime.fromISO(`${today(clock)}T${text}`, { zone: clock.zone });
  return moment.isValid ? serialize(moment, serialized).slice('0000-00-00T'.length) : null;
}

/** A date and time as it is stored. Null too for the hour that the start of summer time skips. */
export function readDateTime(text: string, serialized: Serialized, clock: FeelClock): string | null {
  if (!dateTimeText.test(text)) return null;
  const moment = DateTime.fromISO(text, { zone: clock.zone });
  if (!moment.isValid) return null;
  const local = moment.toFormat("yyyy-MM-dd'T'HH:mm");
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  if (!hasOffset && local !== text.slice(0, 16)) return null;
  return serialize(moment, serialized);
}

/** What the entry fields for date and time show of a stored value: `["2026-11-22", "13:45"]`. */
export function localParts(text: string, zone: string): readonly [string, string] {
  const [day = '', rest = ''] = text.split('T');
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/.test(rest)) return [day, rest.slice(0, 5)];
  const moment = DateTime.fromISO(text, { zone });
  return moment.isValid ? [moment.toFormat('yyyy-MM-dd'), moment.toFormat('HH:mm')] : [day, rest.slice(0, 5)];
}

/** What the entry field for a time shows of a stored value: `13:45`. */
export function localTime(text: string, clock: FeelClock): string {
  return localParts(`${today(clock)}T${text}`, clock.zone)[1];
}

function serialize(moment: DateTime, serialized: Serialized): string {
  if (serialized === 'utc_normalized') return moment.toUTC().toFormat("yyyy-MM-dd'T'HH:mm'Z'");
  return moment.toFormat(serialized === 'utc_offset' ? "yyyy-MM-dd'T'HH:mmZZ" : "yyyy-MM-dd'T'HH:mm");
}
