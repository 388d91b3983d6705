import { startedBatch } from './batch-operations.ts';
import type { Resource } from './field.ts';
import { route } from './route.ts';
import { itemSchema } from './search-schema.ts';
import * as wire from './wire.ts';

const resource = (collection: string, key: string, id: string): Resource => ({
  title: 'Resource',
  collection,
  key,
  areaWide: true,
  fields: {
    resourceName: { type: 'text' },
    version: { type: 'integer' },
    versionTag: { type: 'text', nullable: true },
    resourceId: { type: 'text', stored: id },
    tenantId: { type: 'text' },
    resourceKey: { type: 'key', stored: key },
  },
});

/** What a resource key may be of. */
export const deployedResources = {
  process: resource('processDefinitions', 'processDefinitionKey', 'processDefinitionId'),
  form: resource('forms', 'formKey', 'formId'),
  decisions: resource('decisionRequirements', 'decisionRequirementsKey', 'decisionRequirementsId'),
};

export const resourceRoutes = {
  get: route({
    method: 'get',
    path: '/v2/resources/{resourceKey}',
    operationId: 'getResource',
    tag: 'Resource',
    summary:
      'Get a deployed process, form or DMN file, by processDefinitionKey, formKey or decisionRequirementsKey',
    response: itemSchema(deployedResources.process),
    problems: [404],
  }),
  content: route({
    method: 'get',
    path: '/v2/resources/{resourceKey}/content',
    operationId: 'getResourceContent',
    tag: 'Resource',
    summary: 'Get the file of a deployed process, form or decision as JSON text',
    response: { type: 'string' },
    problems: [404],
  }),
  delete: route({
    method: 'post',
    path: '/v2/resources/{resourceKey}/deletion',
    operationId: 'deleteResource',
    tag: 'Resource',
    summary: 'Delete a version of a process, form or DMN file that is not in use',
    command: 'DELETE',
    request: {
      title: 'DeleteResource',
      type: 'object',
      additionalProperties: false,
      properties: {
        deleteHistory: {
          ...wire.flag,
          default: false,
          description:
            'Delete the ended instances of the process, or the evaluations of the decisions, too, as a batch operation.',
        },
        operationReference: wire.operationReference,
      },
    },
    bodyOptional: true,
    response: {
      title: 'DeletedResource',
      type: 'object',
      additionalProperties: false,
      required: ['resourceKey', 'batchOperation'],
      properties: { resourceKey: wire.key, batchOperation: { anyOf: [startedBatch, { type: 'null' }] } },
    },
    problems: [404, 409, 503],
  }),
};
