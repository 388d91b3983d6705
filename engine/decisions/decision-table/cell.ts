import { readDateTime } from '../../expressions/feel/values/date-time.ts';
import { readDate } from '../../expressions/feel/values/date.ts';
import { readDuration } from '../../expressions/feel/values/duration.ts';
import { readNumber } from '../../expressions/feel/values/number.ts';
import { readTime } from '../../expressions/feel/values/time.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import { splitTests } from './split-tests.ts';

/** A value written down, or the values between two: an end that is null is open. */
export type CellTest =
  | { readonly kind: 'constant'; readonly value: FeelValue }
  | {
      readonly kind: 'interval';
      readonly start: FeelValue;
      readonly startIncluded: boolean;
      readonly end: FeelValue;
      readonly endIncluded: boolean;
    };

/** An input entry that says by itself which values it takes, whatever else is known: those of one test, or of none. */
export interface Cell {
  readonly negated: boolean;
  readonly tests: readonly CellTest[];
}

/** The entry `-`, and one left empty. */
export function isIrrelevant(text: string): boolean {
  return text.trim() === '' || text.trim() === '-';
}

/** Null for an entry that has to be evaluated. Not called for irrelevant ones. */
export function readCell(text: string): Cell | null {
  const inner = /^not\s*\(([\s\S]*)\)$/.exec(text.trim())?.[1];
  const tests = splitTests(inner ?? text)?.map(readTest);
  if (!tests?.every((test) => test !== null)) return null;
  return { negated: inner !== undefined, tests };
}

function readTest(text: string): CellTest | null {
  const [, operator, operand = ''] = /^(<=|>=|<|>|=)?([\s\S]*)$/.exec(text.trim()) ?? [];
  if (operator === undefined) return readInterval(operand) ?? constantOf(readLiteral(operand));
  const value = readLiteral(operand);
  if (value === undefined) return null;
  if (operator === '=') return constantOf(value);
  const isIncluded = operator.length === 2;
  if (typeof value === 'boolean' || value === null) return null;
  return operator.startsWith('<')
    ? { kind: 'interval', start: null, startIncluded: false, end: value, endIncluded: isIncluded }
    : { kind: 'interval', start: value, startIncluded: isIncluded, end: null, endIncluded: false };
}

function constantOf(value: FeelValue | undefined): CellTest | null {
  return value === undefined ? null : { kind: 'constant', value };
}

function readInterval(text: string): CellTest | null {
  const [, open, from = '', to = '', close] =
    /^([[\](])([\s\S]+?)\.\.([\s\S]+)([[\])])$/.exec(text.trim()) ?? [];
  const start = readLiteral(from);
  const end = readLiteral(to);
  if (open === undefined || start === undefined || end === undefined) return null;
  if (typeof start === 'boolean' || typeof end === 'boolean' || start === null || end === null) return null;
  return { kind: 'interval', start, startIncluded: open === '[', end, endIncluded: close === ']' };
}

const temporal: Readonly<Record<string, (text: string) => FeelValue>> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  duration: readDuration,
  '@': (text) => readDate(text) ?? readTime(text) ?? readDateTime(text) ?? readDuration(text),
};

/** Null, a string without escapes, a number, a boolean, a date, time or duration; undefined for all else. */
export function readLiteral(given: string): FeelValue | undefined {
  const text = given.trim();
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  const string = /^"([^"\\]*)"$/.exec(text)?.[1];
  if (string !== undefined) return string;
  const [, name, argument = ''] =
    /^(date|time|duration|date and time|@)\s*(?=[("])\(?\s*"([^"\\]*)"\s*\)?$/.exec(text) ?? [];
  const isCall = text.endsWith(')');
  if (name !== undefined)
    return isCall === (name !== '@') ? (temporal[name]?.(argument) ?? undefined) : undefined;
  return /^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? (readNumber(text) ?? undefined) : undefined;
}
