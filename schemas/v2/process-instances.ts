import type { Resource } from './field.ts';
import { route } from './route.ts';
import { itemSchema, searchRequest, searchResponse } from './search-schema.ts';
import { elementInstanceStates } from './element-instances.ts';
import { incidents } from './incidents.ts';
import * as wire from './wire.ts';

const inBatch = {
  kind: 'relatedSet',
  relation: 'batchItem',
  field: { type: 'text', filter: 'operators', stored: 'batchOperationKey' },
} as const;

export const processInstances: Resource = {
  title: 'Process instance',
  collection: 'processInstances',
  key: 'processInstanceKey',
  alternatives: true,
  fields: {
    processInstanceKey: { type: 'key', filter: 'operators', sort: true },
    processDefinitionId: { type: 'text', filter: 'operators', sort: true },
    processDefinitionName: { type: 'text', nullable: true, filter: 'operators', sort: true },
    processDefinitionVersion: { type: 'integer', filter: 'operators', sort: true },
    processDefinitionVersionTag: { type: 'text', nullable: true, filter: 'operators', sort: true },
    processDefinitionKey: { type: 'key', filter: 'operators', sort: true },
    startDate: { type: 'time', filter: 'operators', sort: true },
    endDate: { type: 'time', nullable: true, filter: 'operators', sort: true },
    state: { type: 'text', values: ['ACTIVE', 'COMPLETED', 'TERMINATED'], filter: 'operators', sort: true },
    hasIncident: { type: 'boolean', filter: 'value', sort: true, fallback: false },
    tenantId: { type: 'text', filter: 'operators', sort: true },
    parentProcessInstanceKey: { type: 'key', nullable: true, filter: 'operators', sort: true },
    parentElementInstanceKey: { type: 'key', nullable: true, filter: 'operators', sort: true },
    rootProcessInstanceKey: { type: 'key', nullable: true },
    tags: { type: 'texts' },
    businessId: { type: 'text', nullable: true, filter: 'operators', sort: true },
  },
  relations: {
    element: { collection: 'elementInstances', ours: 'processInstanceKey', foreign: 'processInstanceKey' },
    incident: {
      collection: 'incidents',
      ours: 'processInstanceKey',
      foreign: 'processInstanceKey',
      where: { state: 'ACTIVE' },
    },
    job: { collection: 'jobs', ours: 'processInstanceKey', foreign: 'processInstanceKey' },
    batchItem: {
      collection: 'batchOperationItems',
      ours: 'processInstanceKey',
      // What is done to an evaluation in the instance is not done to the instance.
      foreign: 'itemKey',
    },
  },
  criteria: {
    tags: { kind: 'members', stored: 'tags' },
    variables: { kind: 'variables', ours: 'processInstanceKey', foreign: 'processInstanceKey' },
    elementId: {
      kind: 'related',
      relation: 'element',
      field: { type: 'text', filter: 'operators', stored: 'elementId' },
    },
    elementInstanceState: {
      kind: 'related',
      relation: 'element',
      field: { type: 'text', values: elementInstanceStates, filter: 'operators', stored: 'state' },
    },
    hasElementInstanceIncident: {
      kind: 'related',
      relation: 'element',
      field: { type: 'boolean', filter: 'value', stored: 'hasIncident' },
    },
    errorMessage: {
      kind: 'related',
      relation: 'incident',
      field: { type: 'text', filter: 'operators', stored: 'errorMessage' },
    },
    hasRetriesLeft: {
      kind: 'related',
      relation: 'job',
      field: { type: 'boolean', filter: 'value', stored: 'hasFailedWithRetriesLeft' },
    },
    incidentErrorHashCode: {
      kind: 'related',
      relation: 'incident',
      field: { type: 'integer', filter: 'operators', stored: 'errorHashCode' },
    },
    batchOperationKey: inBatch,
    batchOperationId: inBatch,
  },
};

const creation = {
  processDefinitionVersion: { ...wire.int32, default: -1, description: '-1: the latest.' },
  variables: wire.variables,
  tenantId: wire.tenantId,
  awaitCompletion: { type: 'boolean', default: false },
  fetchVariables: wire.texts,
  requestTimeout: { type: 'integer', default: 0, description: 'ms to await completion; 0: ten seconds.' },
  tags: wire.tags,
  businessId: wire.businessId,
  operationReference: wire.operationReference,
} as const;

const createRequest = {
  title: 'CreateProcessInstance',
  description: 'By `processDefinitionKey`, or by `processDefinitionId` and version.',
  type: 'object',
  additionalProperties: false,
  properties: {
    processDefinitionKey: wire.key,
    processDefinitionId: wire.processDefinitionId,
    ...creation,
    startInstructions: {
      description: 'Begin before these elements instead of at the start event.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['elementId'],
        properties: { elementId: wire.elementId },
      },
    },
    runtimeInstructions: {
      description: 'End the instance as soon as an element has completed or was terminated.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['afterElementId'],
        properties: {
          type: {
            type: 'string',
            enum: ['TERMINATE_PROCESS_INSTANCE'],
            default: 'TERMINATE_PROCESS_INSTANCE',
          },
          afterElementId: wire.elementId,
        },
      },
    },
  },
} as const;

const sequenceFlowsResponse = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      items: {
        title: 'SequenceFlow',
        type: 'object',
        additionalProperties: false,
        required: [
          'sequenceFlowId',
          'processInstanceKey',
          'rootProcessInstanceKey',
          'processDefinitionKey',
          'processDefinitionId',
          'elementId',
          'tenantId',
        ],
        properties: {
          sequenceFlowId: wire.text,
          processInstanceKey: wire.key,
          rootProcessInstanceKey: { anyOf: [wire.key, { type: 'null' }] },
          processDefinitionKey: wire.key,
          processDefinitionId: wire.processDefinitionId,
          elementId: wire.elementId,
          tenantId: wire.tenantId,
        },
      },
    },
  },
} as const;

const callHierarchyResponse = {
  description: 'From the root to the instance itself.',
  type: 'array',
  items: {
    title: 'CallHierarchyEntry',
    type: 'object',
    additionalProperties: false,
    required: ['processInstanceKey', 'processDefinitionKey', 'processDefinitionName'],
    properties: {
      processInstanceKey: wire.key,
      processDefinitionKey: wire.key,
      processDefinitionName: wire.text,
    },
  },
} as const;

export const processInstanceRoutes = {
  create: route({
    method: 'post',
    path: '/v2/process-instances',
    operationId: 'createProcessInstance',
    tag: 'Process instance',
    summary: 'Create a process instance',
    command: 'CREATE',
    request: createRequest,
    response: {
      title: 'CreatedProcessInstance',
      type: 'object',
      additionalProperties: false,
      required: [
        'processDefinitionId',
        'processDefinitionVersion',
        'tenantId',
        'variables',
        'processDefinitionKey',
        'processInstanceKey',
        'tags',
        'businessId',
      ],
      properties: {
        processDefinitionId: wire.processDefinitionId,
        processDefinitionVersion: wire.int32,
        tenantId: wire.tenantId,
        variables: { ...wire.variables, description: 'Only with `awaitCompletion`.' },
        processDefinitionKey: wire.key,
        processInstanceKey: wire.key,
        tags: wire.tags,
        businessId: { anyOf: [wire.businessId, { type: 'null' }] },
      },
    },
    problems: [404, 409, 503, 504],
  }),
  search: route({
    method: 'post',
    path: '/v2/process-instances/search',
    operationId: 'searchProcessInstances',
    tag: 'Process instance',
    summary: 'Search process instances',
    request: searchRequest(processInstances),
    bodyOptional: true,
    response: searchResponse(processInstances),
  }),
  get: route({
    method: 'get',
    path: '/v2/process-instances/{processInstanceKey}',
    operationId: 'getProcessInstance',
    tag: 'Process instance',
    summary: 'Get a process instance',
    response: itemSchema(processInstances),
    problems: [404],
  }),
  cancel: route({
    method: 'post',
    path: '/v2/process-instances/{processInstanceKey}/cancellation',
    operationId: 'cancelProcessInstance',
    tag: 'Process instance',
    summary: 'Cancel a process instance',
    command: 'CANCEL',
    request: wire.referenceOnly,
    bodyOptional: true,
    problems: [404, 409, 503],
  }),
  sequenceFlows: route({
    method: 'get',
    path: '/v2/process-instances/{processInstanceKey}/sequence-flows',
    operationId: 'getProcessInstanceSequenceFlows',
    tag: 'Process instance',
    summary: 'Get the sequence flows an instance has taken',
    response: sequenceFlowsResponse,
    problems: [404],
  }),
  callHierarchy: route({
    method: 'get',
    path: '/v2/process-instances/{processInstanceKey}/call-hierarchy',
    operationId: 'getProcessInstanceCallHierarchy',
    tag: 'Process instance',
    summary: 'Get the chain of call activities that led to an instance',
    response: callHierarchyResponse,
    problems: [404],
  }),
  incidents: route({
    method: 'post',
    path: '/v2/process-instances/{processInstanceKey}/incidents/search',
    operationId: 'searchProcessInstanceIncidents',
    tag: 'Process instance',
    summary: 'Search the incidents of an instance and of those it called',
    request: searchRequest(incidents),
    bodyOptional: true,
    response: searchResponse(incidents),
    problems: [404],
  }),
};
