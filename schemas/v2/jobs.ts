import type { Resource } from './field.ts';
import { jobResult, listenedTask } from './job-result.ts';
import { route } from './route.ts';
import { itemSchema, searchRequest, searchResponse } from './search-schema.ts';
import * as wire from './wire.ts';

const jobKinds = ['BPMN_ELEMENT', 'EXECUTION_LISTENER', 'TASK_LISTENER', 'AD_HOC_SUB_PROCESS'] as const;
const listenerEventTypes = [
  'ASSIGNING',
  'CANCELING',
  'COMPLETING',
  'CREATING',
  'END',
  'START',
  'UNSPECIFIED',
  'UPDATING',
] as const;
const jobStates = [
  'CANCELED',
  'COMPLETED',
  'CREATED',
  'ERROR_THROWN',
  'FAILED',
  'MIGRATED',
  'RETRIES_UPDATED',
  'TIMED_OUT',
] as const;

export const jobs: Resource = {
  title: 'Job',
  collection: 'jobs',
  key: 'jobKey',
  fields: {
    jobKey: { type: 'key', filter: 'operators', sort: true },
    type: { type: 'text', filter: 'operators', sort: true },
    worker: { type: 'text', filter: 'operators', sort: true, fallback: '' },
    state: { type: 'text', values: jobStates, filter: 'operators', sort: true },
    kind: { type: 'text', values: jobKinds, filter: 'operators', sort: true, fallback: 'BPMN_ELEMENT' },
    listenerEventType: {
      type: 'text',
      values: listenerEventTypes,
      filter: 'operators',
      sort: true,
      fallback: 'UNSPECIFIED',
    },
    retries: { type: 'integer', filter: 'operators', sort: true },
    hasFailedWithRetriesLeft: { type: 'boolean', filter: 'value', sort: true, fallback: false },
    isDenied: { type: 'boolean', nullable: true, filter: 'value', sort: true },
    deniedReason: { type: 'text', nullable: true, filter: 'operators', sort: true },
    errorCode: { type: 'text', nullable: true, filter: 'operators', sort: true },
    errorMessage: { type: 'text', nullable: true, filter: 'operators', sort: true },
    deadline: { type: 'time', nullable: true, filter: 'operators', sort: true },
    endTime: { type: 'time', nullable: true, filter: 'operators', sort: true },
    creationTime: { type: 'time', nullable: true, filter: 'operators' },
    lastUpdateTime: { type: 'time', nullable: true, filter: 'operators' },
    customHeaders: { type: 'object' },
    elementId: { type: 'text', nullable: true, filter: 'operators', sort: true },
    elementInstanceKey: { type: 'key', filter: 'operators', sort: true },
    processInstanceKey: { type: 'key', filter: 'operators', sort: true },
    rootProcessInstanceKey: { type: 'key', nullable: true },
    processDefinitionId: { type: 'text', filter: 'operators', sort: true },
    processDefinitionKey: { type: 'key', filter: 'operators', sort: true },
    tenantId: { type: 'text', filter: 'operators', sort: true },
  },
};

/** What a worker is given: deadlines are epoch milliseconds here. */
export const activatedJob: Resource = {
  title: 'Activated job',
  collection: 'jobs',
  key: 'jobKey',
  fields: {
    jobKey: { type: 'key' },
    type: { type: 'text' },
    kind: { type: 'text', values: jobKinds, fallback: 'BPMN_ELEMENT' },
    listenerEventType: { type: 'text', values: listenerEventTypes, fallback: 'UNSPECIFIED' },
    worker: { type: 'text', fallback: '' },
    retries: { type: 'integer' },
    customHeaders: { type: 'object' },
    elementId: { type: 'text' },
    elementInstanceKey: { type: 'key' },
    processInstanceKey: { type: 'key' },
    rootProcessInstanceKey: { type: 'key', nullable: true },
    processDefinitionId: { type: 'text' },
    processDefinitionVersion: { type: 'integer' },
    processDefinitionKey: { type: 'key' },
    tenantId: { type: 'text' },
    tags: { type: 'texts' },
  },
};

const activatedItem = itemSchema(activatedJob);
const activationResponse = {
  type: 'object',
  additionalProperties: false,
  required: ['jobs'],
  properties: {
    jobs: {
      type: 'array',
      items: {
        ...activatedItem,
        required: [...(activatedItem['required'] as string[]), 'deadline', 'variables', 'userTask'],
        properties: {
          ...(activatedItem['properties'] as object),
          deadline: { ...wire.int64, description: 'Epoch milliseconds.' },
          variables: wire.variables,
          userTask: listenedTask,
        },
      },
    },
  },
};

const milliseconds = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;

const jobProblems = [404, 409, 503] as const;

export const jobRoutes = {
  search: route({
    method: 'post',
    path: '/v2/jobs/search',
    operationId: 'searchJobs',
    tag: 'Job',
    summary: 'Search jobs',
    request: searchRequest(jobs),
    bodyOptional: true,
    response: searchResponse(jobs),
  }),
  activate: route({
    method: 'post',
    path: '/v2/jobs/activation',
    operationId: 'activateJobs',
    tag: 'Job',
    summary: 'Take jobs to work on, waiting for the first one',
    command: 'ACTIVATE',
    request: {
      title: 'ActivateJobs',
      type: 'object',
      additionalProperties: false,
      required: ['type', 'timeout', 'maxJobsToActivate'],
      properties: {
        type: { type: 'string', minLength: 1 },
        worker: wire.text,
        timeout: { ...milliseconds, minimum: 1, description: 'ms until somebody else may take the jobs.' },
        maxJobsToActivate: { type: 'integer', minimum: 1, maximum: 10_000 },
        fetchVariable: wire.texts,
        requestTimeout: {
          type: 'integer',
          description: 'ms to wait for a job; 0: ten seconds; below 0: not at all.',
        },
        tenantIds: { type: 'array', items: wire.tenantId },
        tenantFilter: { type: 'string', enum: ['PROVIDED', 'ASSIGNED'], default: 'PROVIDED' },
      },
    },
    response: activationResponse,
    problems: [503],
  }),
  update: route({
    method: 'patch',
    path: '/v2/jobs/{jobKey}',
    operationId: 'updateJob',
    tag: 'Job',
    summary: 'Change the retries or the deadline of a job',
    command: 'UPDATE',
    request: {
      title: 'UpdateJob',
      type: 'object',
      additionalProperties: false,
      required: ['changeset'],
      properties: {
        changeset: {
          type: 'object',
          additionalProperties: false,
          properties: {
            retries: { type: ['integer', 'null'], minimum: 1, maximum: 2147483647 },
            timeout: { type: ['integer', 'null'], minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
          },
        },
        operationReference: wire.operationReference,
      },
    },
    problems: jobProblems,
  }),
  complete: route({
    method: 'post',
    path: '/v2/jobs/{jobKey}/completion',
    operationId: 'completeJob',
    tag: 'Job',
    summary: 'Complete a job',
    command: 'COMPLETE',
    request: {
      title: 'CompleteJob',
      type: 'object',
      additionalProperties: false,
      properties: {
        variables: wire.nullableVariables,
        result: jobResult,
      },
    },
    bodyOptional: true,
    problems: jobProblems,
  }),
  fail: route({
    method: 'post',
    path: '/v2/jobs/{jobKey}/failure',
    operationId: 'failJob',
    tag: 'Job',
    summary: 'Say that a job failed; without retries left this is an incident',
    command: 'FAIL',
    request: {
      title: 'FailJob',
      type: 'object',
      additionalProperties: false,
      properties: {
        retries: { ...wire.int32, default: 0 },
        errorMessage: wire.text,
        retryBackOff: { ...milliseconds, description: 'Absent: as the diagram says.' },
        variables: wire.nullableVariables,
      },
    },
    bodyOptional: true,
    problems: jobProblems,
  }),
  error: route({
    method: 'post',
    path: '/v2/jobs/{jobKey}/error',
    operationId: 'throwJobError',
    tag: 'Job',
    summary: 'Throw a BPMN error from a job',
    command: 'THROW_ERROR',
    request: {
      title: 'ThrowJobError',
      type: 'object',
      additionalProperties: false,
      required: ['errorCode'],
      properties: {
        errorCode: { type: 'string', minLength: 1 },
        errorMessage: { type: ['string', 'null'] },
        variables: wire.nullableVariables,
      },
    },
    problems: jobProblems,
  }),
};
