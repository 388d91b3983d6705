import type { Clock, Scheduler } from '../../engine/runtime/ports.ts';
import { BEGIN } from './scenario-world.ts';

/** Time that stands still until it is moved. */
export class ManualClock implements Clock {
  private time = BEGIN;

  now(): number {
    return this.time;
  }

  move(ms: number): void {
    this.time += ms;
  }
}

/** Rings only for alarms that were set: an engine that forgets to set one never fires. */
export class ManualScheduler implements Scheduler {
  alarm: number | null = null;
  private readonly clock: Clock;
  private onDue: (() => Promise<void>) | null = null;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  start(onDue: () => Promise<void>): void {
    this.onDue = onDue;
  }

  wakeAt(time: number): void {
    this.alarm = Math.min(time, this.alarm ?? time);
  }

  stop(): Promise<void> {
    this.onDue = null;
    return Promise.resolve();
  }

  /** Rings until no alarm is due. */
  async ring(): Promise<void> {
    while (this.onDue && this.alarm !== null && this.alarm <= this.clock.now()) {
      this.alarm = null;
      await this.onDue();
    }
  }
}
