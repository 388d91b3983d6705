import type { FeelDate } from '../values/date.ts';
import { FeelDateTime } from '../values/date-time.ts';
import { isSame } from '../values/equality.ts';
import { isContext, kindOf } from '../values/kind.ts';
import { FeelTime } from '../values/time.ts';
import type { FeelValue } from '../values/value.ts';
import type { Zone } from '../values/zone.ts';
import { builtIn, on } from './built-in.ts';
import type { BuiltIn } from './built-in.ts';
import type { CallContext } from './call-context.ts';

/**
 * `is` (DMN 1.5 §10.3.4.10): whether two values are the same element of the same domain. Other than with `=`, null is
 * no answer, and the same moment told in another zone is another value.
 */
export const comparisonFunctions: readonly BuiltIn[] = [
  builtIn(
    'is',
    on('value1: any, value2: any', (call, value1, value2) => isIdentical(value1, value2, call)),
  ),
];

function isIdentical(left: FeelValue, right: FeelValue, call: CallContext): boolean {
  call.spend(1);
  if (left === right) return true;
  if (kindOf(left) !== kindOf(right)) return false;
  if (left instanceof FeelTime && right instanceof FeelTime) return isSameTime(left, right);
  if (left instanceof FeelDateTime && right instanceof FeelDateTime)
    return isSameDate(left.date, right.date) && isSameTime(left.time, right.time);
  if (Array.isArray(left) && Array.isArray(right)) return areIdenticalItems(left, right, call);
  if (isContext(left) && isContext(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every(
        (name) => Object.hasOwn(right, name) && isIdentical(left[name] ?? null, right[name] ?? null, call),
      )
    );
  }
  return isSame(left, right, call);
}

function areIdenticalItems(
  left: readonly FeelValue[],
  right: readonly FeelValue[],
  call: CallContext,
): boolean {
  return left.length === right.length && left.every((item, at) => isIdentical(item, right[at] ?? null, call));
}

function isSameDate(left: FeelDate, right: FeelDate): boolean {
  return left.year === right.year && left.month === right.month && left.day === right.day;
}

function isSameTime(left: FeelTime, right: FeelTime): boolean {
  return (
    left.hour === right.hour &&
    left.minute === right.minute &&
    left.second === right.second &&
    left.nanosecond === right.nanosecond &&
    isSameZone(left.zone, right.zone)
  );
}

function isSameZone(left: Zone | null, right: Zone | null): boolean {
  if (left === null || right === null) return left === right;
  if ('offset' in left) return 'offset' in right && left.offset === right.offset;
  return 'region' in right && left.region === right.region;
}
