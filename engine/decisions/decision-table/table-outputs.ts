import type { Code } from '../../expressions/feel/compile/code.ts';
import type { Scope } from '../../expressions/feel/compile/scope.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import type { Compiling } from '../evaluation/compiling.ts';
import type { ItemType } from '../item-types/item-type.ts';
import { anyItem } from '../item-types/item-type.ts';
import type { DecisionTable, OutputClause } from '../model/boxed-expression.ts';
import { splitTests } from './split-tests.ts';
import { isIrrelevant, readLiteral } from './cell.ts';
import { ruleTitle } from './table-inputs.ts';

export interface TableOutput {
  readonly name: string | null;
  /** How messages call it. */
  readonly title: string;
  readonly type: ItemType;
  /** Where `?` has its value for the tests below. */
  readonly slot: number;
  readonly allowed: Code | null;
  /** One test for each of the output values, the one that weighs most first. */
  readonly priorities: readonly Code[];
  readonly byDefault: Code | null;
  /** By rule. */
  readonly entries: readonly (Code | undefined)[];
}

/** `resultType`: of the decision the table is the logic of; what it allows stands in for missing output values. */
export function compileOutputs(
  table: DecisionTable,
  resultType: string | null,
  scope: Scope,
  compiling: Compiling,
): readonly TableOutput[] {
  const isOnly = table.outputs.length === 1;
  return table.outputs.map((output, at) => {
    const element = output.id ?? table.id;
    const title = output.name ?? output.label ?? (isOnly ? 'the output' : `output ${at + 1}`);
    const type = compiling.types.named(output.type, element);
    const values =
      output.allowedValues ?? type.allowedValues ?? inherited(table, resultType, output, compiling);
    const tested = scope.with([{ name: '?', type: type.type }]);
    const test = (text: string): Code =>
      compiling.unaryTests(text, tested, element, `Output values of ${title}`);
    return {
      name: output.name,
      title,
      type,
      slot: scope.size,
      allowed: output.allowedValues === null ? null : test(output.allowedValues),
      priorities: values === null || !isOrdered(table) ? [] : (splitTests(values) ?? [values]).map(test),
      byDefault:
        output.defaultEntry === null || isIrrelevant(output.defaultEntry)
          ? null
          : compiling.expression(output.defaultEntry, scope, element, `Default of ${title}`),
      entries: table.rules.map((rule, position) => {
        const entry = rule.outputEntries[at];
        if (!entry || isIrrelevant(entry.text)) return undefined;
        const constant = readLiteral(entry.text);
        if (constant !== undefined) return () => constant;
        const where = ruleTitle(position, table.inputs.length + at, { label: labelOf(output) });
        return compiling.expression(entry.text, scope, entry.id ?? rule.id, where);
      }),
    };
  });
}

/** The value of one rule: that of the only output, or a context of all; null without any. */
export function resultOf(
  outputs: readonly { readonly name: string | null }[],
  values: readonly FeelValue[],
): FeelValue {
  if (outputs.length < 2) return values[0] ?? null;
  return Object.fromEntries(
    outputs.map(({ name }, at) => [name ?? `output ${at + 1}`, values[at] ?? null] as const),
  );
}

function isOrdered({ hitPolicy }: DecisionTable): boolean {
  return hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
}

function labelOf({ label, name }: OutputClause): string | null {
  return label ?? name;
}

function inherited(
  table: DecisionTable,
  resultType: string | null,
  { name }: OutputClause,
  { types }: Compiling,
): string | null {
  const given = table.type ?? resultType;
  const whole = (given === null ? undefined : types.find(given)) ?? anyItem;
  const one = whole.of ?? whole;
  const type = table.outputs.length > 1 ? one.components?.get(name ?? '') : one;
  return type?.allowedValues ?? null;
}
