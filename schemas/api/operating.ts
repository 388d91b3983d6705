import type { FromSchema } from 'json-schema-to-ts';
import { key, nullableText, text } from './primitives.ts';

const object = { type: 'object', additionalProperties: false } as const;
const pair = {
  ...object,
  required: ['sourceElementId', 'targetElementId'],
  properties: { sourceElementId: text, targetElementId: text },
} as const;

/** From which version to which, to be compared. */
export const proposalQuery = {
  ...object,
  required: ['source', 'target'],
  properties: { source: key, target: key },
} as const;
export type ProposalQuery = FromSchema<typeof proposalQuery>;

export const migrationProposal = {
  ...object,
  required: ['mappings', 'unmatched'],
  properties: {
    mappings: {
      type: 'array',
      items: {
        ...object,
        required: ['sourceElementId', 'targetElementId', 'confidence', 'reason'],
        properties: {
          sourceElementId: text,
          targetElementId: text,
          confidence: { type: 'string', enum: ['certain', 'likely', 'possible'] },
          reason: text,
        },
      },
    },
    unmatched: {
      type: 'array',
      items: {
        ...object,
        required: ['sourceElementId', 'reason'],
        properties: { sourceElementId: text, reason: text },
      },
    },
  },
} as const;
export type MigrationProposal = FromSchema<typeof migrationProposal>;

export const migrationPlan = {
  ...object,
  required: ['targetProcessDefinitionKey', 'mappings'],
  properties: { targetProcessDefinitionKey: key, mappings: { type: 'array', items: pair } },
} as const;
export type ApiMigrationPlan = FromSchema<typeof migrationPlan>;

const waitChanges = {
  type: 'array',
  items: {
    ...object,
    required: ['elementInstanceKey', 'elementId', 'kind'],
    properties: {
      elementInstanceKey: key,
      elementId: text,
      kind: { type: 'string', enum: ['timer', 'message', 'signal', 'condition'] },
    },
  },
} as const;

/** What the plan would do to a case; with problems it would do nothing. */
export const migrationCheck = {
  ...object,
  required: ['processInstanceKey', 'problems', 'moves', 'closes', 'opens'],
  properties: {
    processInstanceKey: key,
    problems: {
      type: 'array',
      items: {
        ...object,
        required: ['rule', 'element', 'target', 'message', 'remedy'],
        properties: { rule: text, element: text, target: nullableText, message: text, remedy: text },
      },
    },
    moves: {
      type: 'array',
      items: {
        ...object,
        required: ['elementInstanceKey', 'sourceElementId', 'targetElementId'],
        properties: { elementInstanceKey: key, sourceElementId: text, targetElementId: text },
      },
    },
    closes: waitChanges,
    opens: waitChanges,
  },
} as const;
export type ApiMigrationCheck = FromSchema<typeof migrationCheck>;
