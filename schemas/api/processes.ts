import type { FromSchema } from 'json-schema-to-ts';
import { districtId, flag, key, nullableText, text } from './primitives.ts';
import { form } from './tasks.ts';

export const startableProcess = {
  type: 'object',
  additionalProperties: false,
  required: [
    'processDefinitionKey',
    'processDefinitionId',
    'name',
    'version',
    'versionTag',
    'hasStartForm',
    'districts',
  ],
  properties: {
    processDefinitionKey: key,
    processDefinitionId: text,
    name: text,
    version: { type: 'integer' },
    versionTag: nullableText,
    hasStartForm: flag,
    /** The version each of my districts runs. */
    districts: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'name', 'processDefinitionKey', 'version'],
        properties: { id: districtId, name: text, processDefinitionKey: key, version: { type: 'integer' } },
      },
    },
  },
} as const;
export type StartableProcess = FromSchema<typeof startableProcess>;

export const startableProcesses = { type: 'array', items: startableProcess } as const;

export const startQuery = {
  type: 'object',
  additionalProperties: false,
  required: ['district'],
  properties: { district: districtId },
} as const;
export type StartQuery = FromSchema<typeof startQuery>;

export const processStart = {
  type: 'object',
  additionalProperties: false,
  required: ['processDefinitionKey', 'version', 'form', 'xml'],
  properties: {
    processDefinitionKey: key,
    version: { type: 'integer' },
    form: { anyOf: [form, { type: 'null' }] },
    xml: text,
  },
} as const;
export type ProcessStart = FromSchema<typeof processStart>;
