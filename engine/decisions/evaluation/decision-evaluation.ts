import { Evaluation, type Limits, type Lookup } from '../../expressions/feel/compile/evaluation.ts';
import type { FeelClock } from '../../expressions/feel/feel-clock.ts';
import type { EvaluatedDecision } from '../evaluation-record.ts';

export interface Failure {
  readonly decisionId: string;
  readonly message: string;
}

/** Nothing but what is bound is seen: by a function, whoever calls it. */
export const unseen: Lookup = () => undefined;

/** One evaluation of a decision with all it requires, in its own model and in imported ones. */
export class DecisionEvaluation extends Evaluation {
  /** D1: the first one, which is the innermost: what a decision requires is evaluated before it. */
  failure: Failure | null = null;
  /** The decision at work. */
  current: string;
  readonly evaluated: EvaluatedDecision[] = [];

  constructor(lookup: Lookup, clock: FeelClock, start: string, limits?: Limits) {
    super(lookup, clock, limits);
    this.current = start;
  }

  giveUp(message: string): null {
    this.failure ??= { decisionId: this.current, message };
    return this.remark(message);
  }

  /** Warns where no place in an expression is to be pointed at. */
  remark(message: string): null {
    return remark(this, message);
  }
}

/** Says that a decision cannot be evaluated: more than the warning that a value is null. */
export function giveUp(evaluation: Evaluation, message: string): null {
  return evaluation instanceof DecisionEvaluation ? evaluation.giveUp(message) : remark(evaluation, message);
}

const nowhere = { from: 0, to: 0 };

export function remark(evaluation: Evaluation, message: string): null {
  return evaluation.warn(nowhere, message);
}
