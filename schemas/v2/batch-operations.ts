import type { Resource } from './field.ts';
import { route, type Schema } from './route.ts';
import { itemSchema, searchRequest, searchResponse } from './search-schema.ts';
import { key, referenceOnly } from './wire.ts';

const batchOperationTypes = [
  'ADD_VARIABLE',
  'CANCEL_PROCESS_INSTANCE',
  'DELETE_DECISION_DEFINITION',
  'DELETE_DECISION_INSTANCE',
  'DELETE_PROCESS_DEFINITION',
  'DELETE_PROCESS_INSTANCE',
  'MIGRATE_PROCESS_INSTANCE',
  'MODIFY_PROCESS_INSTANCE',
  'RESOLVE_INCIDENT',
  'UPDATE_VARIABLE',
] as const;

export const batchOperations: Resource = {
  title: 'Batch operation',
  collection: 'batchOperations',
  key: 'batchOperationKey',
  fields: {
    batchOperationKey: { type: 'key', filter: 'operators', sort: true },
    batchOperationType: { type: 'text', values: batchOperationTypes },
    state: {
      type: 'text',
      values: ['ACTIVE', 'CANCELED', 'COMPLETED', 'CREATED', 'FAILED', 'PARTIALLY_COMPLETED', 'SUSPENDED'],
      filter: 'operators',
      sort: true,
    },
    startDate: { type: 'time', nullable: true, sort: true },
    endDate: { type: 'time', nullable: true, sort: true },
    actorType: {
      type: 'text',
      values: ['ANONYMOUS', 'CLIENT', 'UNKNOWN', 'USER'],
      nullable: true,
      filter: 'value',
      sort: true,
    },
    actorId: { type: 'text', nullable: true, filter: 'operators', sort: true },
    operationsTotalCount: { type: 'integer' },
    operationsFailedCount: { type: 'integer' },
    operationsCompletedCount: { type: 'integer' },
  },
  criteria: {
    operationType: {
      kind: 'field',
      field: {
        type: 'text',
        values: batchOperationTypes,
        filter: 'operators',
        sort: true,
        stored: 'batchOperationType',
      },
    },
  },
};

export const batchOperationItems: Resource = {
  title: 'Batch operation item',
  collection: 'batchOperationItems',
  key: 'itemKey',
  fields: {
    operationType: { type: 'text', values: batchOperationTypes, filter: 'operators' },
    batchOperationKey: { type: 'key', filter: 'operators', sort: true },
    itemKey: { type: 'key', filter: 'operators', sort: true },
    // -1: it is for an evaluation outside any process.
    processInstanceKey: { type: 'key', filter: 'operators', sort: true, fallback: '-1' },
    rootProcessInstanceKey: { type: 'key', nullable: true },
    state: {
      type: 'text',
      values: ['ACTIVE', 'COMPLETED', 'SKIPPED', 'CANCELED', 'FAILED'],
      filter: 'operators',
      sort: true,
    },
    processedDate: { type: 'time', nullable: true, sort: true },
    errorMessage: { type: 'text', nullable: true },
  },
};

/** What Camunda could not look up; a query that fails here is tried again, so there is never any. */
const noErrors = { type: 'array', maxItems: 0 } as const;

function batchOperation(): Schema {
  const { required, properties, ...item } = itemSchema(batchOperations);
  return {
    ...item,
    required: [...(required as string[]), 'errors'],
    properties: { ...(properties as object), errors: noErrors },
  };
}

/** The answer of every command that starts a batch. */
export const startedBatch = {
  title: 'StartedBatchOperation',
  type: 'object',
  additionalProperties: false,
  required: ['batchOperationKey', 'batchOperationType'],
  properties: {
    batchOperationKey: key,
    batchOperationType: { type: 'string', enum: batchOperationTypes },
  },
} as const;

export const batchOperationRoutes = {
  search: route({
    method: 'post',
    path: '/v2/batch-operations/search',
    operationId: 'searchBatchOperations',
    tag: 'Batch operation',
    summary: 'Search batch operations',
    request: searchRequest(batchOperations),
    bodyOptional: true,
    response: searchResponse(batchOperations, batchOperation()),
  }),
  get: route({
    method: 'get',
    path: '/v2/batch-operations/{batchOperationKey}',
    operationId: 'getBatchOperation',
    tag: 'Batch operation',
    summary: 'Get a batch operation and how far it is; skipped items count as completed',
    response: batchOperation(),
    problems: [404],
  }),
  searchItems: route({
    method: 'post',
    path: '/v2/batch-operation-items/search',
    operationId: 'searchBatchOperationItems',
    tag: 'Batch operation',
    summary: 'Search what became of each process instance or evaluation of batch operations',
    request: searchRequest(batchOperationItems),
    bodyOptional: true,
    response: searchResponse(batchOperationItems),
  }),
  suspend: route({
    method: 'post',
    path: '/v2/batch-operations/{batchOperationKey}/suspension',
    operationId: 'suspendBatchOperation',
    tag: 'Batch operation',
    summary: 'Pause a batch operation',
    command: 'SUSPEND',
    request: referenceOnly,
    bodyOptional: true,
    problems: [404, 409, 503],
  }),
  resume: route({
    method: 'post',
    path: '/v2/batch-operations/{batchOperationKey}/resumption',
    operationId: 'resumeBatchOperation',
    tag: 'Batch operation',
    summary: 'Let a paused batch operation go on',
    command: 'RESUME',
    request: referenceOnly,
    bodyOptional: true,
    problems: [404, 409, 503],
  }),
  cancel: route({
    method: 'post',
    path: '/v2/batch-operations/{batchOperationKey}/cancellation',
    operationId: 'cancelBatchOperation',
    tag: 'Batch operation',
    summary: 'End a batch operation; what it has done stays done',
    command: 'CANCEL',
    request: referenceOnly,
    bodyOptional: true,
    problems: [404, 409, 503],
  }),
};
