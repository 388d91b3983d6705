import { Incident, type Binding } from '../elements/element.ts';
import type { Json } from '../model/json.ts';
import type { DecisionEvaluation } from '../state/decision-evaluation.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { Run } from './run.ts';
import { visibleFrom } from './variables.ts';

/** Evaluates a decision with the variables the element sees. How it went is told also when it fails: that is its incident's reason. */
export function decideFor(run: Run, element: ElementInstance, decisionId: string, binding: Binding): Json {
  const found = run.env.evaluateDecision(decisionId, binding, visibleFrom(run.draft, element.key));
  if ('missing' in found) throw new Incident('CALLED_DECISION_ERROR', found.missing);
  const { output, evaluation } = found;
  const { key, node } = element;
  run.emit({ type: 'DecisionEvaluated', element: key, node, evaluation: run.env.newKey(), ...evaluation });
  const { failure } = evaluation;
  if (failure === null) return output;
  throw new Incident(
    'DECISION_EVALUATION_ERROR',
    `Expected to evaluate decision '${decisionId}' for ${node}, but '${failure.decisionId}' has no result: ${failure.message}${circumstances(evaluation)}`,
  );
}

/** What the decision that failed was asked and which rules fitted. Values stay out of the message: they may be personal data. */
function circumstances({ evaluated, failure }: DecisionEvaluation): string {
  const failed = evaluated.findLast(({ decisionId }) => decisionId === failure?.decisionId);
  const inputs = failed?.inputs.map(({ name, id }) => `'${name || id}'`) ?? [];
  const rules = failed?.matchedRules.map(({ index }) => index) ?? [];
  return [
    inputs.length > 0 ? ` Its inputs are ${inputs.join(', ')}.` : '',
    rules.length > 0 ? ` Rules that matched: ${rules.join(', ')}.` : '',
  ].join('');
}
