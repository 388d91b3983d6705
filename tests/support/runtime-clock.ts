import type { Clock, Scheduler } from '../../engine/runtime/ports.ts';
import { ManualClock as Standing } from '../../engine/testing/manual-time.ts';
import { BEGIN } from './scenario-world.ts';

/** Every scenario begins at the same time. */
export class ManualClock extends Standing {
  constructor() {
    super(BEGIN);
  }
}

/**
 * Rings only for alarms that were set, and like the real one remembers only the earliest: an engine that forgets to
 * set one, or to set it again, never fires.
 */
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
