import type { FromSchema } from 'json-schema-to-ts';
import { districtId, flag, key, nullableText, text, texts } from './primitives.ts';

export const deployedDecision = {
  type: 'object',
  additionalProperties: false,
  required: [
    'decisionDefinitionKey',
    'decisionId',
    'name',
    'version',
    'versionTag',
    'modelId',
    'modelName',
    'isTable',
    'isLatestVersion',
    'districtId',
  ],
  properties: {
    decisionDefinitionKey: key,
    decisionId: text,
    name: text,
    version: { type: 'integer' },
    versionTag: nullableText,
    modelId: { ...text, description: 'Of the DMN file it came in.' },
    modelName: text,
    isTable: flag,
    isLatestVersion: flag,
    districtId,
  },
} as const;
export type DeployedDecision = FromSchema<typeof deployedDecision>;

export const deployedDecisions = { type: 'array', items: deployedDecision } as const;

/** The DMN file of a decision, after those it imports. */
export const decisionFiles = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['resourceName', 'xml'],
    properties: { resourceName: text, xml: text },
  },
} as const;
export type DecisionFiles = FromSchema<typeof decisionFiles>;

const tests = { ...nullableText, description: 'FEEL unary tests.' } as const;

const table = {
  type: ['object', 'null'],
  additionalProperties: false,
  required: ['hitPolicy', 'aggregation', 'inputs', 'outputs', 'annotations', 'rules'],
  properties: {
    hitPolicy: {
      enum: ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'],
    },
    aggregation: { enum: ['SUM', 'COUNT', 'MIN', 'MAX', null] },
    inputs: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['label', 'expression', 'type', 'allowedValues'],
        properties: { label: text, expression: text, type: nullableText, allowedValues: tests },
      },
    },
    outputs: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'label', 'type', 'allowedValues', 'defaultEntry'],
        properties: {
          name: nullableText,
          label: text,
          type: nullableText,
          allowedValues: tests,
          defaultEntry: nullableText,
        },
      },
    },
    annotations: { ...texts, description: 'The names of the columns of remarks.' },
    rules: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['inputs', 'outputs', 'annotations', 'description'],
        properties: { inputs: texts, outputs: texts, annotations: texts, description: nullableText },
      },
    },
  },
} as const;

/** How a decision is made: a table, or one FEEL expression; neither for other logic. */
export const decisionOutline = {
  type: 'object',
  additionalProperties: false,
  required: ['decisionId', 'name', 'question', 'description', 'table', 'expression'],
  properties: {
    decisionId: text,
    name: text,
    question: nullableText,
    description: nullableText,
    table,
    expression: nullableText,
  },
} as const;
