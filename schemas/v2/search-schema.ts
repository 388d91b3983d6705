/** JSON Schemas of searches and answers, made from a resource's table. */
import type { Field, Resource } from './field.ts';
import { filterSchema, sortFieldsOf, valueSchema } from './filter-schema.ts';
import type { Schema } from './route.ts';

/** Page sizes: Camunda's. */
export const defaultLimit = 100;
export const maximumLimit = 10_000;

const limit = { type: 'integer', minimum: 1, maximum: maximumLimit, default: defaultLimit };
const cursor = { type: 'string', minLength: 1, contentEncoding: 'base64' };

const page: Schema = {
  title: 'SearchPage',
  description:
    'An offset (`from`) or a cursor of an earlier page with the same sort (`after`, `before`): never both.',
  type: 'object',
  additionalProperties: false,
  properties: { from: { type: 'integer', minimum: 0 }, limit, after: cursor, before: cursor },
};

/** Where results are merged and cursors would mean nothing. */
const offsetPage: Schema = {
  title: 'OffsetPage',
  type: 'object',
  additionalProperties: false,
  properties: { from: { type: 'integer', minimum: 0 }, limit },
};

const pageResult: Schema = {
  title: 'PageResult',
  type: 'object',
  additionalProperties: false,
  required: ['totalItems', 'hasMoreTotalItems', 'startCursor', 'endCursor'],
  properties: {
    totalItems: { type: 'integer', minimum: 0 },
    hasMoreTotalItems: { type: 'boolean' },
    startCursor: { type: ['string', 'null'] },
    endCursor: { type: ['string', 'null'] },
  },
};

export function searchRequest(resource: Resource, options: { offsetOnly?: boolean } = {}): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      filter: filterSchema(resource),
      sort: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['field'],
          properties: {
            field: { type: 'string', enum: [...sortFieldsOf(resource).keys()] },
            order: { type: 'string', enum: ['ASC', 'DESC', 'asc', 'desc'], default: 'ASC' },
          },
        },
      },
      page: options.offsetOnly ? offsetPage : page,
    },
  };
}

function answerField(field: Field): Schema {
  const value = field.constant === undefined ? valueSchema(field) : { const: field.constant };
  if (!field.nullable || field.constant === null) return value;
  return { anyOf: [value, { type: 'null' }] };
}

/** One item: every field present, null where there is nothing. */
export function itemSchema(resource: Resource): Schema {
  return {
    title: resource.title.replaceAll(/ (\w)/g, (_, letter: string) => letter.toUpperCase()),
    type: 'object',
    additionalProperties: false,
    required: Object.keys(resource.fields),
    properties: Object.fromEntries(
      Object.entries(resource.fields).map(([name, field]) => [name, answerField(field)]),
    ),
  };
}

export function searchResponse(resource: Resource, item: Schema = itemSchema(resource)): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'page'],
    properties: { items: { type: 'array', items: item }, page: pageResult },
  };
}
