import { compare } from '../values/order.ts';
import type { FeelList, FeelValue } from '../values/value.ts';
import { builtIn, on } from './built-in.ts';
import type { BuiltIn } from './built-in.ts';

/** Whether one item comes before another; null when that cannot be said. */
type Precedes = (left: FeelValue, right: FeelValue) => FeelValue;

/**
 * `sort` (DMN 1.5 §10.3.4.8): stable, by a function of two parameters, or by natural order without one. Null when the
 * function gives no boolean, or when two items have no order.
 */
export const sortFunctions: readonly BuiltIn[] = [
  builtIn(
    'sort',
    on('list: list, precedes?: function', (call, list, precedes) => {
      call.spend(list.length);
      if (!precedes) return merged(list, naturally) ?? call.fail('sort: two items of the list have no order');
      if (precedes.parameters && precedes.parameters.length !== 2)
        return call.fail('sort: the function must have two parameters');
      return (
        merged(list, (left, right) => call.invoke(precedes, [left, right])) ??
        call.fail('sort: the function does not give a boolean for all items')
      );
    }),
  ),
];

const naturally: Precedes = (left, right) => {
  const order = compare(left, right);
  return order === null ? null : order < 0;
};

/** By merging, so that a function that contradicts itself is called no more often than any other. */
function merged(list: FeelList, precedes: Precedes): FeelList | null {
  let from = [...list];
  for (let size = 1; size < list.length; size *= 2) {
    const to: FeelValue[] = [];
    for (let start = 0; start < list.length; start += 2 * size) {
      const left = from.slice(start, start + size);
      const right = from.slice(start + size, start + 2 * size);
      if (!mergeInto(to, left, right, precedes)) return null;
    }
    from = to;
  }
  return from;
}

function mergeInto(to: FeelValue[], left: FeelList, right: FeelList, precedes: Precedes): boolean {
  let [nextLeft, nextRight] = [0, 0];
  while (nextLeft < left.length && nextRight < right.length) {
    // Only an item that comes before goes before: equal ones stay as they are.
    const isRightFirst = precedes(right[nextRight] ?? null, left[nextLeft] ?? null);
    if (typeof isRightFirst !== 'boolean') return false;
    to.push((isRightFirst ? right[nextRight++] : left[nextLeft++]) ?? null);
  }
  while (nextLeft < left.length) to.push(left[nextLeft++] ?? null);
  while (nextRight < right.length) to.push(right[nextRight++] ?? null);
  return true;
}
