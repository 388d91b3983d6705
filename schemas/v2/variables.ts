import type { Resource } from './field.ts';
import { route, type Schema } from './route.ts';
import { itemSchema, searchRequest, searchResponse } from './search-schema.ts';
import { flag } from './wire.ts';

/** Longer values are cut in search answers unless `truncateValues=false`. */
export const truncatedLength = 8191;

export const variables: Resource = {
  title: 'Variable',
  collection: 'variables',
  key: 'variableKey',
  fields: {
    variableKey: { type: 'key', filter: 'operators', sort: true },
    name: { type: 'text', filter: 'operators', sort: true },
    value: { type: 'text', filter: 'operators', sort: true },
    scopeKey: { type: 'key', filter: 'operators', sort: true },
    processInstanceKey: { type: 'key', filter: 'operators', sort: true },
    rootProcessInstanceKey: { type: 'key', nullable: true },
    tenantId: { type: 'text', filter: 'value', sort: true },
  },
  criteria: {
    isTruncated: { kind: 'longer', stored: 'value', length: truncatedLength },
  },
};

/** The variables a user task sees can be searched by name only. */
export const taskVariables: Resource = {
  ...variables,
  fields: Object.fromEntries(
    Object.entries(variables.fields).map(([name, { filter, ...field }]) => [
      name,
      name === 'name' && filter ? { ...field, filter } : field,
    ]),
  ),
  criteria: {},
};

function foundVariable(): Schema {
  const { required, properties, ...item } = itemSchema(variables);
  return {
    ...item,
    title: 'FoundVariable',
    required: [...(required as string[]), 'isTruncated'],
    properties: { ...(properties as object), isTruncated: flag },
  };
}

export const truncation = {
  type: 'object',
  additionalProperties: false,
  properties: { truncateValues: { ...flag, default: true } },
} as const;

export const variablesResponse = searchResponse(variables, foundVariable());

export const variableRoutes = {
  search: route({
    method: 'post',
    path: '/v2/variables/search',
    operationId: 'searchVariables',
    tag: 'Variable',
    summary: 'Search variables',
    query: truncation,
    request: searchRequest(variables),
    bodyOptional: true,
    response: variablesResponse,
  }),
  get: route({
    method: 'get',
    path: '/v2/variables/{variableKey}',
    operationId: 'getVariable',
    tag: 'Variable',
    summary: 'Get a variable with its whole value',
    response: itemSchema(variables),
    problems: [404],
  }),
};
