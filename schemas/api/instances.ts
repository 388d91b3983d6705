import type { FromSchema } from 'json-schema-to-ts';
import { taskSummary } from './inbox.ts';
import {
  count,
  cursor,
  districtId,
  flag,
  key,
  limit,
  nextCursor,
  nullableKey,
  nullableText,
  nullableTime,
  processDefinitionId,
  search,
  text,
  texts,
  time,
  values,
} from './primitives.ts';

export const startInstance = {
  type: 'object',
  additionalProperties: false,
  required: ['processDefinitionId', 'districtId', 'values'],
  properties: { processDefinitionId, districtId, values },
} as const;
export type StartInstance = FromSchema<typeof startInstance>;

export const startedInstance = {
  type: 'object',
  additionalProperties: false,
  required: ['processInstanceKey', 'businessId', 'nextTasks'],
  properties: { processInstanceKey: key, businessId: text, nextTasks: { type: 'array', items: taskSummary } },
} as const;
export type StartedInstance = FromSchema<typeof startedInstance>;

const instanceState = { type: 'string', enum: ['ACTIVE', 'COMPLETED', 'TERMINATED'] } as const;

const summaryProperties = {
  processInstanceKey: key,
  processDefinitionId: text,
  processName: text,
  version: { type: 'integer' },
  versionTag: nullableText,
  state: instanceState,
  hasIncident: flag,
  /** Nothing happens in it until it is resumed. */
  suspended: flag,
  startDate: time,
  endDate: nullableTime,
  businessId: nullableText,
  districtId: districtId,
  districtName: text,
  openTasks: count,
  startedBy: nullableText,
} as const;
const summaryRequired = [
  'processInstanceKey',
  'processDefinitionId',
  'processName',
  'version',
  'versionTag',
  'state',
  'hasIncident',
  'suspended',
  'startDate',
  'endDate',
  'businessId',
  'districtId',
  'districtName',
  'openTasks',
  'startedBy',
] as const;

export const instanceSummary = {
  type: 'object',
  additionalProperties: false,
  required: summaryRequired,
  properties: summaryProperties,
} as const;
export type InstanceSummary = FromSchema<typeof instanceSummary>;

export const instancesQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    search,
    state: instanceState,
    processDefinitionId,
    district: districtId,
    hasIncident: flag,
    limit: { ...limit, default: 25 },
    cursor,
  },
} as const;
export type InstancesQuery = FromSchema<typeof instancesQuery>;

export const instances = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'total', 'nextCursor'],
  properties: { items: { type: 'array', items: instanceSummary }, total: count, nextCursor },
} as const;
export type Instances = FromSchema<typeof instances>;

export const instanceDetail = {
  type: 'object',
  additionalProperties: false,
  required: ['instance', 'callers', 'called', 'openTasks', 'incidents', 'variables'],
  properties: {
    instance: {
      type: 'object',
      additionalProperties: false,
      required: [...summaryRequired, 'parentProcessInstanceKey', 'parentElementId', 'rootProcessInstanceKey'],
      properties: {
        ...summaryProperties,
        parentProcessInstanceKey: nullableKey,
        parentElementId: nullableText,
        rootProcessInstanceKey: key,
      },
    },
    /** From the root down to the direct caller. */
    callers: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['processInstanceKey', 'processName'],
        properties: { processInstanceKey: key, processName: text },
      },
    },
    called: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['processInstanceKey', 'processDefinitionId', 'processName', 'elementId', 'state'],
        properties: {
          processInstanceKey: key,
          processDefinitionId: text,
          processName: text,
          elementId: nullableText,
          state: instanceState,
        },
      },
    },
    openTasks: { type: 'array', items: taskSummary },
    incidents: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['incidentKey', 'errorType', 'message', 'elementId', 'elementName', 'creationTime'],
        properties: {
          incidentKey: key,
          errorType: text,
          message: text,
          elementId: text,
          elementName: nullableText,
          creationTime: time,
        },
      },
    },
    /** Empty for operators: they see what their forms show. */
    variables: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'value', 'scope'],
        properties: { name: text, value: {}, scope: nullableText },
      },
    },
  },
} as const;
export type InstanceDetail = FromSchema<typeof instanceDetail>;

export const instanceDiagram = {
  type: 'object',
  additionalProperties: false,
  required: ['xml', 'elements', 'flowsTaken'],
  properties: {
    xml: text,
    elements: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['elementId', 'active', 'completed', 'terminated', 'incidents'],
        properties: { elementId: text, active: count, completed: count, terminated: count, incidents: count },
      },
    },
    flowsTaken: texts,
  },
} as const;
export type InstanceDiagram = FromSchema<typeof instanceDiagram>;
