import { compare } from '../values/order.ts';
import type { FeelRange } from '../values/range.ts';
import type { FeelValue } from '../values/value.ts';

/** How two ranges lie to one another; null where their ends have no order. */
export type Relation = (left: FeelRange, right: FeelRange) => boolean | null;

type Order = number | null;

/** The first ends before the second starts: they share no point. */
export const isBefore: Relation = (left, right) => holds((gap) => gap < 0, gapOf(left, right));

/** The last point of the first is the first one of the second. */
export const meets: Relation = (left, right) => holds((gap) => gap === 0, gapOf(left, right));

export const overlaps: Relation = (left, right) =>
  holds((gap, gapBack) => gap >= 0 && gapBack >= 0, gapOf(left, right), gapOf(right, left));

/** They overlap, and the first starts before and does not end after the second. */
export const overlapsBefore: Relation = (left, right) =>
  holds(
    (starts, ends, gap) => starts < 0 && ends <= 0 && gap >= 0,
    ...ordersOf(left, right),
    gapOf(left, right),
  );

export const includes: Relation = (left, right) =>
  holds((starts, ends) => starts <= 0 && ends >= 0, ...ordersOf(left, right));

export const starts: Relation = (left, right) =>
  holds((from, to) => from === 0 && to <= 0, ...ordersOf(left, right));

export const finishes: Relation = (left, right) =>
  holds((from, to) => from >= 0 && to === 0, ...ordersOf(left, right));

export const coincides: Relation = (left, right) =>
  holds((from, to) => from === 0 && to === 0, ...ordersOf(left, right));

/** The same seen from the second. */
export function reversed(relation: Relation): Relation {
  return (left, right) => relation(right, left);
}

function holds<T extends readonly Order[]>(
  test: (...orders: { [K in keyof T]: number }) => boolean,
  ...orders: T
): boolean | null {
  return orders.includes(null) ? null : test(...(orders as { [K in keyof T]: number }));
}

function ordersOf(left: FeelRange, right: FeelRange): readonly [starts: Order, ends: Order] {
  return [orderOfStarts(left, right), orderOfEnds(left, right)];
}

/** Of two with the same start, the one that has it starts first. A start that is missing is before all. */
function orderOfStarts(left: FeelRange, right: FeelRange): Order {
  if (left.start === null || right.start === null) return missing(right.start) - missing(left.start);
  return thenBy(compare(left.start, right.start), Number(right.startIncluded) - Number(left.startIncluded));
}

/** Of two with the same end, the one that has it ends last. An end that is missing is behind all. */
function orderOfEnds(left: FeelRange, right: FeelRange): Order {
  if (left.end === null || right.end === null) return missing(left.end) - missing(right.end);
  return thenBy(compare(left.end, right.end), Number(left.endIncluded) - Number(right.endIncluded));
}

/** The end of the first against the start of the second: 0 when that is a point of both, below when they share none. */
function gapOf(left: FeelRange, right: FeelRange): Order {
  if (left.end === null || right.start === null) return 1;
  return thenBy(compare(left.end, right.start), left.endIncluded && right.startIncluded ? 0 : -1);
}

function thenBy(order: Order, next: number): Order {
  return order === 0 ? next : order;
}

function missing(end: FeelValue): number {
  return end === null ? 1 : 0;
}
