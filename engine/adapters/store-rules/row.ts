/**
 * How records are held: a row has one scalar per field of its table.
 *
 * R1. Keys stay decimal text, booleans are 0 or 1, lists and JSON are JSON text; null is absent.
 * R2. Text is well-formed Unicode without NUL: a lone surrogate, NUL, U+FFFE and U+FFFF become U+FFFD. The native
 *     SQLite binding ends the process over the first and cuts the text at the second; SQLite's patterns take
 *     the others for U+FFFD. JSON fields are not touched, their text escapes what it must.
 * R3. Numbers are what JSON makes of them: -0 is 0.
 * R4. A row shares nothing with the record it was made from nor with the records made from it.
 */
import type { Json } from '../../model/json.ts';
import type { FieldType } from '../../runtime/ports.ts';
import type { StoredRecord } from '../../runtime/query.ts';
import { isInt64Text } from './int64-text.ts';
import { StoreError } from '../../runtime/store-error.ts';
import type { Field, Table } from './table.ts';

export type Scalar = string | number | null;
export type Row = readonly Scalar[];
/** The row of a patch: `undefined` where the field is not given. */
export type PartialRow = readonly (Scalar | undefined)[];

const unstorable = /[\0\ufffe\uffff\p{Surrogate}]/gu;

export function wellFormed(text: string): string {
  return text.replace(unstorable, '\ufffd');
}

/** The whole record as a row; absent fields are null. Throws `INVALID_RECORD` where a value does not fit its field. */
export function wholeRow(table: Table, key: string, record: StoredRecord): Row {
  const row: Scalar[] = new Array<Scalar>(table.fields.length).fill(null);
  fill(row, table, key, record);
  return row;
}

/** The given fields as a row. Throws `INVALID_RECORD` where a value does not fit its field. */
export function partialRow(table: Table, key: string, record: StoredRecord): PartialRow {
  const row: (Scalar | undefined)[] = new Array<Scalar | undefined>(table.fields.length).fill(undefined);
  fill(row, table, key, record);
  return row;
}

function fill(row: (Scalar | undefined)[], table: Table, key: string, record: StoredRecord): void {
  for (const name in record) {
    const value: Json | undefined = record[name];
    if (value === undefined) continue;
    const field = table.byName.get(name);
    if (field === undefined) throw new StoreError('INVALID_RECORD', `${table.name} has no field '${name}'`);
    row[field.position] = scalarOf(table, field, value);
  }
  const identity = scalarOf(table, table.key, key);
  const given = row[table.key.position];
  if (given !== identity && given !== null && given !== undefined) {
    throw new StoreError(
      'INVALID_RECORD',
      `${table.name}: record '${String(given)}' is written under the key '${key}'`,
    );
  }
  row[table.key.position] = identity;
}

/** Throws `INVALID_RECORD` when the value does not fit the field. */
export function scalarOf(table: Table, field: Field, value: Json): Scalar {
  if (value === null) return null;
  if (field.type === 'json') return JSON.stringify(value);
  const scalar = field.type === 'list' ? listText(value) : comparable(field.type, value);
  const whole = field.type !== 'integer' && field.type !== 'time' ? true : Number.isSafeInteger(scalar);
  if (scalar === undefined || !whole) {
    throw new StoreError(
      'INVALID_RECORD',
      `${table.name}.${field.name} is of type ${field.type}, not ${shown(value)}`,
    );
  }
  return scalar;
}

/** The scalar a field of this type can be compared with, undefined when the value is of another kind. */
export function comparable(type: FieldType, value: Json): string | number | undefined {
  switch (type) {
    case 'key':
      return typeof value === 'string' && isInt64Text(value) ? value : undefined;
    case 'text':
      return typeof value === 'string' ? wellFormed(value) : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : undefined;
    case 'integer':
    case 'time':
    case 'number':
      return Number.isFinite(value) ? Number(value) + 0 : undefined;
    default:
      return undefined;
  }
}

function listText(value: Json): string | undefined {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return undefined;
  return JSON.stringify(value.map(wellFormed));
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

export function recordOf(table: Table, row: Row): StoredRecord {
  const record: Record<string, Json> = {};
  for (const field of table.fields) record[field.name] = jsonOf(field.type, row[field.position] ?? null);
  return record;
}

/** The same for some fields only; the values in their order. */
export function recordFrom(fields: readonly Field[], values: readonly Scalar[]): StoredRecord {
  return Object.fromEntries(fields.map((field, i) => [field.name, jsonOf(field.type, values[i] ?? null)]));
}

function jsonOf(type: FieldType, scalar: Scalar): Json {
  if (scalar === null) return null;
  switch (type) {
    case 'boolean':
      return scalar === 1;
    case 'list':
    case 'json':
      return JSON.parse(String(scalar)) as Json;
    default:
      return scalar;
  }
}
