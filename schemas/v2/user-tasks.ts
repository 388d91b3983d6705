import type { Resource } from './field.ts';
import { formResponse } from './process-definitions.ts';
import { route } from './route.ts';
import { itemSchema, searchRequest, searchResponse } from './search-schema.ts';
import { taskVariables, truncation, variablesResponse } from './variables.ts';
import * as wire from './wire.ts';

const userTaskStates = [
  'CREATING',
  'CREATED',
  'ASSIGNING',
  'UPDATING',
  'COMPLETING',
  'COMPLETED',
  'CANCELING',
  'CANCELED',
  'FAILED',
] as const;

export const userTasks: Resource = {
  title: 'User task',
  collection: 'userTasks',
  key: 'userTaskKey',
  fields: {
    userTaskKey: { type: 'key', filter: 'value' },
    name: { type: 'text', nullable: true, filter: 'operators', sort: true },
    state: { type: 'text', values: userTaskStates, filter: 'operators' },
    assignee: { type: 'text', nullable: true, filter: 'operators' },
    elementId: { type: 'text', filter: 'value' },
    elementInstanceKey: { type: 'key', filter: 'value' },
    candidateGroups: { type: 'texts' },
    candidateUsers: { type: 'texts' },
    processDefinitionId: { type: 'text', filter: 'value' },
    processDefinitionKey: { type: 'key', filter: 'value' },
    processDefinitionVersion: { type: 'integer' },
    processInstanceKey: { type: 'key', filter: 'value' },
    rootProcessInstanceKey: { type: 'key', nullable: true },
    processName: { type: 'text', nullable: true },
    creationDate: { type: 'time', filter: 'operators', sort: true },
    completionDate: { type: 'time', nullable: true, filter: 'operators', sort: true },
    followUpDate: { type: 'time', nullable: true, filter: 'operators', sort: true },
    dueDate: { type: 'time', nullable: true, filter: 'operators', sort: true },
    tenantId: { type: 'text', filter: 'operators' },
    externalFormReference: { type: 'text', nullable: true },
    formKey: { type: 'key', nullable: true },
    customHeaders: { type: 'object' },
    priority: { type: 'integer', filter: 'operators', sort: true, fallback: 50 },
    tags: { type: 'texts' },
  },
  criteria: {
    candidateGroup: { kind: 'member', stored: 'candidateGroups' },
    candidateUser: { kind: 'member', stored: 'candidateUsers' },
    tags: { kind: 'members', stored: 'tags' },
    processInstanceVariables: { kind: 'variables', ours: 'processInstanceKey', foreign: 'scopeKey' },
    localVariables: { kind: 'variables', ours: 'elementInstanceKey', foreign: 'scopeKey' },
  },
};

const action = { type: ['string', 'null'], description: 'Kept in the history.' } as const;
/** An empty text clears the date. */
const date = { anyOf: [wire.time, { type: 'string', const: '' }, { type: 'null' }] } as const;
const names = { type: ['array', 'null'], items: { type: 'string', minLength: 1 } } as const;

export const changeset = {
  title: 'UserTaskChanges',
  description: 'What is absent or null stays as it is; an empty text or list clears.',
  type: 'object',
  additionalProperties: false,
  properties: {
    dueDate: date,
    followUpDate: date,
    candidateUsers: names,
    candidateGroups: names,
    priority: { type: ['integer', 'null'], minimum: 0, maximum: 100 },
  },
} as const;

const taskProblems = [404, 409, 503, 504] as const;

export const userTaskRoutes = {
  search: route({
    method: 'post',
    path: '/v2/user-tasks/search',
    operationId: 'searchUserTasks',
    tag: 'User task',
    summary: 'Search user tasks',
    request: searchRequest(userTasks),
    bodyOptional: true,
    response: searchResponse(userTasks),
  }),
  get: route({
    method: 'get',
    path: '/v2/user-tasks/{userTaskKey}',
    operationId: 'getUserTask',
    tag: 'User task',
    summary: 'Get a user task',
    response: itemSchema(userTasks),
    problems: [404],
  }),
  form: route({
    method: 'get',
    path: '/v2/user-tasks/{userTaskKey}/form',
    operationId: 'getUserTaskForm',
    tag: 'User task',
    summary: 'Get the form of a user task',
    response: formResponse,
    mayBeEmpty: true,
    problems: [404],
  }),
  variables: route({
    method: 'post',
    path: '/v2/user-tasks/{userTaskKey}/variables/search',
    operationId: 'searchUserTaskVariables',
    tag: 'User task',
    summary: 'Search the variables of all scopes a task sees',
    query: truncation,
    request: searchRequest(taskVariables),
    bodyOptional: true,
    response: variablesResponse,
    problems: [404],
  }),
  effectiveVariables: route({
    method: 'post',
    path: '/v2/user-tasks/{userTaskKey}/effective-variables/search',
    operationId: 'searchUserTaskEffectiveVariables',
    tag: 'User task',
    summary: 'Search the variables a task sees, inner ones hiding outer ones',
    query: truncation,
    request: searchRequest(taskVariables, { offsetOnly: true }),
    bodyOptional: true,
    response: variablesResponse,
    problems: [404],
  }),
  assign: route({
    method: 'post',
    path: '/v2/user-tasks/{userTaskKey}/assignment',
    operationId: 'assignUserTask',
    tag: 'User task',
    summary: 'Assign a user task',
    command: 'ASSIGN',
    request: {
      title: 'AssignUserTask',
      type: 'object',
      additionalProperties: false,
      required: ['assignee'],
      properties: {
        assignee: { type: 'string', minLength: 1 },
        allowOverride: { type: ['boolean', 'null'], description: 'Absent: true.' },
        action,
      },
    },
    problems: taskProblems,
  }),
  unassign: route({
    method: 'delete',
    path: '/v2/user-tasks/{userTaskKey}/assignee',
    operationId: 'unassignUserTask',
    tag: 'User task',
    summary: 'Take a user task from its assignee',
    command: 'ASSIGN',
    problems: taskProblems,
  }),
  update: route({
    method: 'patch',
    path: '/v2/user-tasks/{userTaskKey}',
    operationId: 'updateUserTask',
    tag: 'User task',
    summary: 'Change dates, candidates or priority of a user task',
    command: 'UPDATE',
    request: {
      title: 'UpdateUserTask',
      type: 'object',
      additionalProperties: false,
      properties: { changeset, action },
    },
    bodyOptional: true,
    problems: taskProblems,
  }),
  /** Where the older Node SDK sends updates. */
  updateAlias: route({
    method: 'patch',
    path: '/v2/user-tasks/{userTaskKey}/update',
    operationId: 'updateUserTaskAlias',
    tag: 'User task',
    summary: 'The same with the bare changes as body, as the 8.8 Node SDK sends them',
    command: 'UPDATE',
    request: changeset,
    bodyOptional: true,
    problems: taskProblems,
  }),
  complete: route({
    method: 'post',
    path: '/v2/user-tasks/{userTaskKey}/completion',
    operationId: 'completeUserTask',
    tag: 'User task',
    summary: 'Complete a user task',
    command: 'COMPLETE',
    request: {
      title: 'CompleteUserTask',
      type: 'object',
      additionalProperties: false,
      properties: { variables: wire.nullableVariables, action },
    },
    bodyOptional: true,
    problems: taskProblems,
  }),
};
