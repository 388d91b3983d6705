import { FeelFunction } from './function.ts';
import { isContext, isTemporal, kindOf } from './kind.ts';
import { compareNumbers, isNumber } from './number.ts';
import { temporalsEqual } from '../temporal/order.ts';
import { FeelRange } from './range.ts';
import type { FeelContext, FeelList, FeelValue } from './value.ts';

/** Is told how many items are compared; may throw. */
interface Spender {
  readonly spend: (steps: number) => void;
}

/**
 * DMN 1.5 §10.3.2.13, table 51: null equals nothing but null; values of different kinds cannot be compared (null).
 * Lists and contexts are compared item by item, functions by identity. Contexts may share parts, so that comparing takes
 * far longer than they are large: what evaluates an expression hands in what is spent.
 */
export function isEqual(left: FeelValue, right: FeelValue, spender?: Spender): boolean | null {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (isNumber(left) || isNumber(right))
    return isNumber(left) && isNumber(right) ? compareNumbers(left, right) === 0 : null;
  if (typeof left === 'object' && typeof right === 'object') return objectsEqual(left, right, spender);
  return typeof left === typeof right ? left === right : null;
}

function objectsEqual(
  left: FeelValue & object,
  right: FeelValue & object,
  spender: Spender | undefined,
): boolean | null {
  if (Array.isArray(left) || Array.isArray(right))
    return Array.isArray(left) && Array.isArray(right)
      ? listsEqual(left as FeelList, right as FeelList, spender)
      : null;
  if (isContext(left)) return isContext(right) ? contextsEqual(left, right, spender) : null;
  if (left instanceof FeelRange) return right instanceof FeelRange ? rangesEqual(left, right) : null;
  if (left instanceof FeelFunction) return right instanceof FeelFunction ? left === right : null;
  return isTemporal(left) && isTemporal(right) ? temporalsEqual(left, right) : null;
}

/** As `isEqual`, with null for what cannot be compared taken as different: for searching and for distinct values. */
export function isSame(left: FeelValue, right: FeelValue, spender?: Spender): boolean {
  return isEqual(left, right, spender) === true;
}

function listsEqual(left: FeelList, right: FeelList, spender: Spender | undefined): boolean | null {
  if (left.length !== right.length) return false;
  spender?.spend(left.length);
  return allEqual(
    left.map((item, at) => [item, right[at] ?? null]),
    spender,
  );
}

function contextsEqual(left: FeelContext, right: FeelContext, spender: Spender | undefined): boolean | null {
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  if (!names.every((name) => Object.hasOwn(right, name))) return false;
  spender?.spend(names.length);
  return allEqual(
    names.map((name) => [left[name] ?? null, right[name] ?? null]),
    spender,
  );
}

function rangesEqual(left: FeelRange, right: FeelRange): boolean | null {
  if (left.startIncluded !== right.startIncluded || left.endIncluded !== right.endIncluded) return false;
  return allEqual([
    [left.start, right.start],
    [left.end, right.end],
  ]);
}

function allEqual(pairs: readonly (readonly [FeelValue, FeelValue])[], spender?: Spender): boolean | null {
  let result: boolean | null = true;
  for (const [left, right] of pairs) {
    const equal = isEqual(left, right, spender);
    if (equal === false) return false;
    if (equal === null && kindOf(left) !== kindOf(right)) return false;
    result &&= equal;
  }
  return result;
}
