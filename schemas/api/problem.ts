import type { FromSchema } from 'json-schema-to-ts';
import { nullableText, text } from './primitives.ts';

/** Codes are stable, titles and details are not: screens translate the code. */
export const apiProblemCodes = [
  'INVALID_REQUEST',
  'INVALID_CREDENTIALS',
  'LOCKED',
  'UNAUTHENTICATED',
  'CSRF',
  'CROSS_ORIGIN',
  'FORBIDDEN',
  'NOT_FOUND',
  'TASK_TAKEN',
  'TASK_DONE',
  'INVALID_FORM',
  'UNDEPLOYABLE',
  'CONFLICT',
  'TOO_MANY_REQUESTS',
  'INTERNAL',
] as const;
export type ApiProblemCode = (typeof apiProblemCodes)[number];

/** Why a diagram, form or other file cannot be deployed. */
export const deploymentProblem = {
  type: 'object',
  additionalProperties: false,
  required: ['file', 'element', 'rule', 'message', 'remedy'],
  properties: { file: text, element: nullableText, rule: text, message: text, remedy: text },
} as const;
export type DeploymentProblem = FromSchema<typeof deploymentProblem>;

const demoAccount = {
  type: 'object',
  additionalProperties: false,
  required: ['username', 'displayName', 'password'],
  properties: { username: text, displayName: text, password: text },
} as const;
export type DemoAccount = FromSchema<typeof demoAccount>;

export const apiProblem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    instance: text,
    code: text,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['pointer', 'message'],
        properties: { pointer: text, code: text, message: text },
      },
    },
    retryAfterSeconds: { type: 'integer', minimum: 0 },
    problems: { type: 'array', items: deploymentProblem },
    demo: { const: true },
    accounts: { type: 'array', items: demoAccount },
  },
} as const;
export type ApiProblem = FromSchema<typeof apiProblem>;
