/** A query held against the schema, with its defaults filled in. */
import type { Page, Query } from '../../runtime/query.ts';
import { checkCondition, type CheckedCondition } from './checked-condition.ts';
import { cursorOf, cursorPosition } from './cursor.ts';
import { recordOf, type Row, type Scalar } from './row.ts';
import { type Criterion, sortCriteria } from './sort-criteria.ts';
import { StoreError } from '../../runtime/store-error.ts';
import type { Table, Tables } from './table.ts';

/** The page size when a query does not say. */
export const defaultLimit = 100;
/** `total` is exact up to here. */
export const countedAtMost = 10_000;

export interface CheckedQuery {
  readonly table: Table;
  readonly where: CheckedCondition | null;
  readonly criteria: readonly Criterion[];
  readonly limit: number;
  readonly from: number;
  readonly after: readonly Scalar[] | null;
  readonly before: readonly Scalar[] | null;
}

/** Throws `INVALID_QUERY` or `INVALID_CURSOR`. */
export function checkQuery(tables: Tables, table: Table, query: Query): CheckedQuery {
  const starts = [query.from, query.after, query.before].filter((start) => start !== undefined);
  if (starts.length > 1)
    throw new StoreError('INVALID_QUERY', "Only one of 'from', 'after' and 'before' may be given");
  const criteria = sortCriteria(table, query.sort);
  return {
    table,
    where: query.where === undefined ? null : checkCondition(tables, table, query.where),
    criteria,
    limit: count('limit', query.limit ?? defaultLimit),
    from: count('from', query.from ?? 0),
    after: query.after === undefined ? null : cursorPosition(criteria, query.after),
    before: query.before === undefined ? null : cursorPosition(criteria, query.before),
  };
}

function count(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new StoreError('INVALID_QUERY', `'${name}' must be a whole number, 0 or more, not ${value}`);
}

/** `counted` is the number of records that meet the condition; more than `countedAtMost` means at least so many. */
export function pageOf(query: CheckedQuery, rows: readonly Row[], counted: number): Page {
  const cursor = (row: Row | undefined): string | null =>
    row === undefined ? null : cursorOf(query.criteria, row);
  return {
    items: rows.map((row) => recordOf(query.table, row)),
    total: Math.min(counted, countedAtMost),
    hasMoreTotal: counted > countedAtMost,
    startCursor: cursor(rows[0]),
    endCursor: cursor(rows.at(-1)),
  };
}
