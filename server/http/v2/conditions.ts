import type { Condition, Json } from '../../../engine/index.ts';
import {
  storedName,
  type Criterion,
  type Field,
  type Resource,
  type Scalar,
} from '../../../schemas/v2/field.ts';
import type { Operator } from '../../../schemas/v2/filter-schema.ts';

/** A filter that has passed its schema. */
export type Filter = Readonly<Record<string, unknown>>;

type Operators = Partial<Record<Operator, unknown>>;

const always: Condition = { op: 'and', of: [] };
const never: Condition = { op: 'or', of: [] };
const all = (of: readonly Condition[]): Condition => (of.length === 1 && of[0] ? of[0] : { op: 'and', of });

/** The filter as a condition of the store. */
export function conditionOf(resource: Resource, filter: Filter): Condition {
  const conditions: Condition[] = [];
  const related = new Map<string, Condition[]>();
  for (const [name, wanted] of Object.entries(filter)) {
    if (wanted === undefined) continue;
    const criterion = resource.criteria?.[name];
    const field = resource.fields[name];
    if (name === '$or') conditions.push(alternatives(resource, wanted as readonly Filter[]));
    else if (criterion?.kind === 'related') {
      const group = related.get(criterion.relation) ?? [];
      related.set(criterion.relation, [...group, fieldCondition(name, criterion.field, wanted)]);
    } else if (criterion?.kind === 'relatedSet') conditions.push(relatedSet(resource, criterion, wanted));
    else if (criterion) conditions.push(criterionCondition(name, criterion, wanted));
    else if (field) conditions.push(fieldCondition(name, field, wanted));
  }
  for (const [relation, group] of related) conditions.push(relatedCondition(resource, relation, group));
  return all(conditions);
}

function alternatives(resource: Resource, filters: readonly Filter[]): Condition {
  return filters.length === 0 ? always : { op: 'or', of: filters.map((one) => conditionOf(resource, one)) };
}

function relatedCondition(resource: Resource, name: string, group: readonly Condition[]): Condition {
  const relation = resource.relations?.[name];
  if (!relation) throw new Error(`${resource.title} has no relation ${name}`);
  const { collection, ours, foreign, where = {} } = relation;
  const fixed = Object.entries(where).map(([field, value]): Condition => ({ op: 'eq', field, value }));
  return { op: 'related', collection, field: ours, foreign, where: all([...fixed, ...group]) };
}

function relatedSet(
  resource: Resource,
  { relation, field }: Extract<Criterion, { kind: 'relatedSet' }>,
  wanted: unknown,
): Condition {
  return setCondition(operatorsIn(wanted), (operator, value) =>
    relatedCondition(resource, relation, [fieldCondition(field.stored ?? '', field, { [operator]: value })]),
  );
}

function criterionCondition(
  name: string,
  criterion: Exclude<Criterion, { kind: 'related' | 'relatedSet' }>,
  wanted: unknown,
): Condition {
  switch (criterion.kind) {
    case 'field':
      return fieldCondition(name, criterion.field, wanted);
    case 'member':
      return memberCondition(criterion.stored, operatorsIn(wanted));
    case 'members':
      return all((wanted as string[]).map((value) => ({ op: 'contains', field: criterion.stored, value })));
    case 'variables':
      return all((wanted as VariableFilter[]).map((one) => variableCondition(criterion, one)));
    case 'longer': {
      const long: Condition = {
        op: 'like',
        field: criterion.stored,
        value: `${'?'.repeat(criterion.length + 1)}*`,
      };
      return wanted === true ? long : { op: 'not', of: long };
    }
  }
}

interface VariableFilter {
  readonly name: string;
  readonly value: unknown;
}

function variableCondition(
  { ours, foreign }: { ours: string; foreign: string },
  { name, value }: VariableFilter,
): Condition {
  const where = all([
    { op: 'eq', field: 'name', value: name },
    fieldCondition('value', { type: 'text', filter: 'operators' }, value),
  ]);
  return { op: 'related', collection: 'variables', field: ours, foreign, where };
}

function operatorsIn(wanted: unknown): Operators {
  return typeof wanted === 'object' && wanted !== null ? wanted : { $eq: wanted };
}

function fieldCondition(name: string, field: Field, wanted: unknown): Condition {
  const operators = Object.entries(operatorsIn(wanted)) as [Operator, Json][];
  if (field.constant !== undefined) {
    return operators.every(([operator, value]) => holds(operator, field.constant ?? null, value))
      ? always
      : never;
  }
  const stored = storedName(name, field);
  return all(operators.map(([operator, value]) => comparison(operator, stored, field, value)));
}

function comparison(operator: Operator, field: string, { type, nullable }: Field, value: Json): Condition {
  const stored = (one: Json): Json => (type === 'time' && typeof one === 'string' ? Date.parse(one) : one);
  const list = (): readonly Json[] => (value as readonly Json[]).map(stored);
  // What has no value differs from every value; the store's comparisons say false there.
  const orAbsent = (condition: Condition): Condition =>
    nullable && value !== null ? { op: 'or', of: [{ op: 'eq', field, value: null }, condition] } : condition;
  switch (operator) {
    case '$eq':
      return { op: 'eq', field, value: stored(value) };
    case '$neq':
      return orAbsent({ op: 'neq', field, value: stored(value) });
    case '$exists':
      return { op: value === true ? 'neq' : 'eq', field, value: null };
    case '$in':
      return { op: 'in', field, value: list() };
    case '$notIn':
      return orAbsent({ op: 'notIn', field, value: list() });
    case '$like':
      return { op: 'like', field, value };
    case '$gt':
      return { op: 'gt', field, value: stored(value) };
    case '$gte':
      return { op: 'gte', field, value: stored(value) };
    case '$lt':
      return { op: 'lt', field, value: stored(value) };
    case '$lte':
      return { op: 'lte', field, value: stored(value) };
  }
}

function memberCondition(field: string, operators: Operators): Condition {
  const contains = (value: unknown): Condition => ({ op: 'contains', field, value: String(value) });
  return setCondition(operators, (operator, value) =>
    operator === '$in' ? { op: 'or', of: (value as unknown[]).map(contains) } : contains(value),
  );
}

/** The operators on a set of values: the positive ones ask whether it has such a value, the others whether it has none. */
function setCondition(
  operators: Operators,
  has: (operator: Operator, value: unknown) => Condition,
): Condition {
  const not = (of: Condition): Condition => ({ op: 'not', of });
  return all(
    (Object.entries(operators) as [Operator, unknown][]).map(([operator, value]) => {
      if (operator === '$neq') return not(has('$eq', value));
      if (operator === '$notIn') return not(has('$in', value));
      if (operator === '$exists' && value === false) return not(has('$exists', true));
      return has(operator, value);
    }),
  );
}

/** The operators on a value that every record has. */
function holds(operator: Operator, ours: Scalar, wanted: Json): boolean {
  switch (operator) {
    case '$eq':
      return ours === wanted;
    case '$neq':
      return ours !== wanted;
    case '$exists':
      return (ours !== null) === wanted;
    case '$in':
      return (wanted as readonly Json[]).includes(ours);
    case '$notIn':
      return !(wanted as readonly Json[]).includes(ours);
    case '$like':
      return false;
    default:
      return ours !== null && wanted !== null && compares(operator, ours, wanted);
  }
}

function compares(operator: '$gt' | '$gte' | '$lt' | '$lte', ours: Scalar, wanted: Json): boolean {
  const [a, b] = [Number(ours), Number(wanted)];
  return { $gt: a > b, $gte: a >= b, $lt: a < b, $lte: a <= b }[operator];
}
