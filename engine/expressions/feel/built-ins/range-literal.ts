import { readStringLiteral } from '../syntax/string-literal.ts';
import { readTemporal } from '../temporal/literal.ts';
import { readDate } from '../values/date.ts';
import { readDateTime } from '../values/date-time.ts';
import { readDuration } from '../values/duration.ts';
import { readNumber } from '../values/number.ts';
import { compare } from '../values/order.ts';
import { FeelRange } from '../values/range.ts';
import { readTime } from '../values/time.ts';
import type { FeelValue, Temporal } from '../values/value.ts';

/**
 * `[1..5)`, `("a".."b"]`, `[@"2026-01-01"..date("2026-02-01")]`; with one end missing, `[2..)`, `(..2]`, it is open there.
 * The ends are literals; null for any other text and for ends that have no order.
 */
export function readRange(source: string): FeelRange | null {
  const text = source.trim();
  const dots = separatorOf(text);
  const [open = '', close = ''] = [text.at(0), text.at(-1)];
  if (dots < 1 || !'[(]'.includes(open) || !'])['.includes(close)) return null;
  const start = readEnd(text.slice(1, dots), open === '[');
  const end = readEnd(text.slice(dots + 2, -1), close === ']');
  if (start === undefined || end === undefined || (start === null && end === null)) return null;
  if (start !== null && end !== null && compare(start, end) === null) return null;
  return new FeelRange(start, open === '[', end, close === ']');
}

/** Of the two dots outside of strings; -1 when there are none. */
function separatorOf(text: string): number {
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    if (isQuoted && text[at] === '\\') at++;
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && text.startsWith('..', at)) return at;
  }
  return -1;
}

/** Null for an end that is missing, and so cannot be included; undefined for what is no end. */
function readEnd(source: string, isIncluded: boolean): FeelValue | undefined {
  const text = source.trim();
  if (text === '') return isIncluded ? undefined : null;
  return readNumber(text) ?? readString(text) ?? readMoment(text) ?? undefined;
}

const readers: Readonly<Record<string, (text: string) => Temporal | null>> = {
  '@': readTemporal,
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  duration: readDuration,
};

function readMoment(text: string): Temporal | null {
  const [, name = '', literal = ''] =
    /^(@)(".*")$/s.exec(text) ?? /^(date|time|date and time|duration) *\( *(".*") *\)$/s.exec(text) ?? [];
  const quoted = readString(literal);
  return quoted === null ? null : (readers[name]?.(quoted) ?? null);
}

function readString(text: string): string | null {
  return /^"(?:[^"\\]|\\.)*"$/s.test(text) ? readStringLiteral(text) : null;
}
