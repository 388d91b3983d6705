import type { Clock, Scheduler } from '../runtime/ports.ts';

/** Time that stands still until it is moved. Epoch ms. */
export class ManualClock implements Clock {
  private time: number;

  constructor(begin: number) {
    this.time = begin;
  }

  now(): number {
    return this.time;
  }

  move(ms: number): void {
    this.time += ms;
  }

  set(time: number): void {
    this.time = time;
  }
}

/** Rings when it is told to, for every alarm that was set: mocks do not wait for jobs, so nobody else remembers when a back-off is over. */
export class ManualScheduler implements Scheduler {
  private readonly clock: Clock;
  private readonly alarms = new Set<number>();
  private onDue: (() => Promise<void>) | null = null;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** The earliest alarm. */
  get alarm(): number | null {
    return this.alarms.size === 0 ? null : Math.min(...this.alarms);
  }

  start(onDue: () => Promise<void>): void {
    this.onDue = onDue;
  }

  wakeAt(time: number): void {
    this.alarms.add(time);
  }

  stop(): Promise<void> {
    this.onDue = null;
    return Promise.resolve();
  }

  /** Rings until no alarm is due. */
  async ring(): Promise<void> {
    while (this.onDue && (this.alarm ?? Infinity) <= this.clock.now()) {
      for (const time of this.alarms) if (time <= this.clock.now()) this.alarms.delete(time);
      await this.onDue();
    }
  }
}
