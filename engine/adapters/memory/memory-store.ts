/**
 * The store in plain maps, for tests and simulations: what a store on disk answers, without the disk.
 * Nothing survives the process. Rows are never handed out, only records made from them.
 */
import type { Collection, Commit, CommitOutcome, JobClaim, Store } from '../../runtime/ports.ts';
import type { Condition, Counted, Page, Query, StoredRecord } from '../../runtime/query.ts';
import { checkCondition, type CheckedCondition, searchable } from '../store-rules/checked-condition.ts';
import { checkQuery, type CheckedQuery, pageOf } from '../store-rules/checked-query.ts';
import { encodeCommit, type EncodedCommit, guardHolds } from '../store-rules/encoded-commit.ts';
import { claimCondition, claimPatch, jobsTable } from '../store-rules/job-claim.ts';
import { recordFrom, recordOf, type Row, type Scalar, wellFormed } from '../store-rules/row.ts';
import { compareRows, reversed, sortCriteria } from '../store-rules/sort-criteria.ts';
import { StoreError } from '../../runtime/store-error.ts';
import { type Field, type Table, tableNamed, tableOf } from '../store-rules/table.ts';
import { MemoryTable } from './memory-table.ts';
import { rowFilter } from './row-filter.ts';

export function createMemoryStore(): Store {
  return new MemoryStore();
}

class MemoryStore implements Store {
  private readonly tables = new Map<string, Table>();
  private readonly contents = new Map<Table, MemoryTable>();
  private isOpen = false;

  async open(collections: readonly Collection[]): Promise<void> {
    await Promise.resolve();
    for (const collection of collections) {
      if (this.tables.has(collection.name)) continue;
      const table = tableOf(collection);
      this.tables.set(table.name, table);
      this.contents.set(table, new MemoryTable(table));
    }
    this.isOpen = true;
  }

  async commit(batch: readonly Commit[]): Promise<readonly CommitOutcome[]> {
    this.requireOpen();
    const encoded = batch.map((commit) => encodeCommit(this.tables, commit));
    const outcomes = encoded.map((commit) => this.apply(commit));
    return Promise.resolve(outcomes);
  }

  private apply(commit: EncodedCommit): CommitOutcome {
    const holds = commit.guards.every((guard) =>
      guardHolds(guard, this.contentsOf(guard.table).find(guard.key)),
    );
    if (!holds) return 'conflict';
    for (const write of commit.writes) this.contentsOf(write.table).apply(write);
    return 'committed';
  }

  async find(collection: string, key: string): Promise<StoredRecord | null> {
    this.requireOpen();
    const table = tableNamed(this.tables, collection);
    const row = this.contentsOf(table).find(wellFormed(key));
    return Promise.resolve(row === null ? null : recordOf(table, row));
  }

  async search(collection: string, query: Query): Promise<Page> {
    this.requireOpen();
    const checked = checkQuery(this.tables, tableNamed(this.tables, collection), query);
    const rows = this.rowsWhere(checked.table, checked.where);
    return Promise.resolve(pageOf(checked, pageRows(checked, rows), rows.length));
  }

  async list(
    collection: string,
    where: Condition,
    options: { limit?: number; sort?: Query['sort'] } = {},
  ): Promise<readonly StoredRecord[]> {
    this.requireOpen();
    const table = tableNamed(this.tables, collection);
    const criteria = sortCriteria(table, options.sort);
    const rows = this.rowsWhere(table, checkCondition(this.tables, table, where));
    rows.sort((a, b) => compareRows(criteria, a, b));
    return Promise.resolve(rows.slice(0, options.limit).map((row) => recordOf(table, row)));
  }

  async count(
    collection: string,
    where: Condition,
    by: readonly string[],
    distinct?: string,
  ): Promise<readonly Counted[]> {
    this.requireOpen();
    const table = tableNamed(this.tables, collection);
    const fields = by.map((name) => searchable(table, name));
    const counted = searchable(table, distinct ?? table.key.name);
    const groups = new Map<string, { readonly first: Row; readonly values: Set<Scalar> }>();
    const rows = this.rowsWhere(table, checkCondition(this.tables, table, where));
    const valueOf = (row: Row, { position }: Field): Scalar => row[position] ?? null;
    for (const row of rows) {
      const name = JSON.stringify(fields.map((field) => valueOf(row, field)));
      const group = groups.get(name) ?? { first: row, values: new Set() };
      groups.set(name, group);
      if (valueOf(row, counted) !== null) group.values.add(valueOf(row, counted));
    }
    if (fields.length === 0 && rows.length === 0) return Promise.resolve([{ group: {}, count: 0 }]);
    const criteria = fields.map((field) => ({ field, descending: false }));
    const sorted = [...groups.values()].sort((a, b) => compareRows(criteria, a.first, b.first));
    return Promise.resolve(
      sorted.map(({ first, values }) => ({
        group: recordFrom(
          fields,
          fields.map((field) => valueOf(first, field)),
        ),
        count: values.size,
      })),
    );
  }

  async claimJobs(claim: JobClaim): Promise<readonly StoredRecord[]> {
    this.requireOpen();
    const table = jobsTable(this.tables);
    const free = this.rowsWhere(table, checkCondition(this.tables, table, claimCondition(claim)));
    const criteria = sortCriteria(table);
    const claimed = free.sort((a, b) => compareRows(criteria, a, b)).slice(0, claim.limit);
    const patch = claimPatch(claim);
    const writes = claimed.map((row) => {
      const key = String(row[table.key.position]);
      return { op: 'patch', collection: table.name, key, record: patch } as const;
    });
    this.apply(encodeCommit(this.tables, { guards: [], writes }));
    const rows = writes.map(({ key }) => this.contentsOf(table).find(key)).filter((row) => row !== null);
    return Promise.resolve(rows.map((row) => recordOf(table, row)));
  }

  async close(): Promise<void> {
    this.isOpen = false;
    await Promise.resolve();
  }

  private rowsWhere(table: Table, where: CheckedCondition | null): Row[] {
    const rows: Row[] = [];
    const meets =
      where === null ? () => true : rowFilter(where, (other, inner) => this.rowsWhere(other, inner));
    for (const row of this.contentsOf(table).candidates(where)) if (meets(row)) rows.push(row);
    return rows;
  }

  private contentsOf(table: Table): MemoryTable {
    const contents = this.contents.get(table);
    if (contents === undefined) throw new StoreError('CLOSED', `The collection '${table.name}' is not open`);
    return contents;
  }

  private requireOpen(): void {
    if (!this.isOpen) throw new StoreError('CLOSED', 'The store is not open');
  }
}

function pageRows(query: CheckedQuery, rows: readonly Row[]): readonly Row[] {
  const criteria = query.before === null ? query.criteria : reversed(query.criteria);
  const start = query.before ?? query.after;
  const behind =
    start === null ? rows : rows.filter((row) => compareRows(criteria, row, markerRow(query, start)) > 0);
  const page = behind
    .toSorted((a, b) => compareRows(criteria, a, b))
    .slice(query.from, query.from + query.limit);
  return query.before === null ? page : page.reverse();
}

/** A row that holds the sort values of a cursor where compared. */
function markerRow(query: CheckedQuery, values: readonly Scalar[]): Row {
  const row: Scalar[] = [];
  for (const [i, { field }] of query.criteria.entries()) row[field.position] = values[i] ?? null;
  return row;
}
