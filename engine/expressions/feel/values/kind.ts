import { FeelDate } from './date.ts';
import { FeelDateTime } from './date-time.ts';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.ts';
import { FeelFunction } from './function.ts';
import { isNumber } from './number.ts';
import { FeelRange } from './range.ts';
import { FeelTime } from './time.ts';
import type { FeelContext, FeelValue, Temporal } from './value.ts';

export type Kind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'date'
  | 'time'
  | 'date and time'
  | 'years and months duration'
  | 'days and time duration'
  | 'range'
  | 'function'
  | 'list'
  | 'context';

/** The kinds by their class: what is none of these and no array is a context. */
const classes: readonly (readonly [new (...args: never[]) => object, Kind])[] = [
  [FeelDate, 'date'],
  [FeelDateTime, 'date and time'],
  [FeelTime, 'time'],
  [DaysTimeDuration, 'days and time duration'],
  [YearsMonthsDuration, 'years and months duration'],
  [FeelRange, 'range'],
  [FeelFunction, 'function'],
];

const byPrototype: ReadonlyMap<unknown, Kind> = new Map<unknown, Kind>([
  [Object.prototype, 'context'],
  [null, 'context'],
  [Array.prototype, 'list'],
  ...classes.map(([type, kind]) => [type.prototype as unknown, kind] as const),
]);

const bits: Readonly<Record<Kind, number>> = {
  null: 1 << 0,
  boolean: 1 << 1,
  string: 1 << 2,
  number: 1 << 3,
  date: 1 << 4,
  time: 1 << 5,
  'date and time': 1 << 6,
  'years and months duration': 1 << 7,
  'days and time duration': 1 << 8,
  range: 1 << 9,
  function: 1 << 10,
  list: 1 << 11,
  context: 1 << 12,
};

/** Of a value: one bit of those of `bitsOf`. */
export function bitOf(value: FeelValue): number {
  return bits[kindOf(value)];
}

/** A set of kinds as bits; `any` stands for all of them. */
export function bitsOf(kinds: readonly string[]): number {
  return kinds.reduce((all, kind) => all | (kind === 'any' ? -1 : bits[kind as Kind]), 0);
}

/** The kind of a value, by its standard name. */
export function kindOf(value: FeelValue): Kind {
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
      return value === null ? 'null' : kindOfObject(value);
  }
}

function kindOfObject(value: object): Kind {
  const known = byPrototype.get(Object.getPrototypeOf(value));
  if (known) return known;
  // Decimals, and what comes from another realm of JavaScript.
  if (Array.isArray(value)) return 'list';
  if (isNumber(value)) return 'number';
  return classes.find(([type]) => value instanceof type)?.[1] ?? 'context';
}

/** Nearly all objects are JSON: those are told apart before the classes are asked. */
export function isPlainContext(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function isContext(value: FeelValue): value is FeelContext {
  return typeof value === 'object' && value !== null && kindOfObject(value) === 'context';
}

export function isTemporal(value: FeelValue): value is Temporal {
  return (
    value instanceof FeelDate ||
    value instanceof FeelDateTime ||
    value instanceof FeelTime ||
    value instanceof DaysTimeDuration ||
    value instanceof YearsMonthsDuration
  );
}
