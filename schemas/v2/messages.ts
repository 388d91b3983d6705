import { route } from './route.ts';
import * as wire from './wire.ts';

const message = {
  name: { type: 'string', minLength: 1 },
  correlationKey: { type: 'string', default: '' },
  variables: wire.nullableVariables,
  tenantId: wire.tenantId,
} as const;

export const messageRoutes = {
  publish: route({
    method: 'post',
    path: '/v2/messages/publication',
    operationId: 'publishMessage',
    tag: 'Message',
    summary: 'Publish a message, for whoever waits for it or will within its time to live',
    command: 'PUBLISH',
    request: {
      title: 'PublishMessage',
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: {
        ...message,
        timeToLive: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 },
        messageId: { type: 'string' },
      },
    },
    response: {
      title: 'PublishedMessage',
      type: 'object',
      additionalProperties: false,
      required: ['tenantId', 'messageKey'],
      properties: { tenantId: wire.tenantId, messageKey: wire.key },
    },
    problems: [409, 503],
  }),
  correlate: route({
    method: 'post',
    path: '/v2/messages/correlation',
    operationId: 'correlateMessage',
    tag: 'Message',
    summary: 'Correlate a message at once, or not at all',
    command: 'CORRELATE',
    request: {
      title: 'CorrelateMessage',
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: message,
    },
    response: {
      title: 'CorrelatedMessage',
      type: 'object',
      additionalProperties: false,
      required: ['tenantId', 'messageKey', 'processInstanceKey'],
      properties: { tenantId: wire.tenantId, messageKey: wire.key, processInstanceKey: wire.key },
    },
    problems: [404, 503],
  }),
};
