import type { DecisionTable } from '../../model/boxed-expression.ts';
import type { DecisionModel } from '../../model/decision-model.ts';
import { tablesOf } from '../../model/expressions-of.ts';
import type { Report } from '../reading.ts';

type Check = (table: DecisionTable, model: DecisionModel) => readonly Finding[];

interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
  /** Where it is not the table itself. */
  readonly element?: string | null;
}

const checks: readonly Check[] = [outputs, inputs, aggregation, priorities, entries];

/** The form of decision tables (DMN 1.5, clause 8.2). */
export function checkTables(model: DecisionModel, report: Report): void {
  for (const table of tablesOf(model))
    for (const check of checks)
      for (const { rule, message, remedy, element } of check(table, model))
        report({ rule: `decision-table/${rule}`, element: element ?? table.id, message, remedy });
}

function outputs(table: DecisionTable): readonly Finding[] {
  if (table.outputs.length === 0)
    return [{ rule: 'output', message: 'The decision table has no output.', remedy: 'Add an output.' }];
  if (table.outputs.length === 1) return [];
  const seen = new Set<string>();
  return table.outputs.flatMap(({ id, name }, at) => {
    const known = name !== null && seen.has(name);
    if (name !== null) seen.add(name);
    if (name !== null && !known) return [];
    return [
      {
        rule: 'output-name',
        element: id,
        message: known
          ? `Two outputs are named ${name}.`
          : `Output ${at + 1} has no name; with several outputs each needs one.`,
        remedy: 'Name the output: its value is found in the result under this name.',
      },
    ];
  });
}

function inputs(table: DecisionTable): readonly Finding[] {
  return table.inputs.flatMap(({ id, label, expression }, at) =>
    expression.trim() !== ''
      ? []
      : [
          {
            rule: 'input-expression',
            element: id,
            message: `Input ${at + 1}${label === null ? '' : ` (${label})`} has no expression.`,
            remedy: 'Write the expression whose value is to be tested.',
          },
        ],
  );
}

function aggregation(table: DecisionTable): readonly Finding[] {
  const { aggregation: operator, hitPolicy } = table;
  if (operator === null) return [];
  if (hitPolicy !== 'COLLECT')
    return [
      {
        rule: 'aggregation',
        message: `${operator} stands with the hit policy ${hitPolicy}; only COLLECT aggregates.`,
        remedy: 'Choose the hit policy COLLECT, or remove the aggregation.',
      },
    ];
  if (table.outputs.length < 2) return [];
  return [
    {
      rule: 'aggregation',
      message: `${operator} is not defined over several outputs.`,
      remedy: 'Make a table for each output, or remove the aggregation.',
    },
  ];
}

function priorities(table: DecisionTable, model: DecisionModel): readonly Finding[] {
  const { hitPolicy } = table;
  if (hitPolicy !== 'PRIORITY' && hitPolicy !== 'OUTPUT ORDER') return [];
  const whole = table.type ?? model.decisions.find(({ logic }) => logic === table)?.type ?? null;
  const ordered = table.outputs.some(
    ({ allowedValues, type, name }) =>
      allowedValues !== null ||
      (type === null
        ? hasValues(whole, table.outputs.length > 1 ? name : null, model)
        : hasValues(type, null, model)),
  );
  if (ordered) return [];
  return [
    {
      rule: 'priorities',
      message: `The hit policy ${hitPolicy} goes by the order of the output values, and there are none.`,
      remedy: 'List the output values, the one that weighs most first.',
    },
  ];
}

/** Whether a type, or a component of it, is one of listed values. */
function hasValues(type: string | null, component: string | null, model: DecisionModel): boolean {
  // A type of another model may have some.
  if (type?.includes('.')) return true;
  const seen = new Set<string>();
  let item = model.itemDefinitions.find(({ name }) => name === type);
  if (item && component !== null) item = item.components.find(({ name }) => name === component);
  while (item?.allowedValues === null && !seen.has(item.name)) {
    seen.add(item.name);
    const base = item.type;
    item = model.itemDefinitions.find(({ name }) => name === base);
  }
  return typeof item?.allowedValues === 'string';
}

function entries(table: DecisionTable): readonly Finding[] {
  return table.rules.flatMap((rule, at) =>
    (
      [
        ['input', rule.inputEntries.length, table.inputs.length],
        ['output', rule.outputEntries.length, table.outputs.length],
      ] as const
    ).flatMap(([what, has, needs]) =>
      has === needs
        ? []
        : [
            {
              rule: `${what}-entries`,
              element: rule.id,
              message: `Rule ${at + 1} has ${has} ${what} entries; the table has ${needs} ${what}s.`,
              remedy: `Give each rule one ${what} entry for each ${what}, with - where it does not matter.`,
            },
          ],
    ),
  );
}
