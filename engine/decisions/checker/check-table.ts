import { readLiteral } from '../decision-table/cell.ts';
import { compare } from '../../expressions/feel/values/order.ts';
import type { DecisionTable } from '../model/boxed-expression.ts';
import type { DecisionModel } from '../model/decision-model.ts';
import type { Finding } from './check-decisions.ts';
import { columnOf, type Column } from './column.ts';
import { boxOf, intersection, uncovered, wholeOf, type Box, type Budget } from './coverage.ts';
import { exampleOf, textOf } from './region-text.ts';

/** Steps of the search for one table; some tenths of a second. */
const STEPS = 5_000_000;
/** More of a kind are not told: who mends these sees the others next time. */
const MOST = 20;

/** A table being checked. */
interface Checked {
  readonly table: DecisionTable;
  readonly columns: readonly Column[];
  /** What each rule takes, null where that is not known. */
  readonly boxes: readonly (Box | null)[];
  readonly budget: Budget;
}

export function checkTable(table: DecisionTable, model: DecisionModel): readonly Finding[] {
  if (table.rules.some((rule) => rule.inputEntries.length !== table.inputs.length)) return [];
  const columns = table.inputs.map((_, at) => columnOf(table, at, model));
  const boxes = table.rules.map((_, rule) => boxOf(columns, rule));
  const checked: Checked = { table, columns, boxes, budget: { steps: STEPS } };
  const found = [overlaps, gaps, emptyRules, maskedRules].flatMap((check) => check(checked));
  return [...found, ...unchecked(checked)];
}

const overlapRemedies = {
  UNIQUE: 'Narrow one of the two rules, or choose a hit policy for several matches, such as FIRST.',
  ANY: 'Give both rules the same outputs, narrow one of them, or choose another hit policy.',
} as const;

function overlaps({ table, columns, boxes, budget }: Checked): readonly Finding[] {
  const { hitPolicy } = table;
  if (hitPolicy !== 'UNIQUE' && hitPolicy !== 'ANY') return [];
  const found: Finding[] = [];
  for (const [second, box] of boxes.entries())
    for (let first = 0; first < second; first++) {
      budget.steps -= columns.length;
      if (budget.steps < 0 || found.length >= MOST) return found;
      const other = boxes[first];
      const common = box && other ? intersection(other, box) : null;
      if (!common || (hitPolicy === 'ANY' && haveSameOutputs(table, first, second))) continue;
      found.push({
        rule: 'decision-table/overlap',
        severity: 'error',
        element: table.rules[second]?.id ?? table.id,
        rules: [first + 1, second + 1],
        message: `Rules ${first + 1} and ${second + 1} both match${placeOf(common, columns)}${examplesOf(common, columns)}, which the hit policy ${hitPolicy} does not allow${hitPolicy === 'ANY' ? ` as their outputs differ: ${gives(table, first)}; ${gives(table, second)}` : ''}.`,
        remedy: overlapRemedies[hitPolicy],
      });
    }
  return found;
}

function gives({ rules, outputs }: DecisionTable, rule: number): string {
  const texts = (rules[rule]?.outputEntries ?? []).map(({ text }, at) => {
    const name = outputs.length > 1 ? (outputs[at]?.name ?? outputs[at]?.label ?? null) : null;
    return `${name === null ? '' : `${name} `}${text.trim() === '' ? '-' : text.trim()}`;
  });
  return `rule ${rule + 1} gives ${texts.join(', ')}`;
}

/** As far as they are written down; what has to be evaluated is the same when its text is. */
function haveSameOutputs({ rules }: DecisionTable, first: number, second: number): boolean {
  return (rules[first]?.outputEntries ?? []).every(({ text }, at) => {
    const other = rules[second]?.outputEntries[at]?.text ?? '';
    const [one, another] = [readLiteral(text), readLiteral(other)];
    if (one === undefined || another === undefined) return text.trim() === other.trim();
    return one === another || compare(one, another) === 0;
  });
}

function gaps({ table, columns, boxes, budget }: Checked): readonly Finding[] {
  const { hitPolicy, outputs } = table;
  const givesList = hitPolicy === 'COLLECT' || hitPolicy === 'RULE ORDER' || hitPolicy === 'OUTPUT ORDER';
  if (givesList || outputs.some(({ defaultEntry }) => defaultEntry !== null)) return [];
  const whole = wholeOf(columns);
  // An entry that is not known may take anything.
  const covering = boxes.map(
    (box, rule) => box ?? columns.map(({ taken }, at) => taken[rule] ?? whole[at] ?? []),
  );
  const found = uncovered(whole, covering, MOST, budget) ?? [];
  return found.map((box) => ({
    rule: 'decision-table/gap',
    severity: 'warning',
    element: table.id,
    rules: [],
    message: `No rule matches${placeOf(box, columns)}${examplesOf(box, columns)}.`,
    remedy: 'Add a rule for it, widen one, or give the outputs default values.',
  }));
}

function emptyRules({ table, columns }: Checked): readonly Finding[] {
  return table.rules.flatMap((rule, at) => {
    const column = columns.findIndex(({ taken }) => taken[at]?.length === 0);
    if (column < 0) return [];
    const entry = rule.inputEntries[column];
    return [
      {
        rule: 'decision-table/never-fires',
        severity: 'warning' as const,
        element: entry?.id ?? rule.id ?? table.id,
        rules: [at + 1],
        message: `Rule ${at + 1} never fires: no allowed value of ${columns[column]?.title ?? ''} passes ${entry?.text.trim() ?? ''}.`,
        remedy: 'Mend the entry, the allowed values, or remove the rule.',
      },
    ];
  });
}

/** FIRST: what earlier rules take already. */
function maskedRules({ table, boxes, budget }: Checked): readonly Finding[] {
  if (table.hitPolicy !== 'FIRST') return [];
  return boxes.flatMap((box, at) => {
    if (!box || box.some((part) => part.length === 0)) return [];
    const earlier = boxes
      .slice(0, at)
      .flatMap((other, rule) => (other && intersection(other, box) ? [{ other, rule }] : []));
    budget.steps -= at;
    if (earlier.length === 0 || budget.steps < 0) return [];
    const alone = earlier.find(({ other }) => uncovered(box, [other], 1, budget)?.length === 0);
    const masking = alone ? [alone] : earlier;
    const left = alone
      ? []
      : uncovered(
          box,
          earlier.map(({ other }) => other),
          1,
          budget,
        );
    if (left?.length !== 0) return [];
    const numbers = masking.map(({ rule }) => rule + 1);
    return [
      {
        rule: 'decision-table/never-fires',
        severity: 'warning' as const,
        element: table.rules[at]?.id ?? table.id,
        rules: [...numbers, at + 1],
        message: `Rule ${at + 1} never fires: ${rulesText(numbers)} before it ${numbers.length === 1 ? 'takes' : 'take'} all it would match.`,
        remedy: 'Move the rule up, narrow those before it, or remove it.',
      },
    ];
  });
}

/** `rule 2`, `rules 1, 2 and 4`. */
function rulesText(numbers: readonly number[]): string {
  if (numbers.length === 1) return `rule ${numbers.join('')}`;
  return `rules ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''}`;
}

/** The columns with entries of which only evaluating them would tell what they take. */
function unknownColumns({ columns }: Checked): string {
  const titles = columns.flatMap(({ title, taken }) => (taken.includes(null) ? [title] : []));
  return `${titles.length === 1 ? 'column' : 'columns'} ${titles.join(', ')}`;
}

function unchecked(checked: Checked): readonly Finding[] {
  const { table, boxes, budget } = checked;
  const unknown = boxes.flatMap((box, rule) => (box ? [] : [rule + 1]));
  const about = { severity: 'info', rule: 'decision-table/unchecked', element: table.id } as const;
  return [
    ...(unknown.length === 0
      ? []
      : [
          {
            ...about,
            rules: unknown,
            message: `Of ${rulesText(unknown)} some entries have to be evaluated (${unknownColumns(checked)}): overlaps and gaps there are not found.`,
            remedy: 'Write the entries as values, comparisons or intervals where that is possible.',
          },
        ]),
    ...(budget.steps >= 0
      ? []
      : [
          {
            ...about,
            rules: [],
            message: 'The table is too large to be checked completely.',
            remedy: 'Split it into several tables.',
          },
        ]),
  ];
}

function placeOf(box: Box, columns: readonly Column[]): string {
  const parts = box.flatMap((part, at) => {
    const column = columns[at];
    const text = column ? textOf(part, column.regions) : null;
    return text === null ? [] : [`${column?.title ?? ''} ${text}`];
  });
  return parts.length === 0 ? ' whatever the input' : ` when ${parts.join(' and ')}`;
}

function examplesOf(box: Box, columns: readonly Column[]): string {
  const examples = box.flatMap((part, at) => {
    const column = columns[at];
    const region = column?.regions[part[0] ?? -1];
    if (!column || !region || part.length === column.regions.length) return [];
    const isExact = part.length === 1 && (region.kind === 'value' || region.kind === 'null');
    return [{ title: column.title, value: exampleOf(region), isExact }];
  });
  // What is said as exactly already is no example.
  if (examples.every(({ isExact }) => isExact) || examples.some(({ value }) => value === undefined))
    return '';
  return ` (for example ${examples.map(({ title, value }) => `${title} = ${value ?? ''}`).join(', ')})`;
}
