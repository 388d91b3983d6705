import type { Clock } from './ports.ts';

/** The engine's time: real time until it is pinned. Timers, deadlines and times to live follow it. */
export class EngineClock implements Clock {
  private readonly real: Clock;
  private pinned: number | null = null;

  constructor(real: Clock) {
    this.real = real;
  }

  now(): number {
    return this.pinned ?? this.real.now();
  }

  pin(time: number | null): void {
    this.pinned = time;
  }
}
