import type { BuiltIn } from '../../../engine/expressions/feel/built-ins/built-in.ts';
import { invokeBuiltIn } from '../../../engine/expressions/feel/built-ins/invoke.ts';
import { Evaluation } from '../../../engine/expressions/feel/compile/evaluation.ts';
import type { FeelClock } from '../../../engine/expressions/feel/feel-clock.ts';
import { readTemporal } from '../../../engine/expressions/feel/temporal/literal.ts';
import { isNumber, numberText } from '../../../engine/expressions/feel/values/number.ts';
import type { FeelValue, Temporal } from '../../../engine/expressions/feel/values/value.ts';

/** As a case writes it: `@2026-01-31` is a date, `@PT5M` a duration; everything else is itself. */
export function given(written: FeelValue): FeelValue {
  return typeof written === 'string' && written.startsWith('@') ? temporal(written.slice(1)) : written;
}

export function temporal(text: string): Temporal {
  const value = readTemporal(text);
  if (value === null) throw new Error(`${text} is no temporal value`);
  return value;
}

/** The inverse of `given`, but for decimals, which are shown as text. */
export function shown(value: FeelValue | undefined): FeelValue | undefined {
  if (value === undefined || value === null || typeof value !== 'object') return value;
  return isNumber(value) ? numberText(value) : `@${String(value)}`;
}

const summer: FeelClock = { now: Date.parse('2026-07-15T08:30:00.250Z'), zone: 'Europe/Rome' };

/** What the function of this name answers, and what it warned of. */
export function called(
  builtIns: readonly BuiltIn[],
  name: string,
  args: readonly FeelValue[],
  clock: FeelClock = summer,
): { readonly value: FeelValue | undefined; readonly warnings: readonly string[] } {
  const found = builtIns.find((builtIn) => builtIn.name === name);
  if (!found) throw new Error(`there is no function ${name}`);
  const evaluation = new Evaluation(() => undefined, clock);
  const value = shown(invokeBuiltIn(found, args.map(given), evaluation.call));
  return { value, warnings: evaluation.warnings.map(({ message }) => message) };
}
