/**
 * The alarm clock of a single process: one timer for the earliest alarm.
 *
 * L1. `onDue` runs are never concurrent; an alarm set during a run, or not yet due at it, is kept.
 * L2. `onDue` runs at the start, when an alarm is due, and at least every `sweepMs` of real time whatever the
 *     clock says: a clock that jumps, or an alarm nobody set, costs no more than that.
 * L3. A run that fails is tried again at the next sweep or alarm.
 * L4. Only the earliest alarm is remembered: a run ends by setting the alarm for what is due next.
 * L5. The timer does not keep the process alive.
 */
import type { Clock, Scheduler } from '../../runtime/ports.ts';

/** Real time, ms. Also keeps every delay far below the 2^31 ms at which `setTimeout` overflows. */
const sweepMs = 30_000;

export function createLocalScheduler(clock: Clock): Scheduler {
  return new LocalScheduler(clock);
}

class LocalScheduler implements Scheduler {
  private readonly clock: Clock;
  private onDue: (() => Promise<void>) | null = null;
  /** The earliest alarm, epoch ms by the engine's clock. */
  private alarm = Infinity;
  /** When the next sweep is due, by the monotonic clock of the process, ms. */
  private sweepAt = 0;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  start(onDue: () => Promise<void>): void {
    this.onDue = onDue;
    this.sweepAt = performance.now();
    this.arm();
  }

  wakeAt(time: number): void {
    if (!(time < this.alarm)) return;
    this.alarm = time;
    this.arm();
  }

  /** Resolves when the run that is under way has ended; no other starts. */
  async stop(): Promise<void> {
    this.onDue = null;
    this.disarm();
    await this.running;
  }

  private arm(): void {
    this.disarm();
    if (this.onDue === null || this.running !== null) return;
    const delay = Math.min(this.alarm - this.clock.now(), this.sweepAt - performance.now(), sweepMs);
    this.timer = setTimeout(() => this.ring(), Math.max(0, Math.ceil(delay)));
    this.timer.unref();
  }

  private disarm(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private ring(): void {
    const due = this.clock.now() >= this.alarm || performance.now() >= this.sweepAt;
    if (due && this.onDue !== null) this.run(this.onDue);
    else this.arm();
  }

  private run(onDue: () => Promise<void>): void {
    if (this.clock.now() >= this.alarm) this.alarm = Infinity;
    this.sweepAt = performance.now() + sweepMs;
    const ended = (): void => {
      this.running = null;
      this.arm();
    };
    this.running = Promise.resolve().then(onDue).then(ended, ended);
  }
}
