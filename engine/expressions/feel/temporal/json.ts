import { FeelDateTime } from '../values/date-time.ts';
import { clockText, FeelTime } from '../values/time.ts';
import type { Temporal } from '../values/value.ts';
import { offsetText } from '../values/zone.ts';
import { dateTimeOffset, timeOffset } from './moment.ts';

/**
 * ISO 8601, which FEEL, JavaScript and Java can all read again: a region becomes the offset it has at that moment
 * (`2026-01-01T10:00:00+01:00`), for a time without a date the one of 1970-01-01.
 */
export function temporalJson(value: Temporal): string {
  if (value instanceof FeelDateTime)
    return `${value.date.toString()}T${clockText(value.time)}${shownOffset(dateTimeOffset(value))}`;
  return value instanceof FeelTime ? clockText(value) + shownOffset(timeOffset(value)) : value.toString();
}

function shownOffset(offset: number | null): string {
  return offset === null ? '' : offsetText(offset);
}
