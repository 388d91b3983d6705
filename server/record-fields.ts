import type { StoredRecord } from '../engine/index.ts';

/** Reads the fields of stored records as what the wire shows: times in ISO 8601, keys and texts as strings. */
export function textOf(record: StoredRecord, field: string): string {
  return findText(record, field) ?? '';
}

export function findText(record: StoredRecord, field: string): string | null {
  const value = record[field];
  return typeof value === 'string' ? value : null;
}

export function numberOf(record: StoredRecord, field: string): number {
  const value = record[field];
  return typeof value === 'number' ? value : 0;
}

export function findNumber(record: StoredRecord, field: string): number | null {
  const value = record[field];
  return typeof value === 'number' ? value : null;
}

export function textsOf(record: StoredRecord, field: string): string[] {
  const value = record[field];
  return Array.isArray(value) ? value.map(String) : [];
}

export function timeOf(record: StoredRecord, field: string): string {
  return new Date(numberOf(record, field)).toISOString();
}

export function findTime(record: StoredRecord, field: string): string | null {
  const value = findNumber(record, field);
  return value === null ? null : new Date(value).toISOString();
}
