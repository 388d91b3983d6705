import type { Sort } from '../../runtime/query.ts';
import { searchable } from './checked-condition.ts';
import type { Row } from './row.ts';
import { compareScalars } from './scalar-order.ts';
import type { Field, Table } from './table.ts';

export interface Criterion {
  readonly field: Field;
  readonly descending: boolean;
}

/**
 * The criteria of a total order: those asked for, then the collection's key in the direction of the last one
 * (so that an index on the sorted field, which ends with the key, can be read in one direction).
 * Throws `INVALID_QUERY` for an unknown field, a list or JSON.
 */
export function sortCriteria(table: Table, sort: readonly Sort[] = []): readonly Criterion[] {
  const criteria: Criterion[] = [];
  for (const { field: name, order } of sort) {
    const field = searchable(table, name);
    if (!criteria.some((earlier) => earlier.field === field))
      criteria.push({ field, descending: order === 'desc' });
    if (field === table.key) return criteria;
  }
  return [...criteria, { field: table.key, descending: criteria.at(-1)?.descending ?? false }];
}

export function reversed(criteria: readonly Criterion[]): readonly Criterion[] {
  return criteria.map(({ field, descending }) => ({ field, descending: !descending }));
}

export function compareRows(criteria: readonly Criterion[], a: Row, b: Row): number {
  for (const { field, descending } of criteria) {
    const order = compareScalars(field.type, a[field.position] ?? null, b[field.position] ?? null);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}
