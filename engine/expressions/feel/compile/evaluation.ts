import type { CallContext } from '../built-ins/call-context.ts';
import { EvaluationFailed } from '../evaluation-failed.ts';
import type { FeelClock } from '../feel-clock.ts';
import type { FeelProblem, Place } from '../feel-problem.ts';
import type { FeelFunction } from '../values/function.ts';
import type { FeelValue } from '../values/value.ts';

/** Gives the value of a name that is not bound in the expression itself, undefined when there is none. */
export type Lookup = (name: string) => FeelValue | undefined;

/** What one evaluation may use up. */
export interface Limits {
  /** Steps: turns of loops, items walked, characters built. */
  readonly steps: number;
  /** Functions calling functions. */
  readonly depth: number;
  /** Milliseconds, where the clock tells how many have passed. */
  readonly time: number;
}

export const defaultLimits: Limits = { steps: 10_000_000, depth: 250, time: 1_000 };

/** An evaluation went beyond what it may use up. */
export class LimitReached extends EvaluationFailed {}

/** Of the steps between two looks at the clock. */
const STEPS_PER_LOOK = 1_000;
/** Nobody reads more, and a loop can give one a turn. */
const MOST_WARNINGS = 100;

/** One evaluation: what it sees, what it has used up, what it warns of. */
export class Evaluation {
  readonly clock: FeelClock;
  /** Where names are looked up that nothing binds. */
  lookup: Lookup;
  /** The call or the operation at work, which the warnings of functions point at. */
  place: Place = { from: 0, to: 0 };
  private readonly limits: Limits;
  private found: FeelProblem[] | null = null;
  private functions: CallContext | null = null;
  private steps = 0;
  private nextLook = STEPS_PER_LOOK;
  private depth = 0;
  private deadline: number | null = null;

  constructor(lookup: Lookup, clock: FeelClock, limits: Limits = defaultLimits) {
    this.lookup = lookup;
    this.clock = clock;
    this.limits = limits;
  }

  get warnings(): readonly FeelProblem[] {
    return this.found ?? [];
  }

  /** What functions see. Made when the first one is called: most expressions call none. */
  get call(): CallContext {
    this.functions ??= {
      clock: this.clock,
      fail: (message) => this.warn(this.place, message),
      spend: (steps) => {
        this.spend(steps);
      },
      invoke: (called, args) => this.invoke(called, args),
    };
    return this.functions;
  }

  warn(place: Place, message: string): null {
    this.found ??= [];
    if (this.found.length < MOST_WARNINGS) this.found.push({ from: place.from, to: place.to, message });
    return null;
  }

  /** Evaluates what sees other variables than its surroundings: the body of a function sees those of its own. */
  seeing<T>(lookup: Lookup, work: () => T): T {
    const around = this.lookup;
    if (around === lookup) return work();
    this.lookup = lookup;
    const value = work();
    this.lookup = around;
    return value;
  }

  spend(steps: number): void {
    this.steps += steps;
    if (this.steps >= this.nextLook) this.look();
  }

  private invoke(called: FeelFunction, args: readonly FeelValue[]): FeelValue {
    if (++this.depth > this.limits.depth)
      throw new LimitReached(`functions call one another more than ${this.limits.depth} deep`);
    this.spend(1);
    const { place } = this;
    const result = called.call(args, this.call);
    this.place = place;
    this.depth--;
    return result;
  }

  private look(): void {
    if (this.steps > this.limits.steps)
      throw new LimitReached(`it takes more than ${this.limits.steps} steps`);
    this.nextLook = this.steps + STEPS_PER_LOOK;
    const now = this.clock.elapsed?.() ?? 0;
    this.deadline ??= now + this.limits.time;
    if (now > this.deadline) throw new LimitReached(`it takes longer than ${this.limits.time} ms`);
  }
}
