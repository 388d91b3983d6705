import type { FeelNumber } from '../values/number.ts';
import type { FeelList } from '../values/value.ts';
import { builtIn, on, type BuiltIn } from './built-in.ts';
import type { CallContext } from './call-context.ts';
import { mayBuild, spendOnReading } from './text-length.ts';

/**
 * The string functions of DMN 1.5 §10.3.4.3 that take no pattern, and Camunda's `trim`, `is blank` and `to base64`.
 * Characters are code points. Fractions of a position or length are cut off.
 */
export const stringFunctions: readonly BuiltIn[] = [
  builtIn('substring', on('string: string, start position: number, length?: number', substring)),
  builtIn(
    'string length',
    on('string: string', (call, text) => {
      spendOnReading(call, text);
      return countCodePoints(text);
    }),
  ),
  builtIn(
    'upper case',
    on('string: string', (call, text) =>
      mayBuild(call, 'upper case', text.length) ? text.toUpperCase() : null,
    ),
  ),
  builtIn(
    'lower case',
    on('string: string', (call, text) =>
      mayBuild(call, 'lower case', text.length) ? text.toLowerCase() : null,
    ),
  ),
  builtIn(
    'substring before',
    on('string: string, match: string', (call, text, match) => {
      spendOnReading(call, text);
      return text.slice(0, Math.max(text.indexOf(match), 0));
    }),
  ),
  builtIn(
    'substring after',
    on('string: string, match: string', (call, text, match) => {
      spendOnReading(call, text);
      const at = text.indexOf(match);
      return at === -1 ? '' : text.slice(at + match.length);
    }),
  ),
  builtIn(
    'contains',
    on('string: string, match: string', (call, text, match) => {
      spendOnReading(call, text);
      return text.includes(match);
    }),
  ),
  builtIn(
    'starts with',
    on('string: string, match: string', (_call, text, match) => text.startsWith(match)),
  ),
  builtIn(
    'ends with',
    on('string: string, match: string', (_call, text, match) => text.endsWith(match)),
  ),
  builtIn('string join', on('list: list, delimiter?: string, prefix?: string, suffix?: string', stringJoin)),
  builtIn(
    'trim',
    on('string: string', (call, text) => {
      spendOnReading(call, text);
      return trim(text);
    }),
  ),
  builtIn(
    'is blank',
    on('string: string', (call, text) => {
      spendOnReading(call, text);
      return BLANK.test(text);
    }),
  ),
  builtIn('to base64', on('value: string', toBase64)),
];

function substring(
  call: CallContext,
  text: string,
  startPosition: FeelNumber,
  length?: FeelNumber | null,
): string | null {
  spendOnReading(call, text);
  const start = truncated(startPosition);
  const count = length === undefined || length === null ? Infinity : truncated(length);
  const available = countCodePoints(text);
  if (start === 0) return call.fail('substring: the start position must not be 0');
  if (Math.abs(start) > available) return call.fail('substring: the start position is not in the string');
  if (count < 1) return call.fail('substring: the length must be at least 1');
  const from = start > 0 ? start - 1 : available + start;
  const to = Math.min(from + count, available);
  if (available === text.length) return text.slice(from, to);
  const begin = unitsOf(text, 0, from);
  return text.slice(begin, unitsOf(text, begin, to - from));
}

function truncated(value: FeelNumber): number {
  return typeof value === 'number' ? Math.trunc(value) : value.trunc().toNumber();
}

function countCodePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count += 1;
  return count;
}

/** Where so many code points after a place in UTF-16 code units end. */
function unitsOf(text: string, from: number, codePoints: number): number {
  let at = from;
  for (let count = 0; count < codePoints; count += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

/** Nulls in the list are passed over; the prefix and the suffix, Camunda's, enclose the result even when it is empty. */
function stringJoin(
  call: CallContext,
  list: FeelList,
  delimiter?: string | null,
  prefix?: string | null,
  suffix?: string | null,
): string | null {
  call.spend(list.length);
  const texts: string[] = [];
  for (const item of list) {
    if (typeof item === 'string') texts.push(item);
    else if (item !== null) return call.fail('string join: the list must contain strings only');
  }
  const between = delimiter ?? '';
  const ends = (prefix ?? '').length + (suffix ?? '').length;
  const total = texts.reduce((sum, text) => sum + text.length, ends);
  if (!mayBuild(call, 'string join', total + between.length * Math.max(texts.length - 1, 0))) return null;
  return `${prefix ?? ''}${texts.join(between)}${suffix ?? ''}`;
}

/** Spaces and control characters, as Camunda's does. */
function trim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 0x20) from += 1;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to -= 1;
  return text.slice(from, to);
}

/** What Java takes for white space, as Camunda's does: no-break spaces are none. */
const BLANK = /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/u;

/** Of the text in UTF-8. */
function toBase64(call: CallContext, text: string): string | null {
  // Four characters for three bytes, of which a code unit takes at most three.
  if (!mayBuild(call, 'to base64', text.length)) return null;
  const bytes = new TextEncoder().encode(text);
  if (!mayBuild(call, 'to base64', 4 * Math.ceil(bytes.length / 3))) return null;
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
