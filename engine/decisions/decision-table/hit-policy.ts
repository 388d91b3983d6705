import type { Frame } from '../../expressions/feel/compile/code.ts';
import type { Evaluation } from '../../expressions/feel/compile/evaluation.ts';
import { isSame } from '../../expressions/feel/values/equality.ts';
import { add, isNumber, type FeelNumber } from '../../expressions/feel/values/number.ts';
import { compare } from '../../expressions/feel/values/order.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import { giveUp, remark } from '../evaluation/decision-evaluation.ts';
import type { Aggregation, DecisionTable } from '../model/boxed-expression.ts';
import { resultOf, type TableOutput } from './table-outputs.ts';

/** A rule that matched, by its position, with the values of its outputs. */
export interface Outcome {
  readonly rule: number;
  readonly values: readonly FeelValue[];
}

export interface Combined {
  readonly value: FeelValue;
  /** The outcomes that make up the value, in their order in it. */
  readonly counted: readonly Outcome[];
}

/** What the rules that matched give together (DMN 1.5, clause 8.2.8); there is one at least. */
export function combine(
  { hitPolicy, aggregation }: DecisionTable,
  outcomes: readonly Outcome[],
  outputs: readonly TableOutput[],
  frame: Frame,
): Combined {
  const { evaluation } = frame;
  const [first] = outcomes;
  if (!first) return { value: null, counted: [] };
  const results = outcomes.map((outcome) => resultOf(outputs, outcome.values));
  const one = { value: results[0] ?? null, counted: [first] };
  switch (hitPolicy) {
    case 'FIRST':
      return one;
    case 'UNIQUE':
      return outcomes.length === 1
        ? one
        : {
            value: giveUp(
              evaluation,
              `${together(outcomes)} match, but the hit policy UNIQUE allows one rule.`,
            ),
            counted: outcomes,
          };
    case 'ANY':
      return results.every((result) => isSame(result, one.value, evaluation))
        ? { ...one, counted: outcomes }
        : {
            value: giveUp(
              evaluation,
              `${together(outcomes)} match with different outputs, which the hit policy ANY does not allow.`,
            ),
            counted: outcomes,
          };
    case 'PRIORITY': {
      const best = byPriority(outcomes, outputs, frame)[0] ?? first;
      return { value: resultOf(outputs, best.values), counted: [best] };
    }
    case 'OUTPUT ORDER': {
      const ordered = byPriority(outcomes, outputs, frame);
      return { value: ordered.map(({ values }) => resultOf(outputs, values)), counted: ordered };
    }
    case 'COLLECT':
    case 'RULE ORDER':
      return {
        value: aggregation === null ? results : aggregate(aggregation, results, evaluation),
        counted: outcomes,
      };
  }
}

function together(outcomes: readonly Outcome[]): string {
  const numbers = outcomes.map(({ rule }) => String(rule + 1));
  return `Rules ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''}`;
}

/** Output by output from the left; what is not listed comes last. Rules of equal weight stay in their order. */
function byPriority(
  outcomes: readonly Outcome[],
  outputs: readonly TableOutput[],
  frame: Frame,
): readonly Outcome[] {
  const weighed = outcomes.map((outcome) => ({
    outcome,
    weights: outputs.map((output, at) => weightOf(output, outcome.values[at] ?? null, frame)),
  }));
  return weighed
    .sort((a, b) => {
      const differs = a.weights.findIndex((weight, at) => weight !== b.weights[at]);
      return differs < 0 ? 0 : (a.weights[differs] ?? 0) - (b.weights[differs] ?? 0);
    })
    .map(({ outcome }) => outcome);
}

function weightOf({ priorities, slot }: TableOutput, value: FeelValue, frame: Frame): number {
  frame.slots[slot] = value;
  const at = priorities.findIndex((test) => test(frame) === true);
  return at < 0 ? priorities.length : at;
}

function aggregate(operator: Aggregation, values: readonly FeelValue[], evaluation: Evaluation): FeelValue {
  switch (operator) {
    case 'COUNT':
      return values.length;
    case 'SUM':
      return sum(values) ?? remark(evaluation, 'SUM: all outputs must be numbers');
    case 'MIN':
      return (
        extreme(values, -1) ?? remark(evaluation, 'MIN: the outputs must be comparable with one another')
      );
    case 'MAX':
      return extreme(values, 1) ?? remark(evaluation, 'MAX: the outputs must be comparable with one another');
  }
}

function sum(values: readonly FeelValue[]): FeelNumber | null {
  return values.reduce<FeelNumber | null>(
    (total, value) => (total === null || !isNumber(value) ? null : add(total, value)),
    0,
  );
}

function extreme(values: readonly FeelValue[], sign: number): FeelValue {
  let best = values[0] ?? null;
  for (const value of values.slice(1)) {
    const order = compare(value, best);
    if (order === null) return null;
    if (order * sign > 0) best = value;
  }
  return best;
}
