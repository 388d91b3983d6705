import type { FromSchema } from 'json-schema-to-ts';
import {
  count,
  cursor,
  districtId,
  flag,
  key,
  limit,
  namedDistrict,
  nextCursor,
  nullableText,
  nullableTime,
  processDefinitionId,
  search,
  text,
  texts,
  time,
} from './primitives.ts';

export const taskSummaryProperties = {
  userTaskKey: key,
  name: text,
  state: { type: 'string', enum: ['CREATED', 'COMPLETED', 'CANCELED'] },
  assignee: nullableText,
  candidateGroups: texts,
  elementId: text,
  processDefinitionId: text,
  processName: text,
  processInstanceKey: key,
  rootProcessInstanceKey: key,
  businessId: nullableText,
  districtId: districtId,
  districtName: text,
  creationDate: time,
  dueDate: nullableTime,
  followUpDate: nullableTime,
  priority: { type: 'integer' },
  lane: nullableText,
  overdue: flag,
} as const;

export const taskSummaryRequired = [
  'userTaskKey',
  'name',
  'state',
  'assignee',
  'candidateGroups',
  'elementId',
  'processDefinitionId',
  'processName',
  'processInstanceKey',
  'rootProcessInstanceKey',
  'businessId',
  'districtId',
  'districtName',
  'creationDate',
  'dueDate',
  'followUpDate',
  'priority',
  'lane',
  'overdue',
] as const;

export const taskSummary = {
  type: 'object',
  additionalProperties: false,
  required: taskSummaryRequired,
  properties: taskSummaryProperties,
} as const;
export type TaskSummary = FromSchema<typeof taskSummary>;

export const inboxQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    view: { type: 'string', enum: ['mine', 'groups', 'all'], default: 'mine' },
    search,
    due: { type: 'string', enum: ['overdue', 'today', 'week'] },
    processDefinitionId,
    district: districtId,
    sort: { type: 'string', enum: ['dueDate', 'creationDate', 'priority', 'name'], default: 'dueDate' },
    order: { type: 'string', enum: ['asc', 'desc'], default: 'asc' },
    limit: { ...limit, default: 25 },
    cursor,
  },
} as const;
export type InboxQuery = FromSchema<typeof inboxQuery>;

export const inbox = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'total', 'nextCursor', 'counts'],
  properties: {
    items: { type: 'array', items: taskSummary },
    total: count,
    nextCursor,
    counts: {
      type: 'object',
      additionalProperties: false,
      required: ['mine', 'groups', 'all'],
      properties: { mine: count, groups: count, all: count },
    },
  },
} as const;
export type Inbox = FromSchema<typeof inbox>;

export const inboxFilters = {
  type: 'object',
  additionalProperties: false,
  required: ['processes', 'districts'],
  properties: {
    processes: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['processDefinitionId', 'name'],
        properties: { processDefinitionId: text, name: text },
      },
    },
    districts: { type: 'array', items: namedDistrict },
  },
} as const;
export type InboxFilters = FromSchema<typeof inboxFilters>;
