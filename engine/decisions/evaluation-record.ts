import type { Json } from '../model/json.ts';

/**
 * How a decision was evaluated: what an operator is shown as the reason. Values are JSON. The decisions it required
 * come before it, each once, in the order they were evaluated.
 */
export interface DecisionResult {
  readonly output: Json;
  /** The innermost decision that could not be evaluated, and why; null when all could. */
  readonly failure: { readonly decisionId: string; readonly message: string } | null;
  readonly evaluated: readonly EvaluatedDecision[];
}

export interface EvaluatedDecision {
  readonly decisionId: string;
  readonly name: string;
  readonly type: DecisionType;
  readonly output: Json;
  /** What its decision table asked for; empty for other logic. */
  readonly inputs: readonly { readonly id: string; readonly name: string; readonly value: Json }[];
  readonly matchedRules: readonly MatchedRule[];
  readonly warnings: readonly string[];
}

/** As `/v2` names them. */
export type DecisionType =
  | 'DECISION_TABLE'
  | 'LITERAL_EXPRESSION'
  | 'CONTEXT'
  | 'LIST'
  | 'RELATION'
  | 'INVOCATION'
  | 'FUNCTION'
  | 'CONDITIONAL'
  | 'FOR'
  | 'SOME'
  | 'EVERY'
  | 'FILTER'
  | 'UNKNOWN';

export interface MatchedRule {
  readonly id: string;
  /** 1-based. */
  readonly index: number;
  readonly outputs: readonly { readonly id: string; readonly name: string; readonly value: Json }[];
}
