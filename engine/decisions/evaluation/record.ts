import { NotJson, toJson } from '../../expressions/feel/values/json.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import type { Json } from '../../model/json.ts';
import type { TableTrace } from '../decision-table/compile-decision-table.ts';
import type { DecisionType, EvaluatedDecision, MatchedRule } from '../evaluation-record.ts';
import type { Boxed, DecisionTable } from '../model/boxed-expression.ts';
import type { Decision } from '../model/decision-model.ts';
import type { DecisionEvaluation } from './decision-evaluation.ts';

const types: Readonly<Record<Boxed['kind'], DecisionType>> = {
  literal: 'LITERAL_EXPRESSION',
  'decision table': 'DECISION_TABLE',
  context: 'CONTEXT',
  list: 'LIST',
  relation: 'RELATION',
  invocation: 'INVOCATION',
  function: 'FUNCTION',
  conditional: 'CONDITIONAL',
  for: 'FOR',
  some: 'SOME',
  every: 'EVERY',
  filter: 'FILTER',
};

/** How a decision came to its value; `warned`: how many warnings there were before it. */
export function recordOf(
  { id, label, logic }: Decision,
  value: FeelValue,
  trace: TableTrace | null,
  evaluation: DecisionEvaluation,
  warned: number,
): EvaluatedDecision {
  const { warnings } = evaluation;
  const table = trace && logic?.kind === 'decision table' ? logic : null;
  return {
    decisionId: id,
    name: label,
    type: logic ? types[logic.kind] : 'UNKNOWN',
    output: jsonOf(value),
    inputs: table && trace ? inputsOf(table, trace) : [],
    matchedRules: table && trace ? matchedIn(table, trace) : [],
    warnings: warnings.length === warned ? [] : warnings.slice(warned).map(({ message }) => message),
  };
}

function inputsOf(table: DecisionTable, { inputs }: TableTrace): EvaluatedDecision['inputs'] {
  return inputs.map((value, at) => {
    const clause = table.inputs[at];
    return { id: clause?.id ?? '', name: clause?.label ?? clause?.expression ?? '', value: jsonOf(value) };
  });
}

function matchedIn(table: DecisionTable, { matched }: TableTrace): readonly MatchedRule[] {
  return matched.map(({ rule, values }) => ({
    id: table.rules[rule]?.id ?? '',
    index: rule + 1,
    outputs: values.map((value, at) => {
      const clause = table.outputs[at];
      return { id: clause?.id ?? '', name: clause?.name ?? clause?.label ?? '', value: jsonOf(value) };
    }),
  }));
}

/** Null for what has no JSON form: a function or a range. */
export function jsonOf(value: FeelValue): Json {
  try {
    return toJson(value);
  } catch (error) {
    if (error instanceof NotJson) return null;
    throw error;
  }
}
