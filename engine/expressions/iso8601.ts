import { DateTime, Duration, IANAZone } from 'luxon';
import { localTime } from './local-time.ts';

/**
 * ISO 8601 dates, times and durations as diagrams and variables hold them. Epoch ms throughout.
 * Not read: whole weeks (2026-W01), dates without hyphens, years outside 0000–9999, PyyyymmddThhmmss.
 */

const dateTime =
  /^(?<date>\d{4}-(?:\d{2}-\d{2}|W\d{2}-\d|\d{3}))(?:T(?<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)(?<offset>Z|[+-]\d{2}(?::?\d{2})?)?)?(?:\[(?<zone>[^\]]+)\]|@(?<feelZone>.+))?$/;

/**
 * `2026-01-01`, `2026-01-01T10:00`, `…T10:00:00Z`, `…+01:00`, each with an optional `[Europe/Rome]` (or FEEL's
 * `@Europe/Rome`); the date also by its week (`2026-W10-1`) or its day of the year (`2026-064`). A date alone is the start of its day. Without offset and zone it is a time in `zone`; where both
 * are given the offset counts. Null for anything else, dates the calendar does not have included.
 */
export function parseDateTime(text: string, zone: string): number | null {
  const parts = dateTime.exec(text.trim())?.groups;
  if (!parts) return null;
  const own = parts['zone'] ?? parts['feelZone'];
  if (own !== undefined && !IANAZone.isValidZone(own)) return null;
  const iso = `${parts['date'] ?? ''}T${parts['time'] ?? '00:00'}${parts['offset'] ?? ''}`;
  if (parts['offset'] === undefined) return localTime(iso, own ?? zone)?.toMillis() ?? null;
  const moment = DateTime.fromISO(iso, { zone: 'UTC' });
  return moment.isValid ? moment.toMillis() : null;
}

export type DurationResult = { readonly duration: Duration } | { readonly failure: string };

const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const;
const amount = '([+-]?\\d+(?:[.,]\\d+)?)';
const durationText = new RegExp(
  `^([+-])?P(?:${amount}Y)?(?:${amount}M)?(?:${amount}W)?(?:${amount}D)?(?:T(?:${amount}H)?(?:${amount}M)?(?:${amount}S)?)?$`,
);

/**
 * `P1Y2M3W4DT5H6M7.5S`, also negative (`-P1D`, `P-1D`). Years and months go by the calendar, so they cannot be
 * fractions; of the other units only the last one given can.
 */
export function parseDuration(text: string): DurationResult {
  const trimmed = text.trim();
  const [, sign, ...amounts] = durationText.exec(trimmed) ?? [];
  const given = amounts
    .map((value: string | undefined, at) => ({ value, unit: units[at] }))
    .filter(({ value }) => value);
  const last = given.at(-1);
  if (last === undefined || trimmed.endsWith('T')) return { failure: durationFailure(text) };
  for (const { value, unit } of given) {
    if (!/[.,]/.test(value ?? '')) continue;
    if (unit === 'years' || unit === 'months')
      return { failure: `"${text}" has a fraction of ${unit}, which has no fixed length` };
    if (unit !== last.unit)
      return { failure: `"${text}" has a fraction of ${unit ?? ''}; only the last part can have one` };
  }
  const factor = sign === '-' ? -1 : 1;
  const values = given.map(({ value, unit }) => [unit, factor * Number(value?.replace(',', '.'))]);
  return { duration: Duration.fromObject(Object.fromEntries(values) as Record<string, number>) };
}

function durationFailure(text: string): string {
  const trimmed = text.trim();
  if (!/^[+-]?P/.test(trimmed))
    return `"${text}" is no ISO 8601 duration: it must begin with P, such as P5D or PT2H`;
  if (/^[+-]?PT?$/.test(trimmed) || trimmed.endsWith('T'))
    return `"${text}" is no ISO 8601 duration: it gives no amount`;
  if (/^[^T]*[HS]/.test(trimmed))
    return `"${text}" is no ISO 8601 duration: hours, minutes and seconds stand behind a T, such as PT2H`;
  return `"${text}" is no ISO 8601 duration such as P1Y2M10DT2H30M`;
}

/** `count` times the duration after `start`, by the calendar and the clocks of `zone`. Null beyond the range of dates. */
export function addDuration(start: number, duration: Duration, zone: string, count = 1): number | null {
  const times = count === 1 ? duration : duration.mapUnits((value) => value * count);
  const end = DateTime.fromMillis(start, { zone }).plus(times);
  return end.isValid ? end.toMillis() : null;
}
