import { FeelDate, FeelDateTime, dateAndTime, parseDate } from 'feelin';
import { DateTime } from 'luxon';
import { calendarFunction, calendarFunctionNames } from './calendar-functions.ts';
import { toJson } from './feel-json.ts';
import { isRepeated } from './local-time.ts';
import type { WorkingCalendars } from './working-calendar.ts';

/** What the time functions see. `now` is epoch ms, `zone` an IANA name. */
export interface FeelClock {
  readonly now: number;
  readonly zone: string;
  /** What the functions of working days count by; without it the national calendar of Italy, which has no name. */
  readonly calendars?: WorkingCalendars;
}

/** feelin takes the parameter names from `$args`. */
export type FeelCallable = ((...args: never[]) => unknown) & { readonly $args: readonly string[] };

const declare = (parameters: readonly string[], call: (...args: never[]) => unknown): FeelCallable =>
  Object.assign(call, { $args: parameters });

/**
 * The functions Camunda adds to FEEL that feelin does not have. A wrong argument gives null, as in FEEL.
 *
 * Not provided: `uuid` and `random number` (an expression must give the same value whenever it is evaluated
 * again), `fromAi`, `extract`, `to base64`, `put`, `put all`, `string format`, the range functions of Camunda.
 */
const extensions: Readonly<Record<string, FeelCallable>> = {
  'is defined': declare(['value'], (value: unknown) => value !== null && value !== undefined),
  'get or else': declare(
    ['value', 'default'],
    (value: unknown, otherwise: unknown) => value ?? otherwise ?? null,
  ),
  'is empty': declare(['list'], (list: unknown) => (Array.isArray(list) ? list.length === 0 : null)),
  'is blank': declare(['string'], (text: unknown) => (typeof text === 'string' ? text.trim() === '' : null)),
  trim: declare(['string'], (text: unknown) => (typeof text === 'string' ? text.trim() : null)),
  'to json': declare(['value'], (value: unknown) => JSON.stringify(toJson(value))),
  'from json': declare(['value'], (text: unknown) => fromJson(text)),
  'last day of month': declare(['date'], (date: unknown) => lastDayOfMonth(date)),
  'duplicate values': declare(['list'], (list: unknown) => duplicates(list)),
  partition: declare(['list', 'size'], (list: unknown, size: unknown) => partition(list, size)),
  assert: declare(['value', 'condition', 'cause'], (value: unknown, condition: unknown, cause: unknown) => {
    if (condition === true) return value;
    throw new Error(typeof cause === 'string' ? cause : 'The condition of an assert is not fulfilled');
  }),
};

const byFirstWord = Object.keys(extensions).map((name) => ({ name, word: name.split(' ')[0] ?? name }));

/** The extension functions an expression may call. Only those: each known name slows the parser down. */
export function extensionsIn(source: string): Record<string, FeelCallable> {
  const found: Record<string, FeelCallable> = {};
  for (const { name, word } of byFirstWord) {
    const callable = extensions[name];
    if (callable && source.includes(word)) found[name] = callable;
  }
  if (/working|holiday/.test(source))
    for (const name of calendarFunctionNames) found[name] = anyCalendarFunction;
  return found;
}

/** Tells the parser that the words are one name; each evaluation hands in the function itself. */
const anyCalendarFunction = declare([], () => null);

const timeFunctions: Readonly<Record<string, (clock: FeelClock) => unknown>> = {
  now: currentTime,
  today: (clock) => parseDate(wallClock(clock).toISODate() ?? ''),
};

const clockFunctions: ReadonlySet<string> = new Set([
  ...Object.keys(timeFunctions),
  ...calendarFunctionNames,
]);

export function isClockFunction(name: string): boolean {
  return clockFunctions.has(name);
}

/**
 * `now` and `today` of the given clock instead of feelin's, which read the machine's, and the functions of working
 * days with the calendars of the clock; undefined for all other names.
 */
export function clockFunction(name: string, clock: FeelClock): FeelCallable | undefined {
  if (!isClockFunction(name)) return undefined;
  const counting = calendarFunction(name, clock.calendars);
  return counting
    ? declare(counting.parameters, counting.call)
    : declare([], () => timeFunctions[name]?.(clock));
}

function wallClock({ now, zone }: FeelClock): DateTime {
  return DateTime.fromMillis(now, { zone });
}

/** With its zone, so that a day later is the same time of day; in the hour that occurs twice, with its offset. */
function currentTime(clock: FeelClock): FeelDateTime | null {
  const time = wallClock(clock);
  if (isRepeated(time)) return dateAndTime(time.toISO() ?? '');
  return dateAndTime(`${time.toISO({ includeOffset: false }) ?? ''}@${clock.zone}`);
}

function fromJson(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function lastDayOfMonth(date: unknown): FeelDate | null {
  if (!(date instanceof FeelDate || date instanceof FeelDateTime)) return null;
  const text = DateTime.fromISO(date.toString().slice(0, 10), { zone: 'UTC' }).endOf('month').toISODate();
  return text === null ? null : parseDate(text);
}

function duplicates(list: unknown): unknown {
  if (!Array.isArray(list)) return null;
  const texts = list.map((item: unknown) => JSON.stringify(toJson(item)));
  const isRepeated = (text: string, at: number) =>
    texts.indexOf(text) === at && texts.lastIndexOf(text) !== at;
  const repeated = texts.map(isRepeated);
  return list.filter((_item, at) => repeated[at]);
}

function partition(list: unknown, size: unknown): unknown {
  if (!Array.isArray(list) || typeof size !== 'number' || !Number.isInteger(size) || size < 1) return null;
  const parts: unknown[] = [];
  for (let from = 0; from < list.length; from += size) parts.push(list.slice(from, from + size));
  return parts;
}
