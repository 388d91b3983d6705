import type { Problem } from '../model/definition.ts';
import type { Variables } from '../model/json.ts';
import type { FeelClock } from '../expressions/feel/feel-clock.ts';
import type { DecisionResult } from './evaluation-record.ts';
import type { DecisionModel } from './model/decision-model.ts';

/** A DMN file, read and made ready to be evaluated many times. */
export interface DecisionProgram {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly decisions: readonly {
    readonly id: string;
    readonly name: string;
    readonly versionTag: string | null;
  }[];
  /** As it was read. */
  readonly model: DecisionModel;
  /**
   * Evaluates a decision with what it requires. Texts are read as dates, times and durations where the type of an
   * input says so. A failure is part of the result; nothing is thrown.
   */
  readonly evaluate: (decisionId: string, variables: Variables, clock: FeelClock) => DecisionResult;
}

export type ReadDecisions =
  | { readonly program: DecisionProgram; readonly problems: readonly [] }
  | { readonly program: null; readonly problems: readonly Problem[] };
