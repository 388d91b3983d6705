import { DateTime, type Duration } from 'luxon';
import { parseCron } from './cron.ts';
import { addDuration, parseDateTime, parseDuration } from './iso8601.ts';

/** When a repeating timer fires. */
export interface Cycle {
  /** How often it fires at all; -1 without end. */
  readonly count: number;
  /** The first time, seen from `now`. */
  readonly first: (now: number) => number | null;
  /** The first regular time that is later than `after`, given that it fired for `previous`. */
  readonly next: (previous: number, after: number) => number | null;
}

export type CycleResult = Cycle | { readonly failure: string };

/**
 * A 6-field cron expression, or an ISO 8601 repeating interval: `R[n]/P…`, `R[n]/start/P…`, `R[n]/P…/end` (from now, as
 * long as the end has not passed) or `R[n]/start/end` (at the start, and after as long as from start to end).
 * Not read: an end that leaves out what it shares with the start (`2026-01-01/02-01`).
 */
export function parseCycle(text: string, zone: string): CycleResult {
  const trimmed = text.trim();
  if (trimmed.startsWith('R')) return parseInterval(trimmed, zone);
  if (trimmed.startsWith('P'))
    return { failure: `"${text}" is a duration; a cycle begins with R, such as R/${trimmed}` };
  return cronCycle(text);
}

function cronCycle(text: string): CycleResult {
  const cron = parseCron(text);
  if ('failure' in cron) return cron;
  return { count: -1, first: (now) => cron.next(now), next: (_previous, after) => cron.next(after) };
}

function parseInterval(text: string, zone: string): CycleResult {
  const [repeat = '', ...parts] = text.split('/');
  const count = countOf(repeat);
  if (count === null)
    return { failure: `"${text}" must begin with R, or R and a number of repetitions above 0` };
  const at = parts.findIndex((part) => /^[+-]?P/.test(part));
  if (parts.length > 2 || (at < 0 && parts.length < 2))
    return { failure: `"${text}" is no repeating interval such as R3/PT10M or R/2026-01-01T09:00:00Z/P1D` };
  const bounds = parts.filter((_part, index) => index !== at);
  const unread = bounds.find((bound) => parseDateTime(bound, zone) === null);
  if (unread !== undefined)
    return { failure: `"${unread}" is no ISO 8601 date-time such as 2026-01-01T09:00:00Z` };
  const times = bounds.map((bound) => Number(parseDateTime(bound, zone)));
  const interval = at < 0 ? { duration: distance(times, zone) } : parseDuration(parts[at] ?? '');
  if ('failure' in interval) return interval;
  if (!isPositive(interval.duration, zone))
    return { failure: `"${text}" repeats at no distance: the interval must be longer than zero` };
  const [bound = null] = times;
  return at === 0 || bound === null
    ? openCycle(count, interval.duration, zone, bound)
    : startedCycle(count, interval.duration, zone, bound);
}

/** Whole days of the zone first, so that from midnight to midnight it stays midnight when the clocks change. */
function distance([start = 0, end = 0]: readonly number[], zone: string): Duration {
  return DateTime.fromMillis(end, { zone }).diff(DateTime.fromMillis(start, { zone }), [
    'days',
    'milliseconds',
  ]);
}

function countOf(repeat: string): number | null {
  if (repeat === 'R' || repeat === 'R-1') return -1;
  const count = /^R(\d+)$/.exec(repeat)?.[1];
  return count !== undefined && Number(count) > 0 ? Number(count) : null;
}

function isPositive(interval: Duration, zone: string): boolean {
  const end = addDuration(0, interval, zone);
  return end !== null && end > 0;
}

/** Begins one interval from now; each time is counted from the one before. */
function openCycle(count: number, interval: Duration, zone: string, end: number | null): Cycle {
  const within = (due: number | null) => (due !== null && (end === null || due <= end) ? due : null);
  return {
    count,
    first: (now) => within(addDuration(now, interval, zone)),
    next: (previous, after) => within(nextMultiple(previous, interval, zone, after)),
  };
}

/** Counted from its start: monthly from 31 January is the last of February and again 31 March. A start in the past fires at once. */
function startedCycle(count: number, interval: Duration, zone: string, start: number): Cycle {
  return {
    count,
    first: () => start,
    next: (previous, after) => nextMultiple(start, interval, zone, Math.max(previous, after)),
  };
}

/** The first `anchor + k × interval` (k ≥ 1) later than `after`, found by halving: months have no fixed length. */
function nextMultiple(anchor: number, interval: Duration, zone: string, after: number): number | null {
  const isLater = (k: number) => {
    const time = addDuration(anchor, interval, zone, k);
    return time === null || time > after;
  };
  let high = 1;
  while (!isLater(high)) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isLater(middle)) high = middle;
    else low = middle;
  }
  return addDuration(anchor, interval, zone, high);
}
