/**
 * The writes of many commits, reduced to what is left of them: at most one per record, gathered by table and
 * operation. put + patch = put, patch + patch = patch, anything + delete = delete, delete + put = put;
 * a patch of a deleted record is nothing.
 */
import { type EncodedCommit, type EncodedWrite, patched } from '../store-rules/encoded-commit.ts';
import type { PartialRow } from '../store-rules/row.ts';
import type { Table } from '../store-rules/table.ts';
import type { Change } from './transaction-order.ts';

export function collapseWrites(commits: readonly EncodedCommit[]): readonly Change[] {
  const tables = new Map<Table, Map<string, EncodedWrite>>();
  for (const commit of commits) {
    for (const write of commit.writes) {
      let left = tables.get(write.table);
      if (left === undefined) tables.set(write.table, (left = new Map<string, EncodedWrite>()));
      const earlier = left.get(write.key);
      left.set(write.key, earlier === undefined ? write : merged(earlier, write));
    }
  }
  return [...tables].flatMap(([table, left]) => changesOf(table, left.values()));
}

function merged(earlier: EncodedWrite, later: EncodedWrite): EncodedWrite {
  if (later.op !== 'patch' || earlier.op === 'delete') return later.op === 'patch' ? earlier : later;
  if (earlier.op === 'put') return { ...earlier, row: patched(earlier.row, later.row) };
  return { ...earlier, row: patched(earlier.row, later.row) };
}

function changesOf(table: Table, writes: Iterable<EncodedWrite>): readonly Change[] {
  const puts: PartialRow[] = [];
  const patches = new Map<string, { positions: readonly number[]; rows: PartialRow[] }>();
  const deletes: string[] = [];
  for (const write of writes) {
    if (write.op === 'put') puts.push(write.row);
    else if (write.op === 'delete') deletes.push(write.key);
    else gatherPatch(patches, table, write.row);
  }
  const changes: Change[] = [];
  if (deletes.length > 0) changes.push({ table: table.name, op: 'delete', values: JSON.stringify(deletes) });
  if (puts.length > 0) changes.push({ table: table.name, op: 'put', values: JSON.stringify(puts.flat()) });
  for (const { positions, rows } of patches.values()) {
    const values = rows.flatMap((row) => positions.map((position) => row[position] ?? null));
    changes.push({ table: table.name, op: 'patch', positions, values: JSON.stringify(values) });
  }
  return changes;
}

/** Patches of the same fields go together; the key's position leads. */
function gatherPatch(
  patches: Map<string, { positions: readonly number[]; rows: PartialRow[] }>,
  table: Table,
  row: PartialRow,
): void {
  const given = table.fields.filter((field) => field !== table.key && row[field.position] !== undefined);
  if (given.length === 0) return;
  const positions = [table.key.position, ...given.map((field) => field.position)];
  const id = positions.join();
  const gathered = patches.get(id);
  if (gathered === undefined) patches.set(id, { positions, rows: [row] });
  else gathered.rows.push(row);
}
