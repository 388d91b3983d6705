import { kindOf } from '../values/kind.ts';
import type { FeelValue } from '../values/value.ts';

/** A value in a warning, by its kind: values may be about people and stay out of messages. */
export function describe(value: FeelValue): string {
  const kind = kindOf(value);
  return kind === 'null' ? kind : `a ${kind}`;
}
