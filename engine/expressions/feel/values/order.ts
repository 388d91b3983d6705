import { compareTemporals } from '../temporal/order.ts';
import { isTemporal } from './kind.ts';
import { compareNumbers, isNumber } from './number.ts';
import type { FeelValue } from './value.ts';

/**
 * Below, at or above (-1, 0, 1) by DMN 1.5 §10.3.2.13, table 52; null where the two have no order: null itself, other
 * kinds, a local time and a zoned one, booleans, lists, contexts. Texts are ordered by their code points.
 */
export function compare(left: FeelValue, right: FeelValue): number | null {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  return isTemporal(left) && isTemporal(right) ? compareTemporals(left, right) : null;
}

/** JavaScript orders by UTF-16 units, where what lies beyond U+FFFF comes before U+E000. */
function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  let at = 0;
  while (at < length && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  if (at === length) return left.length < right.length ? -1 : 1;
  const [one, other] = [left.charCodeAt(at), right.charCodeAt(at)];
  const areSurrogates = [isSurrogate(one), isSurrogate(other)];
  if (areSurrogates[0] !== areSurrogates[1]) return areSurrogates[0] ? 1 : -1;
  return one < other ? -1 : 1;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
