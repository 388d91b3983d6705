import { route } from './route.ts';
import * as wire from './wire.ts';

export const signalRoutes = {
  broadcast: route({
    method: 'post',
    path: '/v2/signals/broadcast',
    operationId: 'broadcastSignal',
    tag: 'Signal',
    summary: 'Broadcast a signal to everybody who waits for it now',
    command: 'BROADCAST',
    request: {
      title: 'BroadcastSignal',
      type: 'object',
      additionalProperties: false,
      required: ['signalName'],
      properties: {
        signalName: { type: 'string', minLength: 1 },
        variables: wire.nullableVariables,
        tenantId: wire.tenantId,
      },
    },
    response: {
      title: 'SignalBroadcast',
      type: 'object',
      additionalProperties: false,
      required: ['tenantId', 'signalKey'],
      properties: { tenantId: wire.tenantId, signalKey: wire.key },
    },
    problems: [404, 503],
  }),
  evaluateConditionals: route({
    method: 'post',
    path: '/v2/conditionals/evaluation',
    operationId: 'evaluateConditionals',
    tag: 'Conditional',
    summary: 'Start the processes whose conditional start event these variables fulfil',
    command: 'EVALUATE',
    request: {
      title: 'EvaluateConditionals',
      type: 'object',
      additionalProperties: false,
      required: ['variables'],
      properties: {
        variables: wire.variables,
        processDefinitionKey: wire.key,
        tenantId: wire.tenantId,
      },
    },
    response: {
      title: 'ConditionalsEvaluated',
      type: 'object',
      additionalProperties: false,
      required: ['conditionalEvaluationKey', 'tenantId', 'processInstances'],
      properties: {
        conditionalEvaluationKey: wire.key,
        tenantId: wire.tenantId,
        processInstances: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['processDefinitionKey', 'processInstanceKey'],
            properties: { processDefinitionKey: wire.key, processInstanceKey: wire.key },
          },
        },
      },
    },
    problems: [404, 503],
  }),
};
