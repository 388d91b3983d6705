import { compare } from './order.ts';
import type { FeelRange } from './range.ts';
import type { FeelValue } from './value.ts';

/** Whether a value lies in a range; null where it has no order with an end of it. */
export function rangeIncludes(range: FeelRange, value: FeelValue): boolean | null {
  const above = range.start === null ? 1 : compare(value, range.start);
  const below = range.end === null ? -1 : compare(value, range.end);
  if (above === null || below === null) return null;
  return (range.startIncluded ? above >= 0 : above > 0) && (range.endIncluded ? below <= 0 : below < 0);
}
