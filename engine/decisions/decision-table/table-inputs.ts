import type { Code, Frame } from '../../expressions/feel/compile/code.ts';
import type { Scope } from '../../expressions/feel/compile/scope.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import type { Compiling } from '../evaluation/compiling.ts';
import { remark } from '../evaluation/decision-evaluation.ts';
import { coerced } from '../item-types/item-type.ts';
import type { DecisionTable, Entry, InputClause } from '../model/boxed-expression.ts';
import { isIrrelevant, readCell } from './cell.ts';
import { ColumnIndex, type IndexedCell } from './column-index.ts';

export interface TableInput {
  /** How messages call it. */
  readonly title: string;
  readonly value: (frame: Frame) => FeelValue;
  /** Where `?` has its value for the tests below. */
  readonly slot: number;
  readonly allowed: Code | null;
  readonly index: ColumnIndex;
  /** By rule; of those the index does not decide. */
  readonly entries: readonly (Code | undefined)[];
}

export function compileInputs(
  table: DecisionTable,
  scope: Scope,
  compiling: Compiling,
): readonly TableInput[] {
  return table.inputs.map((input, at) => {
    const title = input.label ?? (input.expression.trim() || `input ${at + 1}`);
    const element = input.id ?? table.id;
    const type = compiling.types.named(input.type, element);
    const where = `Input ${at + 1} (${title})`;
    const code = compiling.expression(input.expression, scope, element, where);
    const tested = scope.with([{ name: '?', type: type.type }]);
    const test = (text: string, id: string | null, place: string): Code =>
      compiling.unaryTests(text, tested, id, place);
    return {
      title,
      slot: scope.size,
      value: (frame) => {
        const value = type.read(code(frame));
        const fitting = coerced(value, type, frame.evaluation);
        return fitting === undefined
          ? remark(frame.evaluation, `The value of ${title} is not a ${input.type ?? ''}.`)
          : fitting;
      },
      allowed:
        input.allowedValues === null ? null : test(input.allowedValues, element, `${where}, allowed values`),
      index: new ColumnIndex(table.rules.map((rule) => indexed(rule.inputEntries[at]))),
      entries: table.rules.map((rule, position) => {
        const entry = rule.inputEntries[at];
        if (!entry || isIrrelevant(entry.text)) return undefined;
        const compile = (): Code => test(entry.text, entry.id ?? rule.id, ruleTitle(position, at, input));
        return readCell(entry.text) ? whenNeeded(compile) : compile();
      }),
    };
  });
}

/** Of plain entries, which the index decides nearly always and which have no fault that could be reported. */
function whenNeeded(compile: () => Code): Code {
  let code: Code | undefined;
  return (frame) => (code ??= compile())(frame);
}

function indexed(entry: Entry | undefined): IndexedCell {
  if (!entry || isIrrelevant(entry.text)) return 'irrelevant';
  return readCell(entry.text) ?? 'evaluated';
}

export function ruleTitle(rule: number, column: number, { label }: Pick<InputClause, 'label'>): string {
  return `Rule ${rule + 1}, column ${column + 1}${label === null ? '' : ` (${label})`}`;
}
