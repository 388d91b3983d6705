/** JSON Schemas of filters, made from a resource's table. */
import type { Criterion, Field, FieldType, Resource } from './field.ts';
import { storedName } from './field.ts';
import type { Schema } from './route.ts';
import { int32, key, time } from './wire.ts';

const base = ['$eq', '$neq', '$exists', '$in'] as const;

export type Operator = (typeof base)[number] | '$notIn' | '$like' | '$gt' | '$gte' | '$lt' | '$lte';

export function operatorsOf(field: Pick<Field, 'type' | 'values'>): readonly Operator[] {
  if (field.values) return [...base, '$like'];
  const byType: Record<FieldType, readonly Operator[]> = {
    key: [...base, '$notIn'],
    text: [...base, '$notIn', '$like'],
    integer: [...base, '$gt', '$gte', '$lt', '$lte'],
    time: [...base, '$gt', '$gte', '$lt', '$lte'],
    boolean: base,
    texts: ['$eq', '$neq', '$in', '$notIn'],
    object: [],
  };
  return byType[field.type];
}

/** The value of a field as answers show it. */
export function valueSchema(field: Field): Schema {
  if (field.values) return { type: 'string', enum: field.values };
  const byType: Record<FieldType, Schema> = {
    key,
    text: { type: 'string' },
    integer: int32,
    boolean: { type: 'boolean' },
    time,
    texts: { type: 'array', items: { type: 'string' } },
    object: { type: 'object', additionalProperties: true },
  };
  return byType[field.type];
}

/** A value, or an object of operators that must all hold. */
function operatorSchema(field: Field): Schema {
  const value = valueSchema(field);
  const operand = (operator: Operator): Schema => {
    if (operator === '$exists') return { type: 'boolean' };
    if (operator === '$like') return { type: 'string' };
    return operator === '$in' || operator === '$notIn' ? { type: 'array', items: value } : value;
  };
  const operators = {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    properties: Object.fromEntries(operatorsOf(field).map((operator) => [operator, operand(operator)])),
  };
  const title = `${operatorTitles[field.type]}${field.nullable ? 'OrNull' : ''}`;
  const anyOf = field.nullable ? [value, operators, { type: 'null' }] : [value, operators];
  return field.values ? { anyOf } : { title, anyOf };
}

const operatorTitles: Record<FieldType, string> = {
  key: 'KeyFilter',
  text: 'TextFilter',
  integer: 'IntegerFilter',
  boolean: 'BooleanFilter',
  time: 'TimeFilter',
  texts: 'MemberFilter',
  object: 'ObjectFilter',
};

function fieldFilter(field: Field): Schema {
  const schema = field.filter === 'operators' ? operatorSchema(field) : valueSchema(field);
  return field.nullable && field.filter === 'value' ? { anyOf: [schema, { type: 'null' }] } : schema;
}

const textOperators = operatorSchema({ type: 'text', filter: 'operators' });

const variableFilters: Schema = {
  title: 'VariableFilters',
  description: 'All must match. `value` is serialised JSON: the text abc is `"\\"abc\\""`.',
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'value'],
    properties: { name: { type: 'string', minLength: 1 }, value: textOperators },
  },
};

function criterionFilter(criterion: Criterion): Schema {
  switch (criterion.kind) {
    case 'field':
    case 'related':
    case 'relatedSet':
      return fieldFilter(criterion.field);
    case 'member':
      return memberFilter;
    case 'members':
      return { type: 'array', items: { type: 'string' } };
    case 'variables':
      return variableFilters;
    case 'longer':
      return { type: 'boolean' };
  }
}

const memberOperators = operatorsOf({ type: 'texts' });
const memberFilter: Schema = {
  title: 'MemberFilter',
  anyOf: [
    { type: 'string' },
    {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: Object.fromEntries(
        memberOperators.map((operator) => [
          operator,
          operator === '$in' || operator === '$notIn'
            ? { type: 'array', items: { type: 'string' } }
            : { type: 'string' },
        ]),
      ),
    },
  ],
};

export function filterSchema(resource: Resource): Schema {
  const properties = {
    ...Object.fromEntries(
      Object.entries(resource.fields)
        .filter(([, field]) => field.filter)
        .map(([name, field]) => [name, fieldFilter(field)]),
    ),
    ...Object.fromEntries(
      Object.entries(resource.criteria ?? {}).map(([name, criterion]) => [name, criterionFilter(criterion)]),
    ),
  };
  const filter = { type: 'object', additionalProperties: false, properties };
  if (!resource.alternatives) return filter;
  return { ...filter, properties: { ...properties, $or: { type: 'array', items: filter } } };
}

/** What can be sorted by, and the stored field of each. */
export function sortFieldsOf(resource: Resource): ReadonlyMap<string, string> {
  const criteria = Object.entries(resource.criteria ?? {}).flatMap(([name, criterion]) =>
    criterion.kind === 'field' ? [[name, criterion.field] as const] : [],
  );
  return new Map(
    [...Object.entries(resource.fields), ...criteria]
      .filter(([, field]) => field.sort)
      .map(([name, field]) => [name, storedName(name, field)]),
  );
}
