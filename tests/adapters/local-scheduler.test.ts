import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createLocalScheduler } from '../../engine/adapters/local-scheduler/local-scheduler.ts';
import { systemClock } from '../../engine/adapters/system-clock.ts';
import type { Scheduler } from '../../engine/runtime/ports.ts';

const start = 1_763_784_000_000;
const sweep = 30_000;
/** Engine time may be pinned or jump: it is real time plus this. */
let shift = 0;
let runs: number[] = [];
let scheduler: Scheduler;

const engineNow = (): number => Date.now() + shift;
const countRun = (): Promise<void> => {
  runs.push(Date.now() - start);
  return Promise.resolve();
};
const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  jest.useFakeTimers({ now: start });
  shift = 0;
  runs = [];
  scheduler = createLocalScheduler({ now: engineNow });
});

afterEach(async () => {
  await scheduler.stop();
  jest.useRealTimers();
});

describe('the local scheduler', () => {
  test('runs at the start, at an alarm, and at the latest every 30 s', async () => {
    scheduler.start(countRun);
    await pass(0);
    scheduler.wakeAt(start + 1000);
    await pass(1000 + 2 * sweep);
    expect(runs).toEqual([0, 1000, 1000 + sweep, 1000 + 2 * sweep]);
  });

  test('an earlier alarm replaces a later one, a later one does not replace an earlier one', async () => {
    scheduler.start(countRun);
    await pass(0);
    for (const delay of [5000, 2000, 9000]) scheduler.wakeAt(start + delay);
    await pass(4000);
    expect(runs).toEqual([0, 2000]);
  });

  test('an alarm in the past rings at once, one without a time never', async () => {
    scheduler.start(countRun);
    await pass(10);
    scheduler.wakeAt(start - 5000);
    scheduler.wakeAt(Number.NaN);
    await pass(1);
    scheduler.wakeAt(Number.NaN);
    await pass(100);
    expect(runs).toEqual([0, 10]);
  });

  test('an alarm years ahead is no reason to hurry', async () => {
    scheduler.start(countRun);
    await pass(0);
    scheduler.wakeAt(start + 2 ** 40);
    await pass(sweep - 1);
    expect(runs).toEqual([0]);
  });

  test('alarms set before the start are kept', async () => {
    scheduler.wakeAt(start + 50);
    scheduler.start(countRun);
    await pass(60);
    expect(runs).toEqual([0, 50]);
  });

  test('a sweep leaves an alarm that is not yet due', async () => {
    scheduler.start(countRun);
    await pass(sweep - 10);
    scheduler.wakeAt(start + sweep + 10);
    await pass(20);
    expect(runs).toEqual([0, sweep, sweep + 10]);
  });

  test('runs never overlap; an alarm set during a run rings after it', async () => {
    let finish = (): void => undefined;
    scheduler.start(async () => {
      await countRun();
      scheduler.wakeAt(engineNow());
      await new Promise<void>((resolve) => (finish = resolve));
    });
    await pass(10_000);
    expect(runs).toEqual([0]);
    finish();
    await pass(1);
    expect(runs).toEqual([0, 10_000]);
    finish();
  });

  test('a run that fails is repeated by the next sweep', async () => {
    scheduler.start(async () => {
      await countRun();
      throw new Error('store gone');
    });
    await pass(sweep);
    expect(runs).toEqual([0, sweep]);
  });

  test('a clock set back delays an alarm no longer than to the next sweep, one set forward brings it on', async () => {
    scheduler.start(countRun);
    await pass(0);
    scheduler.wakeAt(start + 10_000);
    shift = -3_600_000;
    await pass(sweep);
    expect(runs).toEqual([0, sweep]);
    scheduler.wakeAt(engineNow() + 5000);
    shift = 0;
    await pass(5000);
    expect(runs).toEqual([0, sweep, sweep + 5000]);
  });

  test('stop waits for the run under way and lets no other start', async () => {
    let finish = (): void => undefined;
    let stopped = false;
    scheduler.start(async () => {
      await countRun();
      await new Promise<void>((resolve) => (finish = resolve));
    });
    await pass(0);
    const stopping = scheduler.stop().then(() => (stopped = true));
    scheduler.wakeAt(start);
    await pass(sweep);
    expect(stopped).toBe(false);
    finish();
    await stopping;
    await pass(2 * sweep);
    expect(runs).toEqual([0]);
  });
});

test('the system clock tells the time of the computer', () => {
  const before = Date.now();
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
});
