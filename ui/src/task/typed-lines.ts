import type { Values } from '../api/wire.ts';
import { fieldsOf, labelOf } from './form-fields.ts';

interface TypedLine {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

function textOf(value: Values[string], words: { yes: string; no: string }): string {
  if (value === true) return words.yes;
  if (value === false) return words.no;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** What somebody typed into a form, label by label, to read or copy where the form itself is no longer there. */
export function typedLines(
  schema: unknown,
  values: Values,
  words: { yes: string; no: string },
): readonly TypedLine[] {
  return [...fieldsOf(schema)].flatMap((field) => {
    const { key } = field;
    if (typeof key !== 'string') return [];
    const value = values[key];
    if (value === undefined || value === null || value === '') return [];
    return [{ key, label: labelOf(field), text: textOf(value, words) }];
  });
}
