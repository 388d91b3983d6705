import type { Code, Frame } from '../../expressions/feel/compile/code.ts';
import type { Scope } from '../../expressions/feel/compile/scope.ts';
import type { FeelType } from '../../expressions/feel/typing/feel-type.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import { giveUp, remark } from '../evaluation/decision-evaluation.ts';
import type { Compiling } from '../evaluation/compiling.ts';
import { coerced, type ItemType } from '../item-types/item-type.ts';
import type { DecisionTable } from '../model/boxed-expression.ts';
import { combine, type Outcome } from './hit-policy.ts';
import { compileInputs, type TableInput } from './table-inputs.ts';
import { compileOutputs, resultOf, type TableOutput } from './table-outputs.ts';
import type { Verdict } from './column-index.ts';
import { allRules, has, nextIn, type RuleSet } from './rule-set.ts';

/** What a table was asked and what answered, for the record. */
export interface TableTrace {
  inputs: readonly FeelValue[];
  /** 0-based, in the order in which they count. */
  matched: readonly Outcome[];
}

export interface CompiledTable {
  readonly type: FeelType;
  readonly evaluate: (frame: Frame, trace: TableTrace | null) => FeelValue;
}

/** DMN 1.5, clauses 8.2 and 8.3. Each input expression is evaluated once, the entries as far as they are needed. */
export function compileDecisionTable(
  table: DecisionTable,
  resultType: string | null,
  scope: Scope,
  compiling: Compiling,
): CompiledTable {
  const inputs = compileInputs(table, scope, compiling);
  const outputs = compileOutputs(table, resultType, scope, compiling);
  const stopsAtFirst = table.hitPolicy === 'FIRST';
  const rules = allRules(table.rules.length);
  return {
    type: typeOf(table, outputs),
    evaluate: (frame, trace) => {
      const values = valuesOf(inputs, frame);
      if (trace && values) trace.inputs = values;
      if (!values) return null;
      const matched = matching(rules, inputs, values, frame, stopsAtFirst);
      const outcomes = matched.map((rule) => outcomeOf(rule, outputs, frame));
      const combined = combine(table, outcomes, outputs, frame);
      if (trace) trace.matched = combined.counted;
      return matched.length === 0 ? defaultOf(table, outputs, frame) : combined.value;
    },
  };
}

function valuesOf(inputs: readonly TableInput[], frame: Frame): readonly FeelValue[] | null {
  const values: FeelValue[] = [];
  for (const input of inputs) {
    const value = input.value(frame);
    if (input.allowed && value !== null) {
      frame.slots[input.slot] = value;
      if (input.allowed(frame) !== true) {
        giveUp(frame.evaluation, `The value of ${input.title} is not among its allowed values.`);
        return null;
      }
    }
    values.push(value);
  }
  return values;
}

function matching(
  rules: RuleSet,
  inputs: readonly TableInput[],
  values: readonly FeelValue[],
  frame: Frame,
  stopsAtFirst: boolean,
): readonly number[] {
  const verdicts = inputs.map((input, at) => input.index.about(values[at] ?? null));
  const matched: number[] = [];
  for (let rule = nextIn(rules, verdicts, 0); rule >= 0; rule = nextIn(rules, verdicts, rule + 1)) {
    if (!passes(rule, inputs, verdicts, values, frame)) continue;
    matched.push(rule);
    if (stopsAtFirst) break;
  }
  return matched;
}

/** Evaluates what the columns' indexes left undecided. */
function passes(
  rule: number,
  inputs: readonly TableInput[],
  verdicts: readonly Verdict[],
  values: readonly FeelValue[],
  frame: Frame,
): boolean {
  for (let at = 0; at < inputs.length; at++) {
    const [input, verdict] = [inputs[at], verdicts[at]];
    if (!input || !verdict || !has(verdict.undecided, rule)) continue;
    frame.slots[input.slot] = values[at] ?? null;
    if (input.entries[rule]?.(frame) !== true) return false;
  }
  return true;
}

function outcomeOf(rule: number, outputs: readonly TableOutput[], frame: Frame): Outcome {
  return { rule, values: outputs.map((output) => accepted(output, output.entries[rule], frame)) };
}

function accepted(output: TableOutput, code: Code | undefined, frame: Frame): FeelValue {
  const value = code?.(frame) ?? null;
  const fitting = coerced(value, output.type, frame.evaluation);
  if (fitting === undefined) {
    remark(frame.evaluation, `The value of ${output.title} is not of its type.`);
    return null;
  }
  if (!output.allowed || fitting === null) return fitting;
  frame.slots[output.slot] = fitting;
  if (output.allowed(frame) === true) return fitting;
  return giveUp(frame.evaluation, `The value of ${output.title} is not among its output values.`);
}

/** Where no rule matches: null, as the standard has it for any hit policy, unless there are default outputs. */
function defaultOf(table: DecisionTable, outputs: readonly TableOutput[], frame: Frame): FeelValue {
  if (outputs.every((output) => output.byDefault === null)) return null;
  const values = outputs.map((output) => accepted(output, output.byDefault ?? undefined, frame));
  const value = resultOf(outputs, values);
  return givesList(table) ? [value] : value;
}

function givesList({ hitPolicy, aggregation }: DecisionTable): boolean {
  return aggregation === null && ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(hitPolicy);
}

function typeOf(table: DecisionTable, outputs: readonly { name: string | null; type: ItemType }[]): FeelType {
  if (table.aggregation === 'COUNT') return { kind: 'number' };
  const [only] = outputs;
  const one: FeelType =
    only && outputs.length === 1
      ? only.type.type
      : {
          kind: 'context',
          entries: Object.fromEntries(outputs.map(({ name, type }) => [name ?? '', type.type])),
        };
  return givesList(table) ? { kind: 'list', of: one } : one;
}
