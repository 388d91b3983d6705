import { startedBatch } from './batch-operations.ts';
import { filterSchema } from './filter-schema.ts';
import { processInstances } from './process-instances.ts';
import { route } from './route.ts';
import * as wire from './wire.ts';

/** The filter of the search, as it stands when the batch begins. */
const filter = { ...filterSchema(processInstances), type: 'object' } as const;
const about = {
  tag: 'Process instance',
  method: 'post',
  response: startedBatch,
  problems: [409, 503],
} as const;

const elementPairs = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['sourceElementId', 'targetElementId'],
    properties: { sourceElementId: wire.elementId, targetElementId: wire.elementId },
  },
} as const;

const filterOnly = {
  type: 'object',
  additionalProperties: false,
  required: ['filter'],
  properties: { filter, operationReference: wire.operationReference },
} as const;

export const processInstanceBatchRoutes = {
  cancel: route({
    ...about,
    path: '/v2/process-instances/cancellation',
    operationId: 'cancelProcessInstancesBatchOperation',
    summary: 'Cancel the running root instances that meet a filter',
    command: 'CREATE',
    request: filterOnly,
  }),
  delete: route({
    ...about,
    path: '/v2/process-instances/deletion',
    operationId: 'deleteProcessInstancesBatchOperation',
    summary: 'Delete the ended instances that meet a filter',
    command: 'CREATE',
    request: filterOnly,
  }),
  resolve: route({
    ...about,
    path: '/v2/process-instances/incident-resolution',
    operationId: 'resolveIncidentsBatchOperation',
    summary: 'Try again what failed in the running instances that meet a filter',
    command: 'CREATE',
    request: { ...filterOnly, required: [] },
    bodyOptional: true,
  }),
  migrate: route({
    ...about,
    path: '/v2/process-instances/migration',
    operationId: 'migrateProcessInstancesBatchOperation',
    summary: 'Take the running instances that meet a filter to another version',
    command: 'CREATE',
    request: {
      type: 'object',
      additionalProperties: false,
      required: ['filter', 'migrationPlan'],
      properties: {
        filter,
        migrationPlan: {
          title: 'MigrationPlan',
          type: 'object',
          additionalProperties: false,
          required: ['targetProcessDefinitionKey', 'mappingInstructions'],
          properties: { targetProcessDefinitionKey: wire.key, mappingInstructions: elementPairs },
        },
        operationReference: wire.operationReference,
      },
    },
    problems: [404, 409, 503],
  }),
  modify: route({
    ...about,
    path: '/v2/process-instances/modification',
    operationId: 'modifyProcessInstancesBatchOperation',
    summary: 'Move the running instances that meet a filter from one element to another',
    command: 'CREATE',
    request: {
      type: 'object',
      additionalProperties: false,
      required: ['filter', 'moveInstructions'],
      properties: {
        filter,
        moveInstructions: { ...elementPairs, minItems: 1 },
        operationReference: wire.operationReference,
      },
    },
  }),
  resolveOne: route({
    ...about,
    path: '/v2/process-instances/{processInstanceKey}/incident-resolution',
    operationId: 'resolveProcessInstanceIncidents',
    summary: 'Try again what failed in an instance and in those it called',
    command: 'CREATE',
    request: wire.referenceOnly,
    bodyOptional: true,
    problems: [404, 409, 503],
  }),
  deleteOne: route({
    method: 'post',
    path: '/v2/process-instances/{processInstanceKey}/deletion',
    operationId: 'deleteProcessInstance',
    tag: 'Process instance',
    summary: 'Delete an ended instance with its history and the instances it called',
    command: 'DELETE',
    request: wire.referenceOnly,
    bodyOptional: true,
    problems: [404, 409, 503],
  }),
};
