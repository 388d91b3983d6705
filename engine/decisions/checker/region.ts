import { dayOf, FeelDate } from '../../expressions/feel/values/date.ts';
import { compare } from '../../expressions/feel/values/order.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import type { Cell, CellTest } from '../decision-table/cell.ts';

/**
 * Values of a column no entry of it tells apart: one value, those between two neighbouring ones (null: without end),
 * all values but some; and null.
 */
export type Region =
  | { readonly kind: 'value'; readonly value: FeelValue }
  | { readonly kind: 'between'; readonly low: FeelValue; readonly high: FeelValue }
  | { readonly kind: 'others'; readonly than: readonly FeelValue[] }
  | { readonly kind: 'null' };

/** The regions of values that have an order, from the lowest to the highest; null where they have none. */
export function orderedRegions(values: readonly FeelValue[]): readonly Region[] | null {
  const [first] = values;
  if (first === undefined || values.some((value) => compare(first, value) === null)) return null;
  const bounds = values
    .toSorted((a, b) => compare(a, b) ?? 0)
    .filter((value, at, all) => at === 0 || compare(value, all[at - 1] ?? null) !== 0);
  return bounds.flatMap((value, at): readonly Region[] => {
    const low = bounds[at - 1] ?? null;
    const before: readonly Region[] = isNext(low, value) ? [] : [{ kind: 'between', low, high: value }];
    const last: readonly Region[] =
      at === bounds.length - 1 ? [{ kind: 'between', low: value, high: null }] : [];
    return [...before, { kind: 'value', value }, ...last];
  });
}

/** There is no day between two days. */
function isNext(low: FeelValue, high: FeelValue): boolean {
  return low instanceof FeelDate && high instanceof FeelDate && dayOf(high) - dayOf(low) === 1;
}

/** Whether an entry takes the values of a region: all of them, or none. */
export function takes(cell: Cell, region: Region): boolean {
  const { tests, negated } = cell;
  return region.kind === 'null' ? takesNull(cell) : tests.some((test) => passes(test, region)) !== negated;
}

/** Null equals nothing else, but whether it is in an interval is not known: neither `< 5` nor `not(< 5)` takes it. */
function takesNull({ tests, negated }: Cell): boolean {
  if (tests.some((test) => test.kind === 'constant' && test.value === null)) return !negated;
  return negated && tests.every(({ kind }) => kind === 'constant');
}

function passes(test: CellTest, region: Exclude<Region, { kind: 'null' }>): boolean {
  if (test.kind === 'constant') return region.kind === 'value' && isSame(test.value, region.value);
  if (region.kind === 'others') return false;
  const { start, startIncluded, end, endIncluded } = test;
  if (region.kind === 'value')
    return isBelow(start, region.value, startIncluded) && isBelow(region.value, end, endIncluded);
  const { low, high } = region;
  return (
    (start === null || (low !== null && isBelow(start, low, true))) &&
    (end === null || (high !== null && isBelow(high, end, true)))
  );
}

function isSame(left: FeelValue, right: FeelValue): boolean {
  return left === right || compare(left, right) === 0;
}

/** Null is an open end. */
function isBelow(left: FeelValue, right: FeelValue, orSame: boolean): boolean {
  if (left === null || right === null) return true;
  const order = compare(left, right);
  return order !== null && (order < 0 || (orSame && order === 0));
}
