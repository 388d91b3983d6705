import type { FromSchema } from 'json-schema-to-ts';
import { flag, namedDistrict, text, texts } from './primitives.ts';

export const role = { type: 'string', enum: ['operator', 'designer', 'administrator', 'client'] } as const;

export const credentials = {
  type: 'object',
  additionalProperties: false,
  required: ['username', 'password'],
  properties: {
    username: { type: 'string', minLength: 1, maxLength: 200 },
    password: { type: 'string', minLength: 1, maxLength: 1000 },
  },
} as const;
export type Credentials = FromSchema<typeof credentials>;

export const session = {
  type: 'object',
  additionalProperties: false,
  required: ['user', 'districts', 'csrfToken', 'demo'],
  properties: {
    user: {
      type: 'object',
      additionalProperties: false,
      required: ['username', 'displayName', 'roles', 'groups', 'districts'],
      properties: {
        username: text,
        displayName: text,
        roles: { type: 'array', items: role },
        groups: texts,
        districts: texts,
      },
    },
    districts: { type: 'array', items: namedDistrict },
    csrfToken: text,
    demo: flag,
  },
} as const;
export type Session = FromSchema<typeof session>;
