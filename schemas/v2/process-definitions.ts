import type { Resource } from './field.ts';
import { route } from './route.ts';
import { itemSchema, searchRequest, searchResponse } from './search-schema.ts';
import { count, key, processDefinitionId, tenantId, text } from './wire.ts';

export const processDefinitions: Resource = {
  title: 'Process definition',
  collection: 'processDefinitions',
  key: 'processDefinitionKey',
  areaWide: true,
  fields: {
    processDefinitionKey: { type: 'key', filter: 'value', sort: true },
    processDefinitionId: { type: 'text', filter: 'operators', sort: true },
    name: { type: 'text', nullable: true, filter: 'operators', sort: true },
    version: { type: 'integer', filter: 'value', sort: true },
    versionTag: { type: 'text', nullable: true, filter: 'value', sort: true },
    resourceName: { type: 'text', filter: 'value', sort: true },
    tenantId: { type: 'text', filter: 'value', sort: true },
    hasStartForm: { type: 'boolean', filter: 'value', fallback: false },
    state: { type: 'text', values: ['ACTIVE', 'DELETED'], filter: 'value', fallback: 'ACTIVE' },
  },
  criteria: {
    isLatestVersion: { kind: 'field', field: { type: 'boolean', filter: 'value' } },
  },
};

/** A form with the diagram or task it belongs to; embedded forms are not shown. */
export const formResponse = {
  title: 'Form',
  type: 'object',
  additionalProperties: false,
  required: ['formKey', 'formId', 'version', 'schema', 'tenantId'],
  properties: {
    formKey: key,
    formId: processDefinitionId,
    version: count,
    schema: { ...text, description: 'The form-js form as JSON text.' },
    tenantId,
  },
} as const;

export const processDefinitionRoutes = {
  search: route({
    method: 'post',
    path: '/v2/process-definitions/search',
    operationId: 'searchProcessDefinitions',
    tag: 'Process definition',
    summary: 'Search process definitions',
    request: searchRequest(processDefinitions),
    bodyOptional: true,
    response: searchResponse(processDefinitions),
  }),
  get: route({
    method: 'get',
    path: '/v2/process-definitions/{processDefinitionKey}',
    operationId: 'getProcessDefinition',
    tag: 'Process definition',
    summary: 'Get a process definition',
    response: itemSchema(processDefinitions),
    problems: [404],
  }),
  xml: route({
    method: 'get',
    path: '/v2/process-definitions/{processDefinitionKey}/xml',
    operationId: 'getProcessDefinitionXML',
    tag: 'Process definition',
    summary: 'Get the diagram of a process definition',
    response: { type: 'string' },
    contentType: 'text/xml',
    problems: [404],
  }),
  form: route({
    method: 'get',
    path: '/v2/process-definitions/{processDefinitionKey}/form',
    operationId: 'getStartProcessForm',
    tag: 'Process definition',
    summary: 'Get the start form of a process definition',
    response: formResponse,
    mayBeEmpty: true,
    problems: [404],
  }),
};
