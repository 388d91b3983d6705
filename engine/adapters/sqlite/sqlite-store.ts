/**
 * The embedded store: one SQLite file, in the process. A writer thread owns the connection that writes; reads
 * run in the calling thread on a connection of their own (in WAL mode neither waits for the other).
 */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Collection, Commit, CommitOutcome, JobClaim, Store } from '../../runtime/ports.ts';
import type { Condition, Counted, Page, Query, StoredRecord } from '../../runtime/query.ts';
import { checkCondition, searchable } from '../store-rules/checked-condition.ts';
import { checkQuery, type CheckedQuery, pageOf } from '../store-rules/checked-query.ts';
import { encodeCommit } from '../store-rules/encoded-commit.ts';
import { comparable, recordFrom, recordOf, type Row, wellFormed } from '../store-rules/row.ts';
import { compareRows, sortCriteria } from '../store-rules/sort-criteria.ts';
import { StoreError } from '../../runtime/store-error.ts';
import { type Table, tableNamed, tableOf } from '../store-rules/table.ts';
import { rowFrom } from './columns.ts';
import type { DatabaseFile } from './connection.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

/** `file` and the folders above it are created where missing; beside it live `-wal`, `-shm` and `.lock` files. */
export function createSqliteStore(database: DatabaseFile): Store {
  return new SqliteStore(database);
}

class SqliteStore implements Store {
  private readonly database: DatabaseFile;
  private readonly tables = new Map<string, Table>();
  private threads: { readonly writer: Writer; readonly reader: Reader } | null = null;

  constructor(database: DatabaseFile) {
    this.database = database;
  }

  /** Throws `IN_USE`, `NEWER_SCHEMA`, `INVALID_RECORD`. A later call adds further collections. */
  async open(collections: readonly Collection[]): Promise<void> {
    const added = collections.map(tableOf);
    if (this.threads === null) await this.start(collections);
    else await this.threads.writer.open(collections);
    for (const table of added) this.tables.set(table.name, table);
  }

  private async start(collections: readonly Collection[]): Promise<void> {
    await mkdir(dirname(this.database.file), { recursive: true });
    const writer = new Writer(this.database, (table, keys) => this.opened().reader.findAll(table, keys));
    try {
      await writer.open(collections);
      this.threads = { writer, reader: new Reader(this.database) };
    } catch (error) {
      await writer.close();
      throw error;
    }
  }

  async commit(batch: readonly Commit[]): Promise<readonly CommitOutcome[]> {
    const { writer } = this.opened();
    return writer.commit(batch.map((commit) => encodeCommit(this.tables, commit)));
  }

  async find(collection: string, key: string): Promise<StoredRecord | null> {
    const { reader } = this.opened();
    const table = tableNamed(this.tables, collection);
    const identity = comparable(table.key.type, key);
    const row = identity === undefined ? null : reader.find(table, String(identity));
    return Promise.resolve(row === null ? null : recordOf(table, row));
  }

  async search(collection: string, query: Query): Promise<Page> {
    const { reader } = this.opened();
    const checked = checkQuery(this.tables, tableNamed(this.tables, collection), query);
    const rows = reader.page(checked);
    return Promise.resolve(pageOf(checked, rows, counted(reader, checked, rows)));
  }

  async list(
    collection: string,
    where: Condition,
    options: { limit?: number; sort?: Query['sort'] } = {},
  ): Promise<readonly StoredRecord[]> {
    const { reader } = this.opened();
    const table = tableNamed(this.tables, collection);
    const criteria = sortCriteria(table, options.sort);
    const rows = reader.list(table, checkCondition(this.tables, table, where), criteria, options.limit);
    return Promise.resolve(rows.map((row) => recordOf(table, row)));
  }

  async count(
    collection: string,
    where: Condition,
    by: readonly string[],
    distinct?: string,
  ): Promise<readonly Counted[]> {
    const { reader } = this.opened();
    const table = tableNamed(this.tables, collection);
    const fields = by.map((name) => searchable(table, name));
    const counted = distinct === undefined ? null : searchable(table, distinct);
    const groups = reader.groups(table, checkCondition(this.tables, table, where), fields, counted);
    return Promise.resolve(groups.map(({ values, count }) => ({ group: recordFrom(fields, values), count })));
  }

  async claimJobs(claim: JobClaim): Promise<readonly StoredRecord[]> {
    const { writer } = this.opened();
    const table = tableNamed(this.tables, 'jobs');
    const texts = await writer.claim({
      ...claim,
      type: wellFormed(claim.type),
      worker: wellFormed(claim.worker),
    });
    const rows = texts.map((text) => rowFrom(table, text));
    const criteria = sortCriteria(table);
    return rows.sort((a, b) => compareRows(criteria, a, b)).map((row) => recordOf(table, row));
  }

  /** Resolves when all is on disk, the log folded into the file and the file free for another process. */
  async close(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    if (threads === null) return;
    await threads.writer.close(() => threads.reader.close());
  }

  private opened(): { readonly writer: Writer; readonly reader: Reader } {
    if (this.threads === null) throw new StoreError('CLOSED', 'The store is not open');
    return this.threads;
  }
}

/** A page that is not full tells the total itself. */
function counted(reader: Reader, query: CheckedQuery, rows: readonly Row[]): number {
  const seen = query.from + rows.length;
  const fromStart = query.after === null && query.before === null;
  if (fromStart && rows.length < query.limit && (rows.length > 0 || query.from === 0)) return seen;
  return Math.max(reader.count(query), rows.length === 0 ? 0 : seen);
}
