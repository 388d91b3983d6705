/** Carries out transaction orders on the one connection that writes. Knows no threads. */
import type { JobClaim } from '../../runtime/ports.ts';
import type { Scalar } from '../store-rules/row.ts';
import { fieldNamed, tableNamed, type Tables } from '../store-rules/table.ts';
import type { Connection, RawStatement } from './connection.ts';
import type { Change, Check, RowTexts, TransactionOrder, TransactionReport } from './transaction-order.ts';
import { claimSql, deleteSql, patchSql, putSql, rowsPerStatement, violationSql } from './write-sql.ts';

export class DatabaseWriter {
  private readonly connection: Connection;
  private readonly tables: Tables;
  private readonly statements = new Map<string, RawStatement>();
  /** Between an order that was refused and the one that says `again`. */
  private refusing = false;

  constructor(connection: Connection, tables: Tables) {
    this.connection = connection;
    this.tables = tables;
  }

  /** Carries out the orders in one transaction. Throws when it failed; then nothing of any was written. */
  execute(orders: readonly TransactionOrder[]): readonly TransactionReport[] {
    // A claim lost with the power is a job handed out once more, which is harmless: no need to wait for the disk.
    const durable = orders.some(({ changes }) => changes.length > 0);
    if (!durable) this.connection.exec('PRAGMA synchronous = NORMAL');
    const { refusing } = this;
    try {
      return this.inTransaction(() => orders.map((order) => this.carryOut(order)));
    } catch (error) {
      this.refusing = refusing;
      throw error;
    } finally {
      if (!durable) this.connection.exec('PRAGMA synchronous = FULL');
    }
  }

  private inTransaction<T>(work: () => T): T {
    this.connection.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.connection.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite itself rolls back on some errors, a full disk among them.
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
      throw error;
    }
  }

  private carryOut({ again, checks, changes, claims }: TransactionOrder): TransactionReport {
    this.refusing = (this.refusing && !again) || checks.some((check) => this.isViolated(check));
    if (this.refusing) return { done: false };
    for (const change of changes) this.change(change);
    return { done: true, claimed: claims.map((claim) => this.claim(claim)) };
  }

  private isViolated(check: Check): boolean {
    const table = tableNamed(this.tables, check.table);
    const [row] = this.statement(violationSql(table, fieldNamed(table, check.field))).all([check.pairs]);
    return (row as [number])[0] === 1;
  }

  private change(change: Change): void {
    const table = tableNamed(this.tables, change.table);
    if (change.op === 'delete') {
      this.statement(deleteSql(table)).run([change.values]);
      return;
    }
    const values = JSON.parse(change.values) as Scalar[];
    if (change.op === 'put') {
      this.writeRows(values, table.fields.length, (rows) => putSql(table, rows));
    } else {
      const fields = change.positions.map((position) => table.fields[position] ?? table.key);
      this.writeRows(values, fields.length, (rows) => patchSql(table, fields, rows));
    }
  }

  private writeRows(values: readonly Scalar[], width: number, sqlFor: (rows: number) => string): void {
    let at = 0;
    for (const rows of rowsPerStatement) {
      const size = rows * width;
      if (values.length - at < size) continue;
      const statement = this.statement(sqlFor(rows));
      for (; values.length - at >= size; at += size) statement.run(values.slice(at, at + size));
    }
  }

  private claim(claim: JobClaim): RowTexts {
    const tenants = claim.tenantIds === null ? [] : [JSON.stringify(claim.tenantIds)];
    const statement = this.statement(claimSql(tableNamed(this.tables, 'jobs'), claim.tenantIds !== null));
    const { worker, deadline, type, now, limit } = claim;
    return texts(statement.all([worker, deadline, deadline, type, now, ...tenants, limit]));
  }

  private statement(sql: string): RawStatement {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      if (statement.reader) statement.raw();
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

function texts(rows: unknown[]): RowTexts {
  return (rows as [string][]).map(([text]) => text);
}
