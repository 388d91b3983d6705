import type { DecisionResult, EvaluatedDecision } from '../decisions/evaluation-record.ts';
import type { Key } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { DecisionEvaluation, DefinedDecision } from '../state/decision-evaluation.ts';
import type { WriteSet } from './write-set.ts';

/** In whose name a decision was evaluated; null where nobody's. */
export interface EvaluationPlace {
  readonly processDefinitionKey: string | null;
  readonly processInstanceKey: string | null;
  readonly rootProcessInstanceKey: string | null;
  readonly elementInstanceKey: string | null;
  readonly tenantId: string;
}

/**
 * A result with the definitions it came from. A decision that failed before anything was known about it is added, so
 * that what is kept of an evaluation names the culprit.
 */
export function definedEvaluation(
  decisionDefinitionKey: Key,
  { evaluated, failure }: DecisionResult,
  definitionOf: (decisionId: string) => DefinedDecision['definition'],
): DecisionEvaluation {
  const isTold = !failure || evaluated.some(({ decisionId }) => decisionId === failure.decisionId);
  const all = isTold ? evaluated : [...evaluated, unknown(failure.decisionId)];
  return {
    decisionDefinitionKey,
    failure,
    evaluated: all.map((decision) => ({ ...decision, definition: definitionOf(decision.decisionId) })),
  };
}

function unknown(decisionId: string): EvaluatedDecision {
  const nothing = { output: null, inputs: [], matchedRules: [], warnings: [] };
  return { decisionId, name: decisionId, type: 'UNKNOWN', ...nothing };
}

/** The rows of `decisionInstances` for an evaluation, one for each decision it took. */
export function keepEvaluation(
  writes: WriteSet,
  key: Key,
  { decisionDefinitionKey, failure, evaluated }: DecisionEvaluation,
  { place, now }: { readonly place: EvaluationPlace; readonly now: number },
): void {
  for (const [index, decision] of evaluated.entries()) {
    const { definition } = decision;
    const instanceKey = evaluationInstanceKey(key, index);
    const isFailed = failure?.decisionId === decision.decisionId;
    writes.put('decisionInstances', instanceKey, {
      ...place,
      decisionEvaluationInstanceKey: instanceKey,
      decisionEvaluationKey: key,
      decisionDefinitionKey: definition.decisionDefinitionKey,
      decisionDefinitionId: decision.decisionId,
      decisionDefinitionName: decision.name,
      decisionDefinitionVersion: definition.version,
      decisionDefinitionType: apiType(decision.type),
      logic: decision.type,
      decisionRequirementsKey: definition.decisionRequirementsKey,
      rootDecisionDefinitionKey: decisionDefinitionKey,
      evaluationDate: now,
      state: isFailed ? 'FAILED' : 'EVALUATED',
      evaluationFailure: isFailed ? failure.message : null,
      result: JSON.stringify(decision.output),
      evaluatedInputs: decision.inputs,
      matchedRules: decision.matchedRules as unknown as Json,
    });
  }
}

function apiType(type: EvaluatedDecision['type']): string {
  return type === 'DECISION_TABLE' || type === 'LITERAL_EXPRESSION' ? type : 'UNKNOWN';
}

/** `index` is the place in the order of the evaluation, from 0. */
export function evaluationInstanceKey(evaluation: Key, index: number): string {
  return `${evaluation}-${index + 1}`;
}
