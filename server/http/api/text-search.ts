import type { Condition } from '../../../engine/index.ts';

/**
 * Stores compare letters as they are; people type them as they come. Each field is asked for the text as
 * typed, in capitals (case keys), in small letters and with a capital first (names).
 */
export function containing(search: string, fields: readonly string[]): Condition {
  const text = search.trim();
  const small = text.toLowerCase();
  const spellings = new Set([
    text,
    text.toUpperCase(),
    small,
    small.charAt(0).toUpperCase() + small.slice(1),
  ]);
  return {
    op: 'or',
    of: fields.flatMap((field) =>
      [...spellings].map((spelling): Condition => ({ op: 'like', field, value: `*${literal(spelling)}*` })),
    ),
  };
}

function literal(text: string): string {
  return text.replace(/[*?\\]/g, '\\$&');
}
