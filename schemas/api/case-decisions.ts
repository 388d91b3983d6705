import type { FromSchema } from 'json-schema-to-ts';
import {
  count,
  cursor,
  flag,
  key,
  limit,
  nextCursor,
  nullableText,
  text,
  texts,
  time,
} from './primitives.ts';

export const caseDecisionsQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { cursor, limit: { ...limit, default: 50 } },
} as const;
export type CaseDecisionsQuery = FromSchema<typeof caseDecisionsQuery>;

const namedValue = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'value'],
  properties: { name: text, value: { description: 'Any JSON; null where values are not shown.' } },
} as const;

export const caseDecision = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'evaluationId',
    'isRequired',
    'decisionDefinitionKey',
    'decisionId',
    'decisionName',
    'version',
    'kind',
    'at',
    'failure',
    'processInstanceKey',
    'processName',
    'elementId',
    'elementName',
    'inputs',
    'ruleCount',
    'rules',
    'output',
  ],
  properties: {
    id: text,
    evaluationId: { ...key, description: 'The same for a decision and those it required.' },
    isRequired: { ...flag, description: 'Another decision of the same evaluation required it.' },
    decisionDefinitionKey: key,
    decisionId: text,
    decisionName: text,
    version: count,
    kind: { ...text, description: 'DECISION_TABLE, LITERAL_EXPRESSION, CONTEXT …' },
    at: time,
    failure: { ...nullableText, description: 'Why it could not be evaluated; null when it could.' },
    processInstanceKey: key,
    processName: { ...nullableText, description: 'Of a process called within the case; null in its own.' },
    elementId: { ...nullableText, description: 'The task it ran in.' },
    elementName: nullableText,
    inputs: {
      description: 'What a table was asked; empty for other logic.',
      type: 'array',
      items: namedValue,
    },
    ruleCount: { ...count, description: 'How many rules its table has; 0 for other logic.' },
    rules: {
      description:
        'The rules of a table that fitted, none where values are not shown. Outputs go by their labels.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['index', 'description', 'annotations', 'outputs'],
        properties: {
          index: { ...count, description: 'Its place in the table, from 1.' },
          description: nullableText,
          annotations: texts,
          outputs: { type: 'array', items: namedValue },
        },
      },
    },
    output: { description: 'Any JSON; null where values are not shown.' },
  },
} as const;
export type CaseDecision = FromSchema<typeof caseDecision>;

export const caseDecisions = {
  type: 'object',
  additionalProperties: false,
  required: ['areValuesShown', 'items', 'nextCursor'],
  properties: {
    areValuesShown: {
      ...flag,
      description:
        'Values are those of forms: for who reads a form of the case, and for designers and administrators.',
    },
    items: { type: 'array', items: caseDecision },
    nextCursor,
  },
} as const;
export type CaseDecisions = FromSchema<typeof caseDecisions>;
