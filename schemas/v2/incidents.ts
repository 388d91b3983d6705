import type { Resource } from './field.ts';
import { route } from './route.ts';
import { itemSchema, searchRequest, searchResponse } from './search-schema.ts';
import { referenceOnly } from './wire.ts';

const errorTypes = [
  'AD_HOC_SUB_PROCESS_NO_RETRIES',
  'CALLED_DECISION_ERROR',
  'CALLED_ELEMENT_ERROR',
  'CONDITION_ERROR',
  'DECISION_EVALUATION_ERROR',
  'EXECUTION_LISTENER_NO_RETRIES',
  'EXTRACT_VALUE_ERROR',
  'FORM_NOT_FOUND',
  'IO_MAPPING_ERROR',
  'JOB_NO_RETRIES',
  'MESSAGE_SIZE_EXCEEDED',
  'RESOURCE_NOT_FOUND',
  'TASK_LISTENER_NO_RETRIES',
  'UNHANDLED_ERROR_EVENT',
  'UNKNOWN',
  'UNSPECIFIED',
] as const;

export const incidents: Resource = {
  title: 'Incident',
  collection: 'incidents',
  key: 'incidentKey',
  fields: {
    incidentKey: { type: 'key', filter: 'operators', sort: true },
    processDefinitionKey: { type: 'key', filter: 'operators', sort: true },
    processDefinitionId: { type: 'text', filter: 'operators', sort: true },
    processInstanceKey: { type: 'key', filter: 'operators', sort: true },
    rootProcessInstanceKey: { type: 'key', nullable: true },
    elementInstanceKey: { type: 'key', filter: 'operators', sort: true },
    elementId: { type: 'text', filter: 'operators', sort: true },
    jobKey: { type: 'key', nullable: true, filter: 'operators', sort: true },
    errorType: { type: 'text', values: errorTypes, filter: 'operators', sort: true },
    errorMessage: { type: 'text', filter: 'operators', fallback: '' },
    state: {
      type: 'text',
      values: ['ACTIVE', 'MIGRATED', 'PENDING', 'RESOLVED', 'UNKNOWN'],
      filter: 'operators',
      sort: true,
    },
    creationTime: { type: 'time', filter: 'operators', sort: true },
    tenantId: { type: 'text', filter: 'operators', sort: true },
  },
};

export const incidentRoutes = {
  search: route({
    method: 'post',
    path: '/v2/incidents/search',
    operationId: 'searchIncidents',
    tag: 'Incident',
    summary: 'Search incidents',
    request: searchRequest(incidents),
    bodyOptional: true,
    response: searchResponse(incidents),
  }),
  get: route({
    method: 'get',
    path: '/v2/incidents/{incidentKey}',
    operationId: 'getIncident',
    tag: 'Incident',
    summary: 'Get an incident',
    response: itemSchema(incidents),
    problems: [404],
  }),
  resolve: route({
    method: 'post',
    path: '/v2/incidents/{incidentKey}/resolution',
    operationId: 'resolveIncident',
    tag: 'Incident',
    summary: 'Try again what failed',
    command: 'RESOLVE',
    request: referenceOnly,
    bodyOptional: true,
    problems: [404, 409, 503],
  }),
};
