/**
 * Which commits of a batch go through, each guard judged as if the accepted commits before it were written.
 *
 * Nearly always all guards hold, so the first round does not read: it assumes of each guarded record what its
 * first guard claims, and hands out these assumptions to be verified in the transaction that writes.
 * G1. When all assumptions are true, the outcomes are true.
 * G2. Settled with the stored rows themselves, nothing is assumed.
 */
import type { CommitOutcome } from '../../runtime/ports.ts';
import {
  type EncodedCommit,
  type EncodedGuard,
  type EncodedWrite,
  patched,
  sameScalar,
} from '../store-rules/encoded-commit.ts';
import type { PartialRow, Row, Scalar } from '../store-rules/row.ts';
import type { Field, Table } from '../store-rules/table.ts';

/** The record's `field` has this value; null: there is no such record. */
export interface Assumption {
  readonly table: Table;
  readonly key: string;
  readonly field: Field;
  readonly value: Scalar;
}

export interface Settlement {
  readonly outcomes: readonly CommitOutcome[];
  readonly assumptions: readonly Assumption[];
}

/** Rows of the guarded records; a record that is not there does not exist. */
export type StoredRows = ReadonlyMap<Table, ReadonlyMap<string, Row>>;

/** What is known of a guarded record at one point of the batch. */
interface Known {
  exists: boolean | undefined;
  row: PartialRow;
}

/** Throws nothing. `stored` null: assume. */
export function settleGuards(commits: readonly EncodedCommit[], stored: StoredRows | null): Settlement {
  const assumptions: Assumption[] = [];
  const guarded = new Map<Table, Map<string, Known>>();
  for (const { guards } of commits) for (const guard of guards) remember(guarded, guard, stored);
  const outcomes = commits.map(({ guards, writes }): CommitOutcome => {
    if (!guards.every((guard) => holds(guard, guarded, assumptions))) return 'conflict';
    for (const write of writes) {
      const known = guarded.get(write.table)?.get(write.key);
      if (known !== undefined) apply(write, known);
    }
    return 'committed';
  });
  return { outcomes, assumptions };
}

function remember(
  guarded: Map<Table, Map<string, Known>>,
  { table, key }: EncodedGuard,
  stored: StoredRows | null,
): void {
  let records = guarded.get(table);
  if (records === undefined) guarded.set(table, (records = new Map<string, Known>()));
  if (records.has(key)) return;
  const row = stored?.get(table)?.get(key);
  records.set(key, { exists: stored === null ? undefined : row !== undefined, row: row ?? [] });
}

function holds(
  guard: EncodedGuard,
  guarded: Map<Table, Map<string, Known>>,
  assumptions: Assumption[],
): boolean {
  const { table, key, field, value } = guard;
  const known = guarded.get(table)?.get(key);
  if (known === undefined || known.exists === false) return value === null;
  if (value === null) {
    if (known.exists === true) return false;
    assumptions.push({ table, key, field: table.key, value: null });
    Object.assign(known, { exists: false, row: [] });
    return true;
  }
  const current = known.row[field.position];
  if (current !== undefined && !sameScalar(field, current, value)) return false;
  if (current === undefined) {
    assumptions.push({ table, key, field, value });
    known.row = withScalar(table, known.row, field, value);
  } else if (known.exists === undefined) {
    // Only patched so far: the value is known, if there is a record at all.
    assumptions.push({ table, key, field: table.key, value: key });
  }
  known.exists = true;
  return true;
}

function withScalar(table: Table, row: PartialRow, field: Field, value: Scalar): PartialRow {
  return table.fields.map(({ position }) => (position === field.position ? value : row[position]));
}

function apply(write: EncodedWrite, known: Known): void {
  if (write.op === 'put') Object.assign(known, { exists: true, row: write.row });
  else if (write.op === 'delete') Object.assign(known, { exists: false, row: [] });
  else if (known.exists !== false) {
    const row = write.table.fields.map(({ position }) => known.row[position]);
    known.row = patched(row, write.row);
  }
}
