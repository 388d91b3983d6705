import type { FromSchema } from 'json-schema-to-ts';
import { cursor, limit, nextCursor, nullableText, text, time } from './primitives.ts';

export const historyKinds = [
  'started',
  'entered',
  'completed',
  'terminated',
  'taskCompleted',
  'incident',
  'incidentResolved',
  'message',
  'timer',
  'ended',
] as const;
export type HistoryKind = (typeof historyKinds)[number];

export const historyQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { cursor, limit: { ...limit, default: 50 } },
} as const;
export type HistoryQuery = FromSchema<typeof historyQuery>;

export const historyEntry = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'at', 'kind', 'elementId', 'elementName', 'elementType', 'actor', 'actorName', 'detail'],
  properties: {
    id: text,
    at: time,
    kind: { type: 'string', enum: historyKinds },
    elementId: nullableText,
    elementName: nullableText,
    elementType: nullableText,
    actor: nullableText,
    actorName: nullableText,
    detail: nullableText,
  },
} as const;
export type HistoryEntry = FromSchema<typeof historyEntry>;

export const history = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'nextCursor'],
  properties: { items: { type: 'array', items: historyEntry }, nextCursor },
} as const;
export type History = FromSchema<typeof history>;
