import { dateOfDay, dayOf, FeelDate } from '../values/date.ts';
import { isNumber, toInteger } from '../values/number.ts';
import type { FeelValue } from '../values/value.ts';

/** The whole numbers or the days from one to another, upwards or downwards, both included; null for anything else. */
export function progression(from: FeelValue, to: FeelValue): Iterable<FeelValue> | null {
  if (isNumber(from) && isNumber(to)) {
    const [first, last] = [toInteger(from), toInteger(to)];
    return first === null || last === null ? null : integers(first, last);
  }
  if (from instanceof FeelDate && to instanceof FeelDate) return days(from, to);
  return null;
}

function* integers(first: number, last: number): Iterable<number> {
  const step = first <= last ? 1 : -1;
  for (let value = first; step > 0 ? value <= last : value >= last; value += step) yield value;
}

function* days(first: FeelDate, last: FeelDate): Iterable<FeelValue> {
  for (const day of integers(dayOf(first), dayOf(last))) yield dateOfDay(day);
}
