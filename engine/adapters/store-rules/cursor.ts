/** Cursors: base64 of the JSON array of a record's sort values, its key last. */
import type { FieldType } from '../../runtime/ports.ts';
import { isInt64Text } from './int64-text.ts';
import type { Row, Scalar } from './row.ts';
import type { Criterion } from './sort-criteria.ts';
import { StoreError } from '../../runtime/store-error.ts';

export function cursorOf(criteria: readonly Criterion[], row: Row): string {
  const values = criteria.map(({ field }) => row[field.position] ?? null);
  return Buffer.from(JSON.stringify(values)).toString('base64');
}

/** The sort values of the record a cursor stands at. Throws `INVALID_CURSOR` when it is not one of this order. */
export function cursorPosition(criteria: readonly Criterion[], cursor: string): readonly Scalar[] {
  const values = parsed(cursor);
  const fits =
    Array.isArray(values) &&
    values.length === criteria.length &&
    criteria.every(({ field }, i) => isScalarOf(field.type, values[i]));
  if (!fits)
    throw new StoreError('INVALID_CURSOR', `The cursor '${cursor.slice(0, 100)}' is not one of this search`);
  return values as readonly Scalar[];
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64').toString());
  } catch {
    return undefined;
  }
}

function isScalarOf(type: FieldType, value: unknown): boolean {
  if (value === null) return true;
  if (type === 'key') return typeof value === 'string' && isInt64Text(value);
  return type === 'text' ? typeof value === 'string' : Number.isFinite(value);
}
