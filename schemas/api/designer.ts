import type { FromSchema } from 'json-schema-to-ts';
import { deployedDecisions } from './decisions.ts';
import { districtId, flag, key, nullableText, text, time } from './primitives.ts';
import { deploymentProblem } from './problem.ts';

export const definitionsQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { latest: flag },
} as const;
export type DefinitionsQuery = FromSchema<typeof definitionsQuery>;

export const deployedDefinition = {
  type: 'object',
  additionalProperties: false,
  required: [
    'processDefinitionKey',
    'processDefinitionId',
    'name',
    'version',
    'versionTag',
    'resourceName',
    'deployedAt',
    'deployedBy',
    'isLatestVersion',
    'districtId',
  ],
  properties: {
    processDefinitionKey: key,
    processDefinitionId: text,
    name: text,
    version: { type: 'integer' },
    versionTag: nullableText,
    resourceName: text,
    deployedAt: time,
    deployedBy: nullableText,
    isLatestVersion: flag,
    districtId,
  },
} as const;
export type DeployedDefinition = FromSchema<typeof deployedDefinition>;

export const deployedDefinitions = { type: 'array', items: deployedDefinition } as const;

export const deployedForm = {
  type: 'object',
  additionalProperties: false,
  required: ['formKey', 'formId', 'version', 'resourceName'],
  properties: { formKey: key, formId: text, version: { type: 'integer' }, resourceName: text },
} as const;
export type DeployedForm = FromSchema<typeof deployedForm>;

export const deployedForms = { type: 'array', items: deployedForm } as const;

/** A diagram, or a DMN file of decisions, to check or to deploy. */
export const diagram = {
  type: 'object',
  additionalProperties: false,
  required: ['resourceName', 'xml'],
  properties: {
    resourceName: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[^/\\\\]+\\.(bpmn|dmn)$' },
    xml: { type: 'string', minLength: 1, maxLength: 4_000_000 },
  },
} as const;
export type Diagram = FromSchema<typeof diagram>;

export const diagramCheck = {
  type: 'object',
  additionalProperties: false,
  required: ['problems', 'warnings'],
  properties: {
    problems: { type: 'array', items: deploymentProblem },
    warnings: {
      type: 'array',
      items: deploymentProblem,
      description: 'What may go wrong although it can be deployed; none where it cannot.',
    },
  },
} as const;
export type DiagramCheck = FromSchema<typeof diagramCheck>;

export const diagramDeployed = {
  type: 'object',
  additionalProperties: false,
  required: ['definitions', 'decisions'],
  properties: { definitions: deployedDefinitions, decisions: deployedDecisions },
} as const;
export type DiagramDeployed = FromSchema<typeof diagramDeployed>;
