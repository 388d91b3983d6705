import type { Column } from './column.ts';

/** A part of what a table may be asked: for each column the regions it spans. */
export type Box = readonly (readonly number[])[];

/** How much of a search may still be done. */
export interface Budget {
  steps: number;
}

/** Everything the columns tell apart. */
export function wholeOf(columns: readonly Column[]): Box {
  return columns.map(({ regions }) => regions.map((_, region) => region));
}

/** What a rule takes; null where an entry of it would have to be evaluated. */
export function boxOf(columns: readonly Column[], rule: number): Box | null {
  const box = columns.map(({ taken }) => taken[rule] ?? null);
  return box.every((part) => part !== null) ? box : null;
}

export function intersection(one: Box, other: Box): Box | null {
  const common = one.map((part, at) => {
    const others = new Set(other[at]);
    return part.filter((region) => others.has(region));
  });
  return common.some((part) => part.length === 0) ? null : common;
}

/**
 * The parts of `within` none of the boxes covers, at most `most`. Column by column, the regions are grouped by the
 * boxes that are left with them. Null when the budget did not suffice.
 */
export function uncovered(
  within: Box,
  boxes: readonly Box[],
  most: number,
  budget: Budget,
): readonly Box[] | null {
  const sets = boxes.map((box) => box.map((part) => new Set(part)));
  // From this column on a box covers all there is.
  const coversFrom = sets.map((box) => {
    let at = within.length;
    while (at > 0 && within[at - 1]?.every((region) => box[at - 1]?.has(region))) at--;
    return at;
  });
  const found: Box[] = [];
  const search = (column: number, left: readonly number[], path: Box): boolean => {
    budget.steps -= 1 + left.length;
    if (budget.steps < 0) return false;
    if (left.length === 0) found.push([...path, ...within.slice(column)]);
    if (left.length === 0 || left.some((box) => (coversFrom[box] ?? Infinity) <= column)) return true;
    for (const [regions, rest] of groups(within[column] ?? [], left, column)) {
      if (found.length >= most) return true;
      if (!search(column + 1, rest, [...path, regions])) return false;
    }
    return true;
  };
  const groups = (
    regions: readonly number[],
    left: readonly number[],
    column: number,
  ): Iterable<readonly [number[], readonly number[]]> => {
    const byRest = new Map<string, readonly [number[], readonly number[]]>();
    for (const region of regions) {
      budget.steps -= left.length;
      const rest = left.filter((box) => sets[box]?.[column]?.has(region));
      const key = rest.join();
      const group = byRest.get(key);
      if (group) group[0].push(region);
      else byRest.set(key, [[region], rest]);
    }
    return byRest.values();
  };
  const all = boxes.map((_, box) => box);
  return within.some((part) => part.length === 0) || search(0, all, []) ? found : null;
}
