import { isPlainName } from '../syntax/names.ts';
import { FeelFunction } from './function.ts';
import { isTemporal } from './kind.ts';
import { isNumber, numberText } from './number.ts';
import { FeelRange } from './range.ts';
import type { FeelValue } from './value.ts';

/** Is told of the characters and items before they are walked; may throw. */
type Spend = (steps: number) => void;

const unlimited: Spend = () => undefined;

/**
 * `string(…)` (DMN 1.5 §10.3.4.1): a string as it is; everything else as FEEL writes it, `[1, "a", null]`,
 * `{a: 1, "b c": @"2026-02-03"}`; dates, times and durations bare where they stand alone. Null for null.
 * A range is text that `range(…)` reads, `[1..5)`, `(..5]`. Of a function only the names of its parameters are told.
 */
export function feelText(value: FeelValue, spend: Spend = unlimited): string | null {
  if (value === null || typeof value === 'string') return value;
  return isTemporal(value) ? value.toString() : literal(value, spend);
}

/** As it is written in FEEL. */
function literal(value: FeelValue, spend: Spend): string {
  spend(1);
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value, spend);
  if (Array.isArray(value))
    return `[${(value as readonly FeelValue[]).map((item) => literal(item, spend)).join(', ')}]`;
  if (value instanceof FeelRange) return rangeText(value, spend);
  if (value instanceof FeelFunction) return functionText(value);
  if (isNumber(value)) return numberText(value);
  if (isTemporal(value)) return `@"${value.toString()}"`;
  return typeof value === 'boolean' ? String(value) : contextText(Object.entries(value), spend);
}

function contextText(entries: readonly (readonly [string, FeelValue])[], spend: Spend): string {
  const texts = entries.map(([name, entry]) => {
    const key = isPlainName(name) ? name : quoted(name, spend);
    return `${key}: ${literal(entry, spend)}`;
  });
  return `{${texts.join(', ')}}`;
}

function rangeText({ start, startIncluded, end, endIncluded }: FeelRange, spend: Spend): string {
  const from = start === null ? '' : literal(start, spend);
  const to = end === null ? '' : literal(end, spend);
  return `${startIncluded ? '[' : '('}${from}..${to}${endIncluded ? ']' : ')'}`;
}

function functionText({ parameters }: FeelFunction): string {
  return `function(${(parameters ?? []).map(({ name }) => name).join(', ')})`;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function quoted(text: string, spend: Spend): string {
  spend(text.length);
  return `"${text.replace(/["\\\n\r\t]/g, (character) => escapes[character] ?? character)}"`;
}
