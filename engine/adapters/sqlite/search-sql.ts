/**
 * A checked query as two statements: the page and the count.
 * Pages after or before a cursor are found by the sort values it holds (keyset), never by counting off rows.
 */
import { type CheckedQuery, countedAtMost } from '../store-rules/checked-query.ts';
import type { CheckedCondition } from '../store-rules/checked-condition.ts';
import type { Scalar } from '../store-rules/row.ts';
import { type Criterion, reversed } from '../store-rules/sort-criteria.ts';
import type { Field, Table } from '../store-rules/table.ts';
import { quoted, rowExpression, valuesExpression } from './columns.ts';
import { column, conditionSql, type Parameter, type Sql } from './condition-sql.ts';

/** The rows of the page; for `before` in reverse order. */
export function pageSql(query: CheckedQuery): Sql {
  const criteria = query.before === null ? query.criteria : reversed(query.criteria);
  const start = query.before ?? query.after;
  const wheres = query.where === null ? [] : [conditionSql(query.where)];
  if (start !== null) wheres.push(behind(criteria, start));
  return select(query.table, wheres, criteria, query.limit, query.from);
}

/** The first `limit` rows that meet the condition. */
export function listSql(
  table: Table,
  where: CheckedCondition,
  criteria: readonly Criterion[],
  limit = -1,
): Sql {
  return select(table, [conditionSql(where)], criteria, limit, 0);
}

export function countSql(query: CheckedQuery): Sql {
  const { text, parameters } = whereClause(query.where === null ? [] : [conditionSql(query.where)]);
  const found = `SELECT 1 FROM ${quoted(query.table.name)} AS t0${text} LIMIT ${countedAtMost + 1}`;
  return { text: `SELECT count(*) FROM (${found})`, parameters };
}

/** The groups of rows with the same values, and how many rows, or values of the distinct field, each has. */
export function groupSql(
  table: Table,
  where: CheckedCondition,
  by: readonly Field[],
  distinct: Field | null,
): Sql {
  const { text, parameters } = whereClause([conditionSql(where)]);
  const columns = by.map((field) => column(field)).join(', ');
  const counted = distinct === null ? '*' : `DISTINCT ${column(distinct)}`;
  const groups = by.length === 0 ? '' : ` GROUP BY ${columns} ORDER BY ${columns}`;
  const source = `${quoted(table.name)} AS t0${text}${groups}`;
  return { text: `SELECT ${valuesExpression(by, 't0')}, count(${counted}) FROM ${source}`, parameters };
}

function select(
  table: Table,
  wheres: readonly Sql[],
  criteria: readonly Criterion[],
  limit: number,
  from: number,
): Sql {
  const where = whereClause(wheres);
  const order = criteria.map(({ field, descending }) => column(field) + (descending ? ' DESC' : ''));
  const source = `${quoted(table.name)} AS t0${where.text} ORDER BY ${order.join(', ')} LIMIT ? OFFSET ?`;
  return {
    text: `SELECT ${rowExpression(table, 't0')} FROM ${source}`,
    parameters: [...where.parameters, limit, from],
  };
}

function whereClause(wheres: readonly Sql[]): Sql {
  if (wheres.length === 0) return { text: '', parameters: [] };
  const text = ` WHERE ${wheres.map((where) => where.text).join(' AND ')}`;
  return { text, parameters: wheres.flatMap((where) => where.parameters) };
}

/**
 * True for the rows that come behind these sort values. SQLite orders null first as we do, but compares it with
 * nothing, so each comparison says what it means for null. The first criterion is stated once more on its
 * own, as a range an index can start from.
 */
function behind(criteria: readonly Criterion[], start: readonly Scalar[]): Sql {
  const parameters: Parameter[] = [];
  const from = (i: number): string => {
    const criterion = criteria[i];
    if (criterion === undefined) return 'FALSE';
    const value = start[i] ?? null;
    const later = beyond(criterion, value, parameters);
    if (i === criteria.length - 1) return later;
    parameters.push(value);
    return `(${later} OR (${column(criterion.field)} IS ? AND ${from(i + 1)}))`;
  };
  const range = rangeStart(criteria[0], start[0] ?? null, parameters);
  return { text: range + from(0), parameters };
}

function rangeStart(first: Criterion | undefined, value: Scalar, parameters: Parameter[]): string {
  if (first === undefined || first.descending || value === null) return '';
  parameters.push(value);
  return `${column(first.field)} >= ? AND `;
}

function beyond({ field, descending }: Criterion, value: Scalar, parameters: Parameter[]): string {
  if (value === null) return descending ? 'FALSE' : `${column(field)} IS NOT NULL`;
  parameters.push(value);
  return descending ? `(${column(field)} < ? OR ${column(field)} IS NULL)` : `${column(field)} > ?`;
}
