/** Reads, in the main thread: each sees all transactions that had ended when it began, and waits for none. */
import { type CheckedCondition } from '../store-rules/checked-condition.ts';
import type { CheckedQuery } from '../store-rules/checked-query.ts';
import type { Row, Scalar } from '../store-rules/row.ts';
import { StoreError } from '../../runtime/store-error.ts';
import type { Criterion } from '../store-rules/sort-criteria.ts';
import type { Field, Table } from '../store-rules/table.ts';
import { asColumn, quoted, rowExpression, rowFrom, valuesFrom } from './columns.ts';
import type { Sql } from './condition-sql.ts';
import { type Connection, type DatabaseFile, openForReading, type RawStatement } from './connection.ts';
import { countSql, groupSql, listSql, pageSql } from './search-sql.ts';

/** Prepared statements kept; the oldest goes first. */
const mostStatements = 500;

export class Reader {
  private readonly connection: Connection;
  private readonly statements = new Map<string, RawStatement>();

  constructor(database: DatabaseFile) {
    this.connection = openForReading(database);
  }

  find(table: Table, key: string): Row | null {
    const source = `${quoted(table.name)} WHERE ${quoted(table.key.name)} = ?`;
    const [row] = this.rows(table, {
      text: `SELECT ${rowExpression(table)} FROM ${source}`,
      parameters: [key],
    });
    return row ?? null;
  }

  /** The records of these keys that exist. */
  findAll(table: Table, keys: readonly string[]): readonly Row[] {
    const listed = `SELECT ${asColumn(table.key, 'value')} FROM json_each(?)`;
    const source = `${quoted(table.name)} WHERE ${quoted(table.key.name)} IN (${listed})`;
    return this.rows(table, {
      text: `SELECT ${rowExpression(table)} FROM ${source}`,
      parameters: [JSON.stringify(keys)],
    });
  }

  page(query: CheckedQuery): readonly Row[] {
    const rows = this.rows(query.table, pageSql(query));
    return query.before === null ? rows : rows.toReversed();
  }

  /** Up to one more than `countedAtMost`. */
  count(query: CheckedQuery): number {
    const [row] = this.all(countSql(query));
    return (row as [number])[0];
  }

  list(
    table: Table,
    where: CheckedCondition,
    criteria: readonly Criterion[],
    limit?: number,
  ): readonly Row[] {
    return this.rows(table, listSql(table, where, criteria, limit));
  }

  groups(
    table: Table,
    where: CheckedCondition,
    by: readonly Field[],
    distinct: Field | null,
  ): readonly { readonly values: readonly Scalar[]; readonly count: number }[] {
    const rows = this.all(groupSql(table, where, by, distinct)) as [string, number][];
    return rows.map(([text, count]) => ({ values: valuesFrom(by, text), count }));
  }

  close(): void {
    this.statements.clear();
    this.connection.close();
  }

  private rows(table: Table, sql: Sql): readonly Row[] {
    return this.all(sql).map((row) => rowFrom(table, (row as [string])[0]));
  }

  private all({ text, parameters }: Sql): unknown[] {
    try {
      return this.statement(text).all(parameters);
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new StoreError('UNAVAILABLE', `The store could not be read: ${message}`, { cause });
    }
  }

  private statement(sql: string): RawStatement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const [oldest] = this.statements.keys();
    if (this.statements.size >= mostStatements && oldest !== undefined) this.statements.delete(oldest);
    const statement = this.connection.prepare(sql).raw();
    this.statements.set(sql, statement);
    return statement;
  }
}
