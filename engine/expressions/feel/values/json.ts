import type { Json } from '../../../model/json.ts';
import { temporalJson } from '../temporal/json.ts';
import { FeelFunction } from './function.ts';
import { isPlainContext, isTemporal } from './kind.ts';
import { isNumber, type FeelNumber } from './number.ts';
import { FeelRange } from './range.ts';
import type { FeelContext, FeelList, FeelValue } from './value.ts';

/** A FEEL value that has no JSON form: a range or a function. */
export class NotJson extends Error {}

/**
 * A FEEL value as plain JSON. Dates, times and durations become ISO 8601 text; a region becomes the offset it has at
 * that moment (`2026-01-01T10:00:00+01:00`), which FEEL, JavaScript and Java can all read again. Numbers of more than
 * 15 digits become the nearest double, those JSON cannot hold null. J1: what is JSON already is not copied.
 */
export function toJson(value: FeelValue): Json {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'number' ? numberJson(value) : value;
  if (Array.isArray(value)) return listJson(value as FeelList);
  if (isPlainContext(value)) return contextJson(value as FeelContext);
  if (isNumber(value)) return numberJson(value);
  if (isTemporal(value)) return temporalJson(value);
  if (value instanceof FeelRange) throw new NotJson('a range is not a value that can be stored');
  if (value instanceof FeelFunction) throw new NotJson('a function is not a value that can be stored');
  return contextJson(value as FeelContext);
}

function numberJson(value: FeelNumber): Json {
  const plain = Number(value);
  return Number.isFinite(plain) ? plain + 0 : null;
}

function listJson(list: FeelList): Json {
  const items = list.map(toJson);
  return items.every((item, at) => item === list[at]) ? (list as Json) : items;
}

function contextJson(context: FeelContext): Json {
  const names = Object.keys(context);
  const values: Json[] = [];
  let isJson = Object.getPrototypeOf(context) !== null;
  for (const name of names) {
    const value = context[name] ?? null;
    const json = toJson(value);
    values.push(json);
    isJson &&= json === value;
  }
  return isJson
    ? (context as Json)
    : Object.fromEntries(names.map((name, at) => [name, values[at] ?? null] as const));
}
