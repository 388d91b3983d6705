import { route } from './route.ts';
import * as wire from './wire.ts';

export const expressionRoutes = {
  evaluate: route({
    method: 'post',
    path: '/v2/expression/evaluation',
    operationId: 'evaluateExpression',
    tag: 'Expression',
    summary: 'Evaluate a FEEL expression',
    command: 'EVALUATE',
    request: {
      title: 'EvaluateExpression',
      type: 'object',
      additionalProperties: false,
      required: ['expression'],
      properties: {
        expression: { type: 'string', minLength: 1, description: 'FEEL with a leading `=`.' },
        tenantId: wire.tenantId,
        variables: wire.nullableVariables,
      },
    },
    response: {
      title: 'EvaluatedExpression',
      type: 'object',
      additionalProperties: false,
      required: ['expression', 'result', 'warnings'],
      properties: {
        expression: wire.text,
        result: {},
        warnings: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['message'],
            properties: { message: wire.text },
          },
        },
      },
    },
  }),
};
