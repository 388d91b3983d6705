import type { Json, StoredRecord } from '../../../engine/index.ts';
import { storedName, type Field, type Resource } from '../../../schemas/v2/field.ts';

/** A stored record as the wire shows it: every field of the table, in its order. */
export function present(resource: Resource, record: StoredRecord): Record<string, Json> {
  const wire: Record<string, Json> = {};
  for (const [name, field] of Object.entries(resource.fields)) wire[name] = presentField(name, field, record);
  return wire;
}

function presentField(name: string, field: Field, record: StoredRecord): Json {
  if (field.constant !== undefined) return field.constant;
  const value = record[storedName(name, field)] ?? null;
  if (value !== null) return field.type === 'time' ? isoTime(Number(value)) : value;
  if (field.fallbackField !== undefined) return record[field.fallbackField] ?? null;
  if (field.fallback !== undefined) return field.fallback;
  if (field.nullable) return null;
  return emptyOf(field);
}

function emptyOf(field: Field): Json {
  if (field.type === 'texts') return [];
  return field.type === 'object' ? {} : null;
}

/** A field that every record of its collection has. */
export function textOf(record: StoredRecord, field: string): string {
  const value = record[field];
  if (typeof value !== 'string') throw new Error(`A record without ${field}`);
  return value;
}

export function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
