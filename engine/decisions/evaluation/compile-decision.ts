import type { Frame } from '../../expressions/feel/compile/code.ts';
import type { Scope } from '../../expressions/feel/compile/scope.ts';
import type { FeelType } from '../../expressions/feel/typing/feel-type.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import {
  compileDecisionTable,
  type CompiledTable,
  type TableTrace,
} from '../decision-table/compile-decision-table.ts';
import { coerced } from '../item-types/item-type.ts';
import type { DecisionTable } from '../model/boxed-expression.ts';
import type { Decision } from '../model/decision-model.ts';
import type { Compiling } from './compiling.ts';
import { remark } from './decision-evaluation.ts';
import { recordOf } from './record.ts';
import type { Evaluable } from './run.ts';
import { slotsOf, type Source } from './source.ts';

export interface CompiledDecision extends Evaluable {
  readonly type: FeelType;
}

/** What a decision sees are `sources`, and what the evaluation looks up. `required`: the decisions among them. */
export function compileDecision(
  decision: Decision,
  sources: readonly Source[],
  required: readonly Source[],
  scope: Scope,
  compiling: Compiling,
): CompiledDecision {
  const { id, label, logic } = decision;
  const { code, type } = logicOf(decision, scope, compiling);
  const result = compiling.types.named(decision.type, id);
  const unfitting = `The result of ${label} is not a ${decision.type ?? ''}.`;
  return {
    id,
    name: label,
    type: decision.type === null ? type : result.type,
    evaluate: (run) => {
      const { evaluation } = run;
      // First of all, so that what they warn of does not stand with this one.
      for (const source of required) source.valueIn(run);
      const warned = evaluation.warnings.length;
      const slots = slotsOf(sources, run);
      const before = evaluation.current;
      evaluation.current = id;
      const trace: TableTrace | null =
        run.isRecorded && logic?.kind === 'decision table' ? { inputs: [], matched: [] } : null;
      const given = evaluation.seeing(run.given, () => code({ slots, evaluation }, trace));
      const fitting = coerced(given, result, evaluation);
      const value = fitting === undefined ? remark(evaluation, unfitting) : fitting;
      evaluation.current = before;
      if (run.isRecorded) evaluation.evaluated.push(recordOf(decision, value, trace, evaluation, warned));
      return value;
    },
  };
}

interface Logic {
  readonly code: (frame: Frame, trace: TableTrace | null) => FeelValue;
  readonly type: FeelType;
}

/** A decision table on its own is recorded rule by rule. */
function logicOf({ logic, type }: Decision, scope: Scope, compiling: Compiling): Logic {
  if (logic?.kind === 'decision table') return tableOf(logic, type, scope, compiling);
  const { code, type: known } = compiling.boxed(logic, scope);
  return { type: known, code: (frame) => code(frame) };
}

function tableOf(table: DecisionTable, resultType: string | null, scope: Scope, compiling: Compiling): Logic {
  const compiled: CompiledTable = compileDecisionTable(table, resultType, scope, compiling);
  if (table.type === null) return { type: compiled.type, code: compiled.evaluate };
  const type = compiling.types.named(table.type, table.id);
  return {
    type: type.type,
    code: (frame, trace) => {
      const value = coerced(compiled.evaluate(frame, trace), type, frame.evaluation);
      return value === undefined
        ? remark(frame.evaluation, `The value of the table is not a ${table.type ?? ''}.`)
        : value;
    },
  };
}

/** Names of decisions under which others find them too: by id, as Camunda's modeler has it. */
export function withIds(
  sources: readonly Source[],
  decisions: readonly { readonly id: string; readonly source: Source }[],
): readonly Source[] {
  const names = new Set(sources.map(({ name }) => name));
  const aliases = decisions
    .filter(({ id }) => !names.has(id))
    .map(({ id, source }) => ({ ...source, name: id }));
  return [...sources, ...aliases];
}
