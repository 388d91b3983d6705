import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTimers, type TimerKind } from '../../engine/expressions/timer.ts';
import type { TimerRules } from '../../engine/triggers/trigger.ts';

const timers: TimerRules = createTimers('Europe/Rome');
const at = (text: string) => Date.parse(text);
const now = at('2026-01-31T10:00:00Z');

const iso = (timing: ReturnType<TimerRules['next']>) =>
  timing &&
  ('due' in timing
    ? [new Date(timing.due).toISOString().replace('.000Z', 'Z'), timing.repetitions]
    : timing.failure);

const firsts: readonly (readonly [kind: TimerKind, text: string, due: string, repetitions: number])[] = [
  ['date', '2026-06-01T10:00:00Z', '2026-06-01T10:00:00Z', 0],
  ['date', '2026-06-01', '2026-05-31T22:00:00Z', 0],
  ['date', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z', 0],
  ['date', '2026-W10-1T09:00:00', '2026-03-02T08:00:00Z', 0],
  ['date', '2026-W53-7', '2027-01-02T23:00:00Z', 0],
  ['date', '2026-W10-1T09:00:00Z', '2026-03-02T09:00:00Z', 0],
  ['date', '2026-152T09:00:00+02:00', '2026-06-01T07:00:00Z', 0],
  ['date', '2024-366[Europe/Rome]', '2024-12-30T23:00:00Z', 0],
  ['duration', 'PT1H', '2026-01-31T11:00:00Z', 0],
  ['duration', 'P1M', '2026-02-28T10:00:00Z', 0],
  ['duration', '-PT1H', '2026-01-31T09:00:00Z', 0],
  ['duration', 'PT0S', '2026-01-31T10:00:00Z', 0],
  ['cycle', 'R3/PT1H', '2026-01-31T11:00:00Z', 2],
  ['cycle', 'R1/PT1H', '2026-01-31T11:00:00Z', 0],
  ['cycle', 'R/P1D', '2026-02-01T10:00:00Z', -1],
  ['cycle', 'R-1/P1D', '2026-02-01T10:00:00Z', -1],
  ['cycle', 'R3/2026-02-10T00:00:00Z/PT1H', '2026-02-10T00:00:00Z', 2],
  ['cycle', 'R3/2026-01-01T00:00:00Z/PT1H', '2026-01-01T00:00:00Z', 2],
  ['cycle', 'R/P1D/2026-02-01T10:00:00Z', '2026-02-01T10:00:00Z', -1],
  ['cycle', 'R/2026-01-01T00:00Z/2026-02-01T00:00Z', '2026-01-01T00:00:00Z', -1],
  ['cycle', 'R4/2026-03-01/2026-04-01', '2026-02-28T23:00:00Z', 3],
  ['cycle', 'R5/PT1H/2026-02-01T00:00Z', '2026-01-31T11:00:00Z', 4],
  ['cycle', '0 0 9 * * MON-FRI', '2026-02-02T09:00:00Z', -1],
  ['cycle', '  0 0 9 * * 7 ', '2026-02-01T09:00:00Z', -1],
  ['cycle', '0 0 9 13 * FRI', '2026-02-13T09:00:00Z', -1],
  ['cycle', '0/15 * * * * ?', '2026-01-31T10:00:15Z', -1],
  ['cycle', '0 0 0 L * *', '2026-02-28T00:00:00Z', -1],
  ['cycle', '0 0 9 ? * MON#1', '2026-02-02T09:00:00Z', -1],
  ['cycle', '0 0 9 L-3 * *', '2026-02-25T09:00:00Z', -1],
  ['cycle', '0 0 9 l-1 * MON', '2026-03-30T09:00:00Z', -1],
  ['cycle', '0 0 9 L-30 * *', '2026-03-01T09:00:00Z', -1],
  ['cycle', '0 0 9 L-28 2 *', '2028-02-01T09:00:00Z', -1],
  ['cycle', '* * * L-3 2 *', '2026-02-25T00:00:00Z', -1],
  ['cycle', '0 0 9 1,L-3 * *', '2026-02-01T09:00:00Z', -1],
  ['cycle', '0 0 9 20,L-3 3 *', '2026-03-20T09:00:00Z', -1],
  ['cycle', '0 0 9 L,L-10 2 *', '2026-02-18T09:00:00Z', -1],
  ['cycle', '0 0 9 LW * *', '2026-02-27T09:00:00Z', -1],
  ['cycle', '0 0 9 28,LW 2 *', '2026-02-27T09:00:00Z', -1],
  ['cycle', '0 0 9 15W * *', '2026-02-16T09:00:00Z', -1],
  ['cycle', '0 0 9 1W 8 ?', '2026-08-03T09:00:00Z', -1],
  ['cycle', '0 0 9 ? * 5L', '2026-02-27T09:00:00Z', -1],
  ['cycle', '0 0 9 ? * SUNL', '2026-02-22T09:00:00Z', -1],
  ['cycle', '0 0 9 ? * 7#2', '2026-02-08T09:00:00Z', -1],
  ['cycle', '0/90 5/70 10 1/40 */13 *', '2027-01-01T10:05:00Z', -1],
  ['cycle', '@DAILY', '2026-02-01T00:00:00Z', -1],
  ['cycle', '@annually', '2027-01-01T00:00:00Z', -1],
  ['cycle', '@hourly', '2026-01-31T11:00:00Z', -1],
  ['cycle', '@midnight', '2026-02-01T00:00:00Z', -1],
  ['cycle', '@daily', '2026-02-01T00:00:00Z', -1],
  ['cycle', '@weekly', '2026-02-01T00:00:00Z', -1],
  ['cycle', '@monthly', '2026-02-01T00:00:00Z', -1],
  ['cycle', '@yearly', '2027-01-01T00:00:00Z', -1],
];

test.each(firsts)('%s %s is first due at %s, then %d times', (kind, text, due, repetitions) => {
  expect(iso(timers.first(kind, text, now))).toEqual([due, repetitions]);
});

const failures: readonly (readonly [kind: TimerKind, text: string, failure: string])[] = [
  ['date', 'tomorrow', '"tomorrow" is no ISO 8601 date-time'],
  ['date', '2026-02-30', '"2026-02-30" is no ISO 8601 date-time'],
  ['duration', '5 days', 'it must begin with P'],
  ['duration', 'P999999999Y', 'is too long'],
  ['cycle', 'R0/PT1H', 'a number of repetitions above 0'],
  ['cycle', 'Rx/PT1H', 'a number of repetitions above 0'],
  ['cycle', 'R', 'no repeating interval'],
  ['date', '2026-W10', '"2026-W10" is no ISO 8601 date-time'],
  ['date', '2025-W53-1', '"2025-W53-1" is no ISO 8601 date-time'],
  ['date', '2026-W10-8', '"2026-W10-8" is no ISO 8601 date-time'],
  ['date', '2026-366', '"2026-366" is no ISO 8601 date-time'],
  ['cycle', 'R/2026-01-01', 'no repeating interval'],
  ['cycle', 'R/2026-01-01/2026-01-02/P1D', 'no repeating interval'],
  ['cycle', 'R/2026-01-01/tomorrow', '"tomorrow" is no ISO 8601 date-time'],
  ['cycle', 'R/2026-01-02/2026-01-01', 'longer than zero'],
  ['cycle', 'R/2026-01-01/2026-01-01', 'longer than zero'],
  ['cycle', 'R5/PT1H/2026-01-01T00:00Z', 'never fires'],
  ['cycle', '0 0 9 L-0 * *', 'must be L-1 to L-30'],
  ['cycle', '0 0 9 L-31 * *', 'must be L-1 to L-30'],
  ['cycle', '0 0 9 L-29 2 *', 'never fires'],
  ['cycle', '0 0 9 L-3W * *', 'is no cron expression'],
  ['cycle', '0 0 9 W * *', 'is no cron expression'],
  ['cycle', '0 0 9 * * L', 'is no cron expression'],
  ['cycle', '0 0 9 * * MON#6', 'is no cron expression'],
  ['cycle', 'R/PT1H/PT1H/PT1H', 'no repeating interval'],
  ['cycle', 'R/tomorrow/PT1H', '"tomorrow" is no ISO 8601 date-time'],
  ['cycle', 'R/PT0S', 'longer than zero'],
  ['cycle', 'R/-PT1H', 'longer than zero'],
  ['cycle', 'R/P5H', 'stand behind a T'],
  ['cycle', 'R/P1D/2026-01-01T00:00:00Z', 'never fires'],
  ['cycle', 'PT1H', 'a cycle begins with R, such as R/PT1H'],
  ['cycle', '0 9 * * *', 'it must have 6 fields'],
  ['cycle', 'every day', 'it must have 6 fields'],
  ['cycle', '60 * * * * *', 'is no cron expression'],
  ['cycle', '@often', 'is no cron expression'],
  ['cycle', '0 0 9 30 2 *', 'never fires'],
];

test.each(failures)('%s %s: %s', (kind, text, failure) => {
  expect(iso(timers.first(kind, text, now))).toContain(failure);
});

const nexts: readonly (readonly [
  text: string,
  previous: string,
  repetitions: number,
  now: string,
  next: readonly [string, number] | string | null,
])[] = [
  ['R3/PT1H', '2026-01-31T11:00:00Z', 2, '2026-01-31T11:00:00Z', ['2026-01-31T12:00:00Z', 1]],
  ['R3/PT1H', '2026-01-31T11:00:00Z', 0, '2026-01-31T11:00:00Z', null],
  ['R/PT1H', '2026-01-31T11:00:00Z', -1, '2026-01-31T11:00:07Z', ['2026-01-31T12:00:00Z', -1]],
  // Five hours late: one firing, not five
  ['R/PT1H', '2026-01-31T11:00:00Z', -1, '2026-01-31T16:20:00Z', ['2026-01-31T17:00:00Z', -1]],
  [
    'R3/2026-01-01T00:00:00Z/PT1H',
    '2026-01-01T00:00:00Z',
    2,
    '2026-01-31T10:20:00Z',
    ['2026-01-31T11:00:00Z', 1],
  ],
  // A clock that was set back
  ['R/PT1H', '2026-01-31T11:00:00Z', -1, '2026-01-31T08:00:00Z', ['2026-01-31T12:00:00Z', -1]],
  ['0 0 9 * * *', '2026-01-31T09:00:00Z', -1, '2026-01-31T08:00:00Z', ['2026-02-01T09:00:00Z', -1]],
  // Months from a start keep its day
  [
    'R/2026-01-31T10:00:00Z/P1M',
    '2026-02-28T10:00:00Z',
    -1,
    '2026-02-28T10:00:00Z',
    ['2026-03-31T09:00:00Z', -1],
  ],
  [
    'R/2026-01-31T10:00:00Z/P1M',
    '2026-01-31T10:00:00Z',
    -1,
    '2030-01-01T00:00:00Z',
    ['2030-01-31T10:00:00Z', -1],
  ],
  // The bound at the end
  [
    'R/P1D/2026-02-02T10:00:00Z',
    '2026-02-01T10:00:00Z',
    -1,
    '2026-02-01T10:00:00Z',
    ['2026-02-02T10:00:00Z', -1],
  ],
  ['R/P1D/2026-02-02T10:00:00Z', '2026-02-02T10:00:00Z', -1, '2026-02-02T10:00:00Z', null],
  ['0 0 9 * * MON', '2026-02-02T09:00:00Z', -1, '2026-02-02T09:00:00Z', ['2026-02-09T09:00:00Z', -1]],
  // The text can have become another one, when it is an expression
  [
    'PT1H',
    '2026-02-02T09:00:00Z',
    -1,
    '2026-02-02T09:00:00Z',
    '"PT1H" is a duration; a cycle begins with R, such as R/PT1H',
  ],
  [
    'R0/PT1H',
    '2026-02-02T09:00:00Z',
    3,
    '2026-02-02T09:00:00Z',
    '"R0/PT1H" must begin with R, or R and a number of repetitions above 0',
  ],
  ['no cycle any more', '2026-02-02T09:00:00Z', 0, '2026-02-02T09:00:00Z', null],
  // From a start to an end, and on: 31 days, at the same time of day
  [
    'R/2026-01-01T00:00Z/2026-02-01T00:00Z',
    '2026-01-01T00:00:00Z',
    -1,
    '2026-01-31T10:00:00Z',
    ['2026-02-01T00:00:00Z', -1],
  ],
  [
    'R4/2026-03-01/2026-04-01',
    '2026-02-28T23:00:00Z',
    3,
    '2026-03-01T10:00:00Z',
    ['2026-03-31T22:00:00Z', 2],
  ],
  [
    'R/2026-01-01T00:00Z/2026-01-02T12:00Z',
    '2026-01-02T12:00:00Z',
    -1,
    '2026-01-02T12:00:00Z',
    ['2026-01-04T00:00:00Z', -1],
  ],
  [
    'R5/PT1H/2026-02-01T00:00Z',
    '2026-01-31T23:00:00Z',
    1,
    '2026-01-31T23:00:00Z',
    ['2026-02-01T00:00:00Z', 0],
  ],
  ['R5/PT1H/2026-02-01T00:00Z', '2026-02-01T00:00:00Z', 1, '2026-02-01T00:00:00Z', null],
  ['0 0 9 L-3 * *', '2026-02-25T09:00:00Z', -1, '2026-02-25T09:00:00Z', ['2026-03-28T09:00:00Z', -1]],
  ['0 0 9 1,L-3 * *', '2026-02-25T09:00:00Z', -1, '2026-02-25T09:00:00Z', ['2026-03-01T09:00:00Z', -1]],
];

test.each(nexts)('%s after %s with %d left, seen at %s: %j', (text, previous, repetitions, seen, next) => {
  expect(iso(timers.next(text, at(previous), repetitions, at(seen)))).toEqual(next);
});

describe('a cycle', () => {
  test('is never due at or before the last firing or now, and is the first such time', () => {
    const hour = 3_600_000;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 1e12 }),
        fc.integer({ min: 0, max: 1e10 }),
        (hours, previous, late) => {
          const next = timers.next(`R/PT${hours}H`, previous, -1, previous + late);
          expect(next && 'due' in next && next.due).toBe(
            previous + (Math.floor(late / (hours * hour)) + 1) * hours * hour,
          );
        },
      ),
    );
  });

  test('fires as often as it says', () => {
    let firings = 0;
    let timing: ReturnType<TimerRules['next']> = timers.first('cycle', 'R5/PT1M', now);
    for (; timing && 'due' in timing; firings++)
      timing = timers.next('R5/PT1M', timing.due, timing.repetitions, timing.due);
    expect(firings).toBe(5);
  });
});
