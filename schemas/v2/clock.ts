import { route } from './route.ts';

export const clockRoutes = {
  pin: route({
    method: 'put',
    path: '/v2/clock',
    operationId: 'pinClock',
    tag: 'Clock',
    summary: 'Stop the engine’s time at a moment: for tests',
    command: 'PIN',
    request: {
      title: 'PinClock',
      type: 'object',
      additionalProperties: false,
      required: ['timestamp'],
      properties: {
        // The range of dates in ECMAScript.
        timestamp: { type: 'integer', minimum: 0, maximum: 8.64e15, description: 'Epoch milliseconds.' },
      },
    },
  }),
  reset: route({
    method: 'post',
    path: '/v2/clock/reset',
    operationId: 'resetClock',
    tag: 'Clock',
    summary: 'Let the engine’s time run again',
    command: 'RESET',
    request: { type: 'object', additionalProperties: false, properties: {} },
    bodyOptional: true,
  }),
};
