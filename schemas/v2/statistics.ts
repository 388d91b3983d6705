import type { Resource } from './field.ts';
import { filterSchema } from './filter-schema.ts';
import { processInstances } from './process-instances.ts';
import { route, type Schema } from './route.ts';
import { searchRequest, searchResponse } from './search-schema.ts';
import * as wire from './wire.ts';

const active = {
  activeInstancesWithIncidentCount: { type: 'integer', sort: true },
  activeInstancesWithoutIncidentCount: { type: 'integer', sort: true },
} as const;

/** Running instances, process by process. */
export const instancesByProcess: Resource = {
  title: 'Process statistics',
  collection: 'processInstances',
  key: 'processDefinitionId',
  fields: {
    processDefinitionId: { type: 'text', sort: true },
    tenantId: { type: 'text' },
    latestProcessDefinitionName: { type: 'text', nullable: true },
    hasMultipleVersions: { type: 'boolean' },
    ...active,
  },
};

/** Running instances of a process, version by version. */
export const instancesByVersion: Resource = {
  title: 'Process version statistics',
  collection: 'processInstances',
  key: 'processDefinitionKey',
  fields: {
    processDefinitionId: { type: 'text', filter: 'value', sort: true },
    processDefinitionKey: { type: 'key', sort: true },
    processDefinitionName: { type: 'text', nullable: true, sort: true },
    tenantId: { type: 'text', filter: 'value' },
    processDefinitionVersion: { type: 'integer', sort: true },
    ...active,
  },
};

const withError = { activeInstancesWithErrorCount: { type: 'integer', sort: true } } as const;

/** Running instances with incidents, error by error. */
export const instancesByError: Resource = {
  title: 'Error statistics',
  collection: 'incidents',
  key: 'errorHashCode',
  fields: {
    errorHashCode: { type: 'integer' },
    errorMessage: { type: 'text', sort: true },
    ...withError,
  },
};

/** Running instances with an error, definition by definition. */
export const instancesByDefinition: Resource = {
  title: 'Error definition statistics',
  collection: 'incidents',
  key: 'processDefinitionKey',
  fields: {
    processDefinitionId: { type: 'text' },
    processDefinitionKey: { type: 'key', sort: true },
    processDefinitionName: { type: 'text' },
    processDefinitionVersion: { type: 'integer' },
    tenantId: { type: 'text', sort: true },
    ...withError,
  },
  criteria: { errorHashCode: { kind: 'field', field: { type: 'integer', filter: 'value' } } },
};

/** Filters of the instances of one definition: without what the definition says already. */
export const instancesOfDefinition: Resource = {
  ...processInstances,
  fields: Object.fromEntries(
    Object.entries(processInstances.fields).filter(([name]) => !name.startsWith('processDefinition')),
  ),
};

/** A search whose filter must say something. */
function filtered(resource: Resource, ...required: readonly string[]): Schema {
  const { properties, ...request } = searchRequest(resource, { offsetOnly: true });
  const filter = { ...filterSchema(resource), required };
  return { ...request, required: ['filter'], properties: { ...(properties as object), filter } };
}

/** Counted element by element: `active` are those without an incident. */
export const elementStatistics = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      items: {
        title: 'ElementStatistics',
        type: 'object',
        additionalProperties: false,
        required: ['elementId', 'active', 'canceled', 'incidents', 'completed'],
        properties: {
          elementId: wire.elementId,
          active: wire.count,
          canceled: wire.count,
          incidents: wire.count,
          completed: wire.count,
        },
      },
    },
  },
} as const;

export const statisticsRoutes = {
  elementsOfInstance: route({
    method: 'get',
    path: '/v2/process-instances/{processInstanceKey}/statistics/element-instances',
    operationId: 'getProcessInstanceStatistics',
    tag: 'Process instance',
    summary: 'Count the element instances of an instance, element by element',
    response: elementStatistics,
    problems: [404],
  }),
  elementsOfDefinition: route({
    method: 'post',
    path: '/v2/process-definitions/{processDefinitionKey}/statistics/element-instances',
    operationId: 'getProcessDefinitionStatistics',
    tag: 'Process definition',
    summary: 'Count the element instances of a definition’s instances that meet a filter, element by element',
    request: {
      type: 'object',
      additionalProperties: false,
      properties: { filter: { ...filterSchema(instancesOfDefinition), type: 'object' } },
    },
    bodyOptional: true,
    response: elementStatistics,
    problems: [404],
  }),
  byProcess: route({
    method: 'post',
    path: '/v2/process-definitions/statistics/process-instances',
    operationId: 'getProcessDefinitionInstanceStatistics',
    tag: 'Process definition',
    summary:
      'Count the running instances, process by process; the name is that of the newest version that runs',
    request: searchRequest(instancesByProcess, { offsetOnly: true }),
    bodyOptional: true,
    response: searchResponse(instancesByProcess),
  }),
  byVersion: route({
    method: 'post',
    path: '/v2/process-definitions/statistics/process-instances-by-version',
    operationId: 'getProcessDefinitionInstanceVersionStatistics',
    tag: 'Process definition',
    summary: 'Count the running instances of a process, version by version',
    request: filtered(instancesByVersion, 'processDefinitionId'),
    response: searchResponse(instancesByVersion),
  }),
  byError: route({
    method: 'post',
    path: '/v2/incidents/statistics/process-instances-by-error',
    operationId: 'getProcessInstanceStatisticsByError',
    tag: 'Incident',
    summary: 'Count the running instances with incidents, error by error',
    request: searchRequest(instancesByError, { offsetOnly: true }),
    bodyOptional: true,
    response: searchResponse(instancesByError),
  }),
  byDefinition: route({
    method: 'post',
    path: '/v2/incidents/statistics/process-instances-by-definition',
    operationId: 'getProcessInstanceStatisticsByDefinition',
    tag: 'Incident',
    summary: 'Count the running instances with an error, definition by definition',
    request: filtered(instancesByDefinition, 'errorHashCode'),
    response: searchResponse(instancesByDefinition),
  }),
};
