import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin';
import type { Json } from '../model/json.ts';
import { localTime } from './local-time.ts';

/** A FEEL value that has no JSON form, such as a range or a function. */
export class NotJson extends Error {}

/**
 * A FEEL value as plain JSON. Dates, times and durations become ISO 8601 text; a zone becomes the offset it has
 * at that moment (`2026-01-01T10:00:00+01:00`), which FEEL, JavaScript and Java can all read again.
 * Numbers JSON cannot hold become null.
 */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return numberToJson(value);
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : objectToJson(value);
    default:
      throw new NotJson('a function is not a value that can be stored');
  }
}

function numberToJson(value: number): Json {
  if (!Number.isFinite(value)) return null;
  return value === 0 ? 0 : value;
}

function objectToJson(value: object): Json {
  if (Array.isArray(value)) return value.map((item: unknown) => toJson(item));
  if (value instanceof FeelDateTime) return zonedText(value.toString(), (local) => local, '');
  // FEEL has no rule for the offset of a time without a date; feelin takes that of 1970-01-01, and so does this.
  if (value instanceof FeelTime)
    return zonedText(value.toString(), (local) => `1970-01-01T${local}`, '1970-01-01T');
  if (value instanceof FeelDate || value instanceof FeelDuration) return value.toString();
  if (isRange(value)) throw new NotJson('a range is not a value that can be stored');
  if (isFunction(value)) throw new NotJson('a function is not a value that can be stored');
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, toJson(entry)]));
}

function zonedText(text: string, anchor: (local: string) => string, prefix: string): string {
  const [local = text, zone] = text.split('@');
  if (zone === undefined) return text;
  const iso = localTime(anchor(local), zone)?.toISO({ suppressMilliseconds: true });
  return iso ? iso.slice(prefix.length) : text;
}
