import type { FeelClock } from '../feel-clock.ts';
import { dateTimeAt } from '../temporal/moment.ts';
import type { FeelDateTime } from '../values/date-time.ts';
import { builtIn, on, type BuiltIn } from './built-in.ts';

/** `now()` and `today()` of the clock of the evaluation (DMN 1.5 §10.3.4.12). */
export const temporalClock: readonly BuiltIn[] = [
  builtIn(
    'now',
    on('', ({ clock }) => wallClock(clock)),
  ),
  builtIn(
    'today',
    on('', ({ clock }) => wallClock(clock)?.date),
  ),
];

/** With its region, so that a day later is counted by its rules; in the hour that comes twice, the second time, with its offset. */
function wallClock({ now, zone }: FeelClock): FeelDateTime | null {
  return dateTimeAt(BigInt(Math.floor(now)) * 1_000_000n, { region: zone });
}
