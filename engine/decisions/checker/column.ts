import { kindOf } from '../../expressions/feel/values/kind.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import { isIrrelevant, readCell, type Cell, type CellTest } from '../decision-table/cell.ts';
import type { DecisionTable, InputClause } from '../model/boxed-expression.ts';
import type { DecisionModel, ItemDefinition } from '../model/decision-model.ts';
import { orderedRegions, takes, type Region } from './region.ts';

/** A column of a table cut into the regions its entries tell apart; null is one where an entry names it. */
export interface Column {
  readonly title: string;
  readonly regions: readonly Region[];
  /** By rule: the positions of the regions its entry takes; null where only evaluating it would tell. */
  readonly taken: readonly (readonly number[] | null)[];
}

export function columnOf(table: DecisionTable, at: number, model: DecisionModel): Column {
  const input = table.inputs[at];
  const entries = table.rules.map((rule) => rule.inputEntries[at]?.text ?? '');
  const cells = entries.map((text) => (isIrrelevant(text) ? 'irrelevant' : readCell(text)));
  const allowed = input ? allowedOf(input, model) : null;
  const known = [...cells, allowed].filter((cell): cell is Cell => cell !== null && typeof cell === 'object');
  const all = regionsOf(known, input ? typeOf(input, model)?.type : undefined);
  // What is allowed is not asked of null.
  const regions =
    all && allowed ? all.filter((region) => region.kind === 'null' || takes(allowed, region)) : all;
  const everything = Array.from({ length: regions?.length ?? 1 }, (_, region) => region);
  return {
    title: input?.label ?? input?.expression.trim() ?? '',
    // Nothing is known to tell its values apart.
    regions: regions ?? [{ kind: 'others', than: [] }],
    taken: cells.map((cell) => {
      if (cell === 'irrelevant') return everything;
      if (cell === null || !regions) return null;
      return everything.filter((region) => takes(cell, regions[region] ?? { kind: 'others', than: [] }));
    }),
  };
}

/** Null where the values have no order, or are of different kinds. */
function regionsOf(cells: readonly Cell[], type: string | null | undefined): readonly Region[] | null {
  const tests = cells.flatMap((cell) => cell.tests);
  const named = tests.flatMap(valuesIn);
  if (!named.includes(null)) return withoutNull(tests, named, type);
  const values = named.filter((value) => value !== null);
  const others = values.length > 0 || type === 'boolean' ? withoutNull(tests, values, type) : notNull;
  return others && [...others, { kind: 'null' }];
}

/** Where null is all that is named. */
const notNull: readonly Region[] = [{ kind: 'others', than: [null] }];

function withoutNull(
  tests: readonly CellTest[],
  values: readonly FeelValue[],
  type: string | null | undefined,
): readonly Region[] | null {
  const kinds = new Set(values.map(kindOf));
  if (type === 'boolean' && values.length === 0) return points([true, false]);
  const [kind] = kinds;
  if (kind === undefined || kinds.size > 1) return null;
  if (kind === 'boolean') return points([true, false]);
  if (kind !== 'string' || tests.some((test) => test.kind === 'interval')) return orderedRegions(values);
  const texts = [...new Set(values)];
  return [...points(texts), { kind: 'others', than: texts }];
}

function points(values: readonly FeelValue[]): readonly Region[] {
  return values.map((value) => ({ kind: 'value', value }));
}

function valuesIn(test: CellTest): readonly FeelValue[] {
  return test.kind === 'constant' ? [test.value] : [test.start, test.end].filter((end) => end !== null);
}

function allowedOf(input: InputClause, model: DecisionModel): Cell | null {
  const text = input.allowedValues ?? typeOf(input, model)?.allowedValues ?? null;
  return text === null ? null : readCell(text);
}

type Known = Pick<ItemDefinition, 'type' | 'allowedValues'>;

/** The type the input says, or that of the input data it names. */
function typeOf(input: InputClause, { inputs, itemDefinitions }: DecisionModel): Known | null {
  const name = input.type ?? inputs.find((each) => each.name === input.expression.trim())?.type ?? null;
  if (name === null) return null;
  const definition = itemDefinitions.find((item) => item.name === name);
  if (!definition) return { type: name, allowedValues: null };
  return definition.isCollection ? null : definition;
}
