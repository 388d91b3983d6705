import type { Clock } from '../runtime/ports.ts';

/** The computer's own time. */
export const systemClock: Clock = { now: () => Date.now() };
