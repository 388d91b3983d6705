import type { Values } from '../api/types.ts';

interface TypedLine {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

interface Field {
  readonly key?: unknown;
  readonly label?: unknown;
  readonly dateLabel?: unknown;
  readonly components?: unknown;
}

const isField = (value: unknown): value is Field => typeof value === 'object' && value !== null;

function* fieldsOf(schema: unknown): Generator<Field> {
  if (!isField(schema) || !Array.isArray(schema.components)) return;
  for (const field of schema.components) {
    if (!isField(field)) continue;
    yield field;
    yield* fieldsOf(field);
  }
}

function textOf(value: unknown, words: { yes: string; no: string }): string {
  if (value === true) return words.yes;
  if (value === false) return words.no;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** What somebody typed into a form, label by label, to read or copy where the form itself is no longer there. */
export function typedLines(schema: unknown, values: Values, words: { yes: string; no: string }): readonly TypedLine[] {
  return [...fieldsOf(schema)].flatMap((field) => {
    const { key } = field;
    if (typeof key !== 'string') return [];
    const value = values[key];
    if (value === undefined || value === null || value === '') return [];
    const label = field.label ?? field.dateLabel;
    return [{ key, label: typeof label === 'string' ? label : key, text: textOf(value, words) }];
  });
}
