/**
 * A condition held against the schema: every field exists and has its type, every value fits, so that the
 * stores only translate. A value that cannot fit its field (text for a number) equals nothing.
 *
 * Each condition is true or false, never unknown: a comparison with a null field is false, and `not` of it true.
 */
import type { Json } from '../../model/json.ts';
import type { Condition } from '../../runtime/query.ts';
import { type PatternToken, parsePattern } from './like-pattern.ts';
import { comparable, wellFormed } from './row.ts';
import { StoreError } from '../../runtime/store-error.ts';
import { type Field, fieldNamed, type Table, tableNamed, type Tables } from './table.ts';

export type Comparison = 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte';

export type CheckedCondition =
  | { readonly op: 'constant'; readonly value: boolean }
  | { readonly op: 'and' | 'or'; readonly of: readonly CheckedCondition[] }
  | { readonly op: 'not'; readonly of: CheckedCondition }
  | { readonly op: 'present'; readonly field: Field; readonly present: boolean }
  | { readonly op: Comparison; readonly field: Field; readonly value: string | number }
  | { readonly op: 'oneOf' | 'noneOf'; readonly field: Field; readonly values: readonly (string | number)[] }
  | { readonly op: 'like'; readonly field: Field; readonly pattern: readonly PatternToken[] }
  | { readonly op: 'contains'; readonly field: Field; readonly value: string }
  | {
      readonly op: 'related';
      readonly field: Field;
      readonly table: Table;
      readonly foreign: Field;
      readonly where: CheckedCondition;
    };

/** SQLite's parser has room for a depth of 1000, and for about 30 parentheses or 10 sub-queries in one another. */
const mostConditions = 500;
const deepestNesting = 24;
const nestingOf = { group: 1, related: 3 } as const;
const longestPattern = 10_000;

const never: CheckedCondition = { op: 'constant', value: false };

/** Throws `INVALID_QUERY` for an unknown field or collection, and for an operator its field does not have. */
export function checkCondition(tables: Tables, table: Table, condition: Condition): CheckedCondition {
  let conditions = 0;
  return check(table, condition, 0);

  function check(within: Table, part: Condition, nesting: number): CheckedCondition {
    if (++conditions > mostConditions || nesting > deepestNesting)
      throw new StoreError('INVALID_QUERY', 'The condition has too many parts');
    switch (part.op) {
      case 'and':
      case 'or':
        return { op: part.op, of: part.of.map((inner) => check(within, inner, nesting + nestingOf.group)) };
      case 'not':
        return { op: 'not', of: check(within, part.of, nesting + nestingOf.group) };
      case 'related':
        return related(within, part, nesting + nestingOf.related);
      case 'in':
      case 'notIn':
        return checkMembership(part.op, within, part.field, part.value);
      case 'like':
        return checkPattern(within, part.field, part.value);
      case 'contains':
        return checkContains(within, part.field, part.value);
      default:
        return checkComparison(part.op, within, part.field, part.value);
    }
  }

  function related(
    within: Table,
    part: Extract<Condition, { op: 'related' }>,
    nesting: number,
  ): CheckedCondition {
    const other = tableNamed(tables, part.collection);
    const field = searchable(within, part.field);
    const foreign = searchable(other, part.foreign);
    if (field.type !== foreign.type) {
      const [ours, theirs] = [`${within.name}.${field.name}`, `${other.name}.${foreign.name}`];
      throw new StoreError('INVALID_QUERY', `${ours} and ${theirs} are of different types`);
    }
    return { op: 'related', field, table: other, foreign, where: check(other, part.where, nesting) };
  }
}

function checkComparison(op: Comparison, table: Table, name: string, value: Json): CheckedCondition {
  if (value === null && (op === 'eq' || op === 'neq')) {
    return { op: 'present', field: fieldNamed(table, name), present: op === 'neq' };
  }
  const field = searchable(table, name);
  const scalar = comparable(field.type, value);
  if (scalar !== undefined) return { op, field, value: scalar };
  return op === 'neq' && value !== null ? { op: 'present', field, present: true } : never;
}

function checkMembership(
  op: 'in' | 'notIn',
  table: Table,
  name: string,
  values: readonly Json[],
): CheckedCondition {
  const field = searchable(table, name);
  const fitting = values
    .map((value) => comparable(field.type, value))
    .filter((scalar) => scalar !== undefined);
  if (fitting.length > 0)
    return { op: op === 'in' ? 'oneOf' : 'noneOf', field, values: [...new Set(fitting)] };
  return op === 'in' ? never : { op: 'present', field, present: true };
}

function checkPattern(table: Table, name: string, value: Json): CheckedCondition {
  const field = fieldNamed(table, name);
  if (field.type !== 'text')
    throw new StoreError('INVALID_QUERY', `like does not apply to ${table.name}.${name}`);
  if (typeof value !== 'string') return never;
  if (value.length > longestPattern) throw new StoreError('INVALID_QUERY', 'The pattern of like is too long');
  return { op: 'like', field, pattern: parsePattern(wellFormed(value)) };
}

function checkContains(table: Table, name: string, value: Json): CheckedCondition {
  const field = fieldNamed(table, name);
  if (field.type !== 'list')
    throw new StoreError('INVALID_QUERY', `contains does not apply to ${table.name}.${name}`);
  return typeof value === 'string' ? { op: 'contains', field, value: wellFormed(value) } : never;
}

/** The field when it can be compared and sorted by; throws `INVALID_QUERY` for lists and JSON. */
export function searchable(table: Table, name: string): Field {
  const field = fieldNamed(table, name);
  if (field.type !== 'list' && field.type !== 'json') return field;
  throw new StoreError(
    'INVALID_QUERY',
    `${table.name}.${name} cannot be compared: it is of type ${field.type}`,
  );
}
