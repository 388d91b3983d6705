import { dateTimeAt } from '../temporal/moment.ts';
import type { FeelDateTime } from '../values/date-time.ts';
import { readZoneName } from '../values/zone.ts';
import { builtIn, on, type BuiltIn } from './built-in.ts';
import type { CallContext } from './call-context.ts';

/** `now()` and `today()` of the clock of the evaluation (DMN 1.5 §10.3.4.12). */
export const temporalClock: readonly BuiltIn[] = [
  builtIn('now', on('', wallClock)),
  builtIn(
    'today',
    on('', (call) => wallClock(call)?.date),
  ),
];

/**
 * With its region, so that a day later is counted by its rules; in the hour that comes twice, the second time, with its
 * offset.
 */
function wallClock({ clock, fail }: CallContext): FeelDateTime | null {
  const zone = readZoneName(clock.zone);
  if (zone === null) return fail(`the clock is in no known time zone: ${clock.zone}`);
  return dateTimeAt(BigInt(Math.floor(clock.now)) * 1_000_000n, zone);
}
