import type { CheckedCondition, Comparison } from '../store-rules/checked-condition.ts';
import { matchesPattern } from '../store-rules/like-pattern.ts';
import type { Row, Scalar } from '../store-rules/row.ts';
import { compareScalars } from '../store-rules/scalar-order.ts';
import type { Field, Table } from '../store-rules/table.ts';

export type RowFilter = (row: Row) => boolean;
/** The rows of another table that meet a condition. */
export type RowsWhere = (table: Table, where: CheckedCondition) => readonly Row[];

const holds: Record<Comparison, (order: number) => boolean> = {
  eq: (order) => order === 0,
  neq: (order) => order !== 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

/** The condition as a function; `related` conditions are answered once, here. */
export function rowFilter(condition: CheckedCondition, rowsWhere: RowsWhere): RowFilter {
  switch (condition.op) {
    case 'constant':
      return () => condition.value;
    case 'and': {
      const filters = condition.of.map((inner) => rowFilter(inner, rowsWhere));
      return (row) => filters.every((filter) => filter(row));
    }
    case 'or': {
      const filters = condition.of.map((inner) => rowFilter(inner, rowsWhere));
      return (row) => filters.some((filter) => filter(row));
    }
    case 'not': {
      const filter = rowFilter(condition.of, rowsWhere);
      return (row) => !filter(row);
    }
    case 'related': {
      const rows = rowsWhere(condition.table, condition.where);
      const foreign = new Set(rows.map((row) => row[condition.foreign.position] ?? null));
      return onPresent(condition.field, (scalar) => foreign.has(scalar));
    }
    default:
      return fieldFilter(condition);
  }
}

type FieldCondition = Exclude<CheckedCondition, { op: 'constant' | 'and' | 'or' | 'not' | 'related' }>;

function fieldFilter(condition: FieldCondition): RowFilter {
  const { field } = condition;
  switch (condition.op) {
    case 'present':
      return (row) => (row[field.position] !== null) === condition.present;
    case 'oneOf':
    case 'noneOf': {
      const values = new Set<Scalar>(condition.values);
      const wanted = condition.op === 'oneOf';
      return onPresent(field, (scalar) => values.has(scalar) === wanted);
    }
    case 'like':
      return onPresent(field, (scalar) => matchesPattern(condition.pattern, String(scalar)));
    case 'contains':
      return onPresent(field, (scalar) => (JSON.parse(String(scalar)) as string[]).includes(condition.value));
    default: {
      const accepts = holds[condition.op];
      return onPresent(field, (scalar) => accepts(compareScalars(field.type, scalar, condition.value)));
    }
  }
}

function onPresent(field: Field, test: (scalar: Scalar) => boolean): RowFilter {
  return (row) => {
    const scalar = row[field.position] ?? null;
    return scalar !== null && test(scalar);
  };
}
