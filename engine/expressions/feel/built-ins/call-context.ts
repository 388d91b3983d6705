import type { FeelClock } from '../feel-clock.ts';
import type { FeelFunction } from '../values/function.ts';
import type { FeelValue } from '../values/value.ts';

/** What a function sees of the evaluation that calls it. */
export interface CallContext {
  readonly clock: FeelClock;
  /** Warns, pointing at the call, and gives the null that is then the value. */
  readonly fail: (message: string) => null;
  /**
   * Says that so many items are walked or characters built. Throws when the evaluation has used up what it may:
   * anything whose work is not bounded by the length of the expression says so before it begins.
   */
  readonly spend: (steps: number) => void;
  /** Calls a function that was handed in. */
  readonly invoke: (called: FeelFunction, args: readonly FeelValue[]) => FeelValue;
}
