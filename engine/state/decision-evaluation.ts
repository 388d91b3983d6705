import type { DecisionResult, EvaluatedDecision } from '../decisions/evaluation-record.ts';
import type { Key } from '../model/ids.ts';

/** How a decision was evaluated, and by which of the deployed definitions. The decision itself is the last one. */
export interface DecisionEvaluation {
  readonly decisionDefinitionKey: Key;
  readonly failure: DecisionResult['failure'];
  /** At least one: a decision that could not be evaluated is among them. */
  readonly evaluated: readonly DefinedDecision[];
}

export interface DefinedDecision extends EvaluatedDecision {
  readonly definition: {
    readonly decisionDefinitionKey: Key;
    readonly version: number;
    readonly decisionRequirementsKey: Key;
  };
}
