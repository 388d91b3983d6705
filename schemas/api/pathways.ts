import type { FromSchema } from 'json-schema-to-ts';
import {
  count,
  cursor,
  districtId,
  flag,
  key,
  nextCursor,
  nullableKey,
  nullableText,
  nullableTime,
  text,
  time,
} from './primitives.ts';

export const pathwayDistrict = {
  type: 'object',
  additionalProperties: false,
  required: [
    'districtId',
    'districtName',
    'followsLatest',
    'processDefinitionKey',
    'version',
    'changedAt',
    'changedBy',
    'runningInstances',
    'olderInstances',
  ],
  properties: {
    districtId,
    districtName: text,
    followsLatest: flag,
    processDefinitionKey: key,
    version: { type: 'integer' },
    changedAt: nullableTime,
    changedBy: nullableText,
    runningInstances: count,
    /** Running ones that started on another version than the one new cases get. */
    olderInstances: count,
  },
} as const;
export type PathwayDistrict = FromSchema<typeof pathwayDistrict>;

export const pathway = {
  type: 'object',
  additionalProperties: false,
  required: ['processDefinitionId', 'name', 'latest', 'versions', 'districts'],
  properties: {
    processDefinitionId: text,
    name: text,
    latest: {
      type: 'object',
      additionalProperties: false,
      required: ['processDefinitionKey', 'version'],
      properties: { processDefinitionKey: key, version: { type: 'integer' } },
    },
    versions: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['processDefinitionKey', 'version', 'versionTag', 'deployedAt', 'deployedBy'],
        properties: {
          processDefinitionKey: key,
          version: { type: 'integer' },
          versionTag: nullableText,
          deployedAt: time,
          deployedBy: nullableText,
        },
      },
    },
    districts: { type: 'array', items: pathwayDistrict },
  },
} as const;
export type Pathway = FromSchema<typeof pathway>;

export const pathways = { type: 'array', items: pathway } as const;

export const pathwayChoice = {
  type: 'object',
  additionalProperties: false,
  required: ['processDefinitionKey', 'reason'],
  properties: {
    /** null: follow the latest version again. */
    processDefinitionKey: nullableKey,
    reason: { type: 'string', minLength: 3, maxLength: 1000, pattern: '\\S' },
  },
} as const;
export type PathwayChoice = FromSchema<typeof pathwayChoice>;

export const pathwayChangesQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { district: districtId, cursor },
} as const;
export type PathwayChangesQuery = FromSchema<typeof pathwayChangesQuery>;

const chosenVersion = {
  anyOf: [
    {
      type: 'object',
      additionalProperties: false,
      required: ['version'],
      properties: { version: { type: 'integer' } },
    },
    { type: 'null' },
  ],
} as const;

export const pathwayChanges = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'nextCursor'],
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['at', 'actor', 'actorName', 'districtId', 'districtName', 'from', 'to', 'reason'],
        properties: {
          at: time,
          actor: text,
          actorName: text,
          districtId,
          districtName: text,
          /** null: the district followed the latest version. */
          from: chosenVersion,
          to: chosenVersion,
          reason: text,
        },
      },
    },
    nextCursor,
  },
} as const;
export type PathwayChanges = FromSchema<typeof pathwayChanges>;
