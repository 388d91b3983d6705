import { FeelDateTime } from '../values/date-time.ts';
import { kindOf } from '../values/kind.ts';
import { FeelTime } from '../values/time.ts';
import type { FeelValue } from '../values/value.ts';

/** A value in a warning, by its kind: values may be about people and stay out of messages. */
export function describe(value: FeelValue): string {
  const kind = kindOf(value);
  return kind === 'null' ? kind : `a ${kind}`;
}

/** Two values that do not go together: of one kind, times do not where only one of them has a zone. */
export function describeBoth(one: FeelValue, other: FeelValue): string {
  const isZoned = one instanceof FeelTime || one instanceof FeelDateTime;
  const areAlike = isZoned && kindOf(one) === kindOf(other);
  return `${describe(one)} ${areAlike ? 'with a zone and one without' : `and ${describe(other)}`}`;
}
