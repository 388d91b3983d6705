/** Commits held against the schema, before anything is written: a batch with a bad record is refused as a whole. */
import { isDeepStrictEqual } from 'node:util';
import type { Commit, Guard, Write } from '../../runtime/ports.ts';
import { partialRow, type PartialRow, type Row, type Scalar, scalarOf, wholeRow } from './row.ts';
import { StoreError } from '../../runtime/store-error.ts';
import { type Field, fieldNamed, type Table, tableNamed, type Tables } from './table.ts';

export interface EncodedGuard {
  readonly table: Table;
  readonly key: string;
  readonly field: Field;
  /** null: the record must not exist. */
  readonly value: Scalar;
}

export type EncodedWrite =
  | { readonly op: 'put'; readonly table: Table; readonly key: string; readonly row: Row }
  | { readonly op: 'patch'; readonly table: Table; readonly key: string; readonly row: PartialRow }
  | { readonly op: 'delete'; readonly table: Table; readonly key: string };

export interface EncodedCommit {
  readonly guards: readonly EncodedGuard[];
  readonly writes: readonly EncodedWrite[];
}

/** Throws `INVALID_RECORD` or `INVALID_QUERY` for what does not fit the schema. */
export function encodeCommit(tables: Tables, commit: Commit): EncodedCommit {
  return {
    guards: commit.guards.map((guard) => encodeGuard(tables, guard)),
    writes: commit.writes.map((write) => encodeWrite(tables, write)),
  };
}

function encodeGuard(tables: Tables, guard: Guard): EncodedGuard {
  const table = tableNamed(tables, guard.collection);
  const field = fieldNamed(table, guard.field);
  return { table, key: identity(table, guard.key), field, value: scalarOf(table, field, guard.value) };
}

function encodeWrite(tables: Tables, write: Write): EncodedWrite {
  const table = tableNamed(tables, write.collection);
  const key = identity(table, write.key);
  switch (write.op) {
    case 'put':
      return { op: 'put', table, key, row: wholeRow(table, key, write.record) };
    case 'patch':
      return { op: 'patch', table, key, row: partialRow(table, key, write.record) };
    case 'delete':
      return { op: 'delete', table, key };
  }
}

function identity(table: Table, key: string): string {
  const scalar = scalarOf(table, table.key, key);
  if (typeof scalar === 'string') return scalar;
  throw new StoreError('INVALID_RECORD', `${table.name}: a record needs a key`);
}

/** True when the guard holds for the record as it is stored (null: there is none). */
export function guardHolds(guard: EncodedGuard, row: PartialRow | null): boolean {
  if (guard.value === null || row === null) return guard.value === null && row === null;
  return sameScalar(guard.field, row[guard.field.position] ?? null, guard.value);
}

export function sameScalar(field: Field, a: Scalar, b: Scalar): boolean {
  if (a === b || field.type !== 'json' || a === null || b === null) return a === b;
  return isDeepStrictEqual(JSON.parse(String(a)), JSON.parse(String(b)));
}

export function patched<R extends PartialRow>(row: R, patch: PartialRow): R {
  const result: unknown = row.map((scalar, position) =>
    patch[position] === undefined ? scalar : patch[position],
  );
  return result as R;
}
