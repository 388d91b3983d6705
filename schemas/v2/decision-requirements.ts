import type { Resource } from './field.ts';
import { route } from './route.ts';
import { itemSchema, searchRequest, searchResponse } from './search-schema.ts';

/** A DMN file. */
export const decisionRequirements: Resource = {
  title: 'Decision requirements',
  collection: 'decisionRequirements',
  key: 'decisionRequirementsKey',
  areaWide: true,
  fields: {
    decisionRequirementsKey: { type: 'key', filter: 'value', sort: true },
    decisionRequirementsId: { type: 'text', filter: 'value', sort: true },
    decisionRequirementsName: { type: 'text', filter: 'value', sort: true, fallback: '' },
    version: { type: 'integer', filter: 'value', sort: true },
    resourceName: { type: 'text', filter: 'value' },
    tenantId: { type: 'text', filter: 'value', sort: true },
  },
};

export const decisionRequirementsRoutes = {
  search: route({
    method: 'post',
    path: '/v2/decision-requirements/search',
    operationId: 'searchDecisionRequirements',
    tag: 'Decision requirements',
    summary: 'Search deployed DMN files',
    request: searchRequest(decisionRequirements),
    bodyOptional: true,
    response: searchResponse(decisionRequirements),
  }),
  get: route({
    method: 'get',
    path: '/v2/decision-requirements/{decisionRequirementsKey}',
    operationId: 'getDecisionRequirements',
    tag: 'Decision requirements',
    summary: 'Get what is known of a DMN file',
    response: itemSchema(decisionRequirements),
    problems: [404],
  }),
  xml: route({
    method: 'get',
    path: '/v2/decision-requirements/{decisionRequirementsKey}/xml',
    operationId: 'getDecisionRequirementsXML',
    tag: 'Decision requirements',
    summary: 'Get a DMN file',
    response: { type: 'string' },
    contentType: 'text/xml',
    problems: [404],
  }),
};
