import type { CheckedCondition } from '../store-rules/checked-condition.ts';
import { type EncodedWrite, patched } from '../store-rules/encoded-commit.ts';
import type { Row, Scalar } from '../store-rules/row.ts';
import type { Field, Table } from '../store-rules/table.ts';

type RowsByKey = Map<string, Row>;

/** The rows of one collection, by key and by the first field of each of its indexes. */
export class MemoryTable {
  readonly table: Table;
  private readonly rows: RowsByKey = new Map();
  private readonly hashes: ReadonlyMap<Field, Map<Scalar, RowsByKey>>;

  constructor(table: Table) {
    this.table = table;
    const leading = table.indexes.flatMap(([first]) => (first === undefined ? [] : [first]));
    this.hashes = new Map(leading.map((field) => [field, new Map<Scalar, RowsByKey>()]));
  }

  find(key: string): Row | null {
    return this.rows.get(key) ?? null;
  }

  apply(write: EncodedWrite): void {
    const before = this.find(write.key);
    if (write.op === 'patch' && before === null) return;
    if (before !== null) this.remove(write.key, before);
    if (write.op === 'put') this.insert(write.key, write.row);
    else if (write.op === 'patch' && before !== null) this.insert(write.key, patched(before, write.row));
  }

  private insert(key: string, row: Row): void {
    this.rows.set(key, row);
    for (const [field, byValue] of this.hashes) {
      const value = row[field.position] ?? null;
      const group = byValue.get(value);
      if (group === undefined) byValue.set(value, new Map([[key, row]]));
      else group.set(key, row);
    }
  }

  private remove(key: string, row: Row): void {
    this.rows.delete(key);
    for (const [field, byValue] of this.hashes) {
      const value = row[field.position] ?? null;
      const group = byValue.get(value);
      group?.delete(key);
      if (group?.size === 0) byValue.delete(value);
    }
  }

  /** All rows that can meet the condition, and others: those of the smallest group an equality in it names. */
  *candidates(condition: CheckedCondition | null): Iterable<Row> {
    const groups = condition === null ? [] : this.groupsNamed(condition);
    const smallest = groups.reduce((a, b) => (sizeOf(b) < sizeOf(a) ? b : a), groups[0] ?? [this.rows]);
    for (const rows of smallest) yield* rows.values();
  }

  private groupsNamed(condition: CheckedCondition): readonly RowsByKey[][] {
    if (condition.op === 'and') return condition.of.flatMap((inner) => this.groupsNamed(inner));
    if (condition.op === 'eq') return this.groupOf(condition.field, [condition.value]);
    return condition.op === 'oneOf' ? this.groupOf(condition.field, condition.values) : [];
  }

  private groupOf(field: Field, values: readonly (string | number)[]): readonly RowsByKey[][] {
    if (field === this.table.key) {
      const rows = values.map((value) => this.find(String(value))).filter((row) => row !== null);
      return [[new Map(rows.map((row) => [String(row[field.position]), row]))]];
    }
    const byValue = this.hashes.get(field);
    return byValue === undefined ? [] : [values.flatMap((value) => byValue.get(value) ?? [])];
  }
}

function sizeOf(group: readonly RowsByKey[]): number {
  return group.reduce((size, rows) => size + rows.size, 0);
}
