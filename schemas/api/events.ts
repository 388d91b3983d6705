import type { FromSchema } from 'json-schema-to-ts';
import { key } from './primitives.ts';

/** The live updates of `GET /api/events`: the name of the event and its data. They say what to read again. */
export const instanceEvent = {
  type: 'object',
  additionalProperties: false,
  required: ['processInstanceKey', 'rootProcessInstanceKey'],
  properties: { processInstanceKey: key, rootProcessInstanceKey: key },
} as const;
export type InstanceEvent = FromSchema<typeof instanceEvent>;

export const liveEventNames = ['inbox', 'instance', 'definitions'] as const;
export type LiveEventName = (typeof liveEventNames)[number];
