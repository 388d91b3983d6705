import type { FeelValue } from '../../expressions/feel/values/value.ts';
import type { Cell, CellTest } from './cell.ts';
import { add, allRules, noRules, type RuleSet } from './rule-set.ts';

/** What a column says about a value: the rules that may take it, and which of these have to be evaluated to know. */
export interface Verdict {
  readonly possible: RuleSet;
  readonly undecided: RuleSet;
}

/** `irrelevant`: takes everything. `evaluated`: nothing is known without evaluating it. */
export type IndexedCell = Cell | 'irrelevant' | 'evaluated';

/** More bits are not kept: of such tables the entries are evaluated one by one. */
const MOST_WORDS = 1 << 20;

/**
 * A column of input entries, looked up by value instead of being tested one entry after the other: strings and
 * booleans by themselves, numbers by the interval between the bounds of all entries. C1: a value and a test of
 * different kinds are left to evaluation, as is what is no JavaScript string, number or boolean. The constant null is
 * none of these, whatever their kind.
 */
export class ColumnIndex {
  private readonly cells: readonly IndexedCell[];
  private readonly unknown: Verdict;
  private strings: ((value: string) => Verdict) | undefined;
  private numbers: ((value: number) => Verdict) | undefined;
  private booleans: ((value: boolean) => Verdict) | undefined;

  constructor(cells: readonly IndexedCell[]) {
    this.cells = cells;
    const undecided = noRules(cells.length);
    cells.forEach((cell, rule) => {
      if (cell !== 'irrelevant') add(undecided, rule);
    });
    this.unknown = { possible: allRules(cells.length), undecided };
  }

  about(value: FeelValue): Verdict {
    switch (typeof value) {
      case 'string':
        return (this.strings ??= this.byConstant('string'))(value);
      case 'number':
        return (this.numbers ??= this.byNumber())(value);
      case 'boolean':
        return (this.booleans ??= this.byConstant('boolean'))(value);
      default:
        return this.unknown;
    }
  }

  private byConstant(kind: 'string' | 'boolean'): (value: FeelValue) => Verdict {
    const decided = this.cells.map((cell) => isDecided(cell, kind, false));
    const constants = this.constants(decided);
    if (this.isTooLarge(constants.length)) return () => this.unknown;
    const verdicts = new Map(
      constants.map((value) => [value, this.verdict(decided, (test) => isConstant(test, value))]),
    );
    const other = this.verdict(decided, () => false);
    return (value) => verdicts.get(value) ?? other;
  }

  private byNumber(): (value: number) => Verdict {
    const decided = this.cells.map((cell) => isDecided(cell, 'number', true));
    const bounds = (this.constants(decided) as readonly number[]).toSorted((a, b) => a - b);
    if (this.isTooLarge(bounds.length * 2)) return () => this.unknown;
    // Between two bounds, and beyond the outermost, every number is tested alike; at 2n + 1 the bound n itself.
    const verdicts = Array.from({ length: bounds.length * 2 + 1 }, (_, at) => {
      const below = bounds[Math.ceil(at / 2) - 1] ?? -Infinity;
      const above = bounds[Math.floor(at / 2)] ?? Infinity;
      return this.verdict(decided, (test) =>
        at % 2 === 1 ? takes(test, above) : takesAll(test, below, above),
      );
    });
    return (value) => verdicts[regionOf(value, bounds)] ?? this.unknown;
  }

  private isTooLarge(values: number): boolean {
    return values * this.unknown.possible.length > MOST_WORDS;
  }

  private constants(decided: readonly boolean[]): readonly FeelValue[] {
    const all = this.cells.flatMap((cell, rule) =>
      decided[rule] && typeof cell === 'object'
        ? cell.tests.flatMap((test) => (test.kind === 'constant' ? [test.value] : [test.start, test.end]))
        : [],
    );
    return [...new Set(all.filter((value) => value !== null))];
  }

  private verdict(decided: readonly boolean[], passes: (test: CellTest) => boolean): Verdict {
    const possible = noRules(this.cells.length);
    const undecided = noRules(this.cells.length);
    this.cells.forEach((cell, rule) => {
      if (cell === 'irrelevant') add(possible, rule);
      else if (cell === 'evaluated' || !decided[rule]) {
        add(possible, rule);
        add(undecided, rule);
      } else if (cell.tests.some(passes) !== cell.negated) add(possible, rule);
    });
    return { possible, undecided };
  }
}

function isDecided(cell: IndexedCell, kind: string, withIntervals: boolean): boolean {
  if (typeof cell === 'string') return cell === 'irrelevant';
  return cell.tests.every((test) =>
    test.kind === 'constant'
      ? test.value === null || typeof test.value === kind
      : withIntervals && [test.start, test.end].every((end) => end === null || typeof end === kind),
  );
}

function isConstant(test: CellTest, value: FeelValue): boolean {
  return test.kind === 'constant' && test.value === value;
}

function takes(test: CellTest, value: number): boolean {
  if (test.kind === 'constant') return test.value === value;
  const { start, end } = test;
  const isAfter = start === null || value > Number(start) || (test.startIncluded && value === start);
  return isAfter && (end === null || value < Number(end) || (test.endIncluded && value === end));
}

/** Of the numbers between two neighbouring bounds, these excluded. */
function takesAll(test: CellTest, below: number, above: number): boolean {
  if (test.kind === 'constant') return false;
  return (
    (test.start === null || Number(test.start) <= below) && (test.end === null || Number(test.end) >= above)
  );
}

function regionOf(value: number, bounds: readonly number[]): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return bounds[low] === value ? low * 2 + 1 : low * 2;
}
