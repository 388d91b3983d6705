import { parseCycle } from './cycle.ts';
import { addDuration, parseDateTime, parseDuration } from './iso8601.ts';

export type TimerKind = 'date' | 'duration' | 'cycle';

export interface Timing {
  /** Epoch ms. A time in the past fires at once. */
  readonly due: number;
  /** Firings left after this one; -1 without end. */
  readonly repetitions: number;
}

export interface Timers {
  readonly first: (kind: TimerKind, text: string, now: number) => Timing | { readonly failure: string };
  /** The firing after the one due at `previous`; null when it was the last, a failure when the text is no cycle (any more). */
  readonly next: (
    text: string,
    previous: number,
    repetitions: number,
    now: number,
  ) => Timing | null | { readonly failure: string };
}

/**
 * The times of timer events (BPMN 2.0 §10.4.5, as Camunda 8 reads them). `zone` is where a time without offset is
 * read, and whose days and months durations count; cron is UTC.
 */
export function createTimers(zone: string): Timers {
  return {
    first: (kind, text, now) => first[kind](text, now, zone),
    next: (text, previous, repetitions, now) => {
      if (repetitions === 0) return null;
      const cycle = parseCycle(text, zone);
      if ('failure' in cycle) return cycle;
      // Times that passed while nothing ran are left out, not caught up with; a clock set back repeats none.
      const due = cycle.next(previous, Math.max(previous, now));
      return due === null ? null : { due, repetitions: repetitions < 0 ? -1 : repetitions - 1 };
    },
  };
}

const first: Readonly<
  Record<TimerKind, (text: string, now: number, zone: string) => Timing | { readonly failure: string }>
> = {
  date: (text, _now, zone) => {
    const due = parseDateTime(text, zone);
    return due === null
      ? { failure: `"${text}" is no ISO 8601 date-time such as 2026-01-01T10:00:00Z` }
      : { due, repetitions: 0 };
  },
  duration: (text, now, zone) => {
    const parsed = parseDuration(text);
    if ('failure' in parsed) return parsed;
    const due = addDuration(now, parsed.duration, zone);
    return due === null ? { failure: `"${text}" is too long` } : { due, repetitions: 0 };
  },
  cycle: (text, now, zone) => {
    const cycle = parseCycle(text, zone);
    if ('failure' in cycle) return cycle;
    const due = cycle.first(now);
    return due === null
      ? { failure: `"${text}" never fires` }
      : { due, repetitions: cycle.count < 0 ? -1 : cycle.count - 1 };
  },
};
