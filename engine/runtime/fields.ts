import type { Key } from '../model/ids.ts';
import type { StoredRecord } from './query.ts';

/** Reads a text field that the record must have. */
export function textOf(record: StoredRecord, field: string): string {
  const value = record[field];
  if (typeof value !== 'string') throw new Error(`A stored record has no ${field}`);
  return value;
}

/** Reads a key field that the record must have. */
export function keyOf(record: StoredRecord, field: string): Key {
  return textOf(record, field) as Key;
}
