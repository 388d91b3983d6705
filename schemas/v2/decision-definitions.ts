import { evaluatedInputs, matchedRules } from './decision-instances.ts';
import type { Resource } from './field.ts';
import { route } from './route.ts';
import { itemSchema, searchRequest, searchResponse } from './search-schema.ts';
import * as wire from './wire.ts';

export const decisionDefinitions: Resource = {
  title: 'Decision definition',
  collection: 'decisionDefinitions',
  key: 'decisionDefinitionKey',
  areaWide: true,
  fields: {
    decisionDefinitionKey: { type: 'key', filter: 'value', sort: true },
    decisionDefinitionId: { type: 'text', filter: 'value', sort: true },
    decisionRequirementsKey: { type: 'key', filter: 'value', sort: true },
    decisionRequirementsId: { type: 'text', filter: 'value', sort: true },
    decisionRequirementsName: { type: 'text', filter: 'value', sort: true, fallback: '' },
    decisionRequirementsVersion: { type: 'integer', filter: 'value', sort: true },
    name: { type: 'text', filter: 'value', sort: true, fallback: '' },
    version: { type: 'integer', filter: 'value', sort: true },
    tenantId: { type: 'text', filter: 'value', sort: true },
  },
  criteria: {
    isLatestVersion: { kind: 'field', field: { type: 'boolean', filter: 'value' } },
  },
};

const decisionId = {
  title: 'DecisionDefinitionId',
  description: 'The id of the decision in its file.',
  type: 'string',
  minLength: 1,
  maxLength: 255,
} as const;

const evaluatedDecision = {
  title: 'EvaluatedDecision',
  type: 'object',
  additionalProperties: false,
  required: [
    'decisionDefinitionId',
    'decisionDefinitionName',
    'decisionDefinitionVersion',
    'decisionDefinitionType',
    'decisionDefinitionKey',
    'decisionEvaluationInstanceKey',
    'output',
    'tenantId',
    'evaluatedInputs',
    'matchedRules',
  ],
  properties: {
    decisionDefinitionId: decisionId,
    decisionDefinitionName: wire.text,
    decisionDefinitionVersion: wire.int32,
    decisionDefinitionType: wire.text,
    decisionDefinitionKey: wire.key,
    decisionEvaluationInstanceKey: wire.text,
    output: { ...wire.text, description: 'Serialised JSON.' },
    tenantId: wire.tenantId,
    evaluatedInputs,
    matchedRules,
  },
} as const;

export const decisionDefinitionRoutes = {
  search: route({
    method: 'post',
    path: '/v2/decision-definitions/search',
    operationId: 'searchDecisionDefinitions',
    tag: 'Decision definition',
    summary: 'Search decision definitions',
    request: searchRequest(decisionDefinitions),
    bodyOptional: true,
    response: searchResponse(decisionDefinitions),
  }),
  get: route({
    method: 'get',
    path: '/v2/decision-definitions/{decisionDefinitionKey}',
    operationId: 'getDecisionDefinition',
    tag: 'Decision definition',
    summary: 'Get a decision definition',
    response: itemSchema(decisionDefinitions),
    problems: [404],
  }),
  xml: route({
    method: 'get',
    path: '/v2/decision-definitions/{decisionDefinitionKey}/xml',
    operationId: 'getDecisionDefinitionXML',
    tag: 'Decision definition',
    summary: 'Get the DMN file of a decision definition',
    response: { type: 'string' },
    contentType: 'text/xml',
    problems: [404],
  }),
  evaluate: route({
    method: 'post',
    path: '/v2/decision-definitions/evaluation',
    operationId: 'evaluateDecision',
    tag: 'Decision definition',
    summary: 'Evaluate a decision, by key or in its latest version',
    command: 'EVALUATE',
    request: {
      title: 'EvaluateDecision',
      description: 'Exactly one of decisionDefinitionId and decisionDefinitionKey.',
      type: 'object',
      additionalProperties: false,
      properties: {
        decisionDefinitionId: decisionId,
        decisionDefinitionKey: wire.key,
        variables: wire.variables,
        tenantId: wire.tenantId,
      },
    },
    response: {
      title: 'DecisionEvaluation',
      description: 'A decision that could not be evaluated is an answer too: it says why in failureMessage.',
      type: 'object',
      additionalProperties: false,
      required: [
        'decisionDefinitionId',
        'decisionDefinitionKey',
        'decisionDefinitionName',
        'decisionDefinitionVersion',
        'decisionEvaluationKey',
        'decisionInstanceKey',
        'decisionRequirementsId',
        'decisionRequirementsKey',
        'output',
        'failedDecisionDefinitionId',
        'failureMessage',
        'tenantId',
        'evaluatedDecisions',
      ],
      properties: {
        decisionDefinitionId: decisionId,
        decisionDefinitionKey: wire.key,
        decisionDefinitionName: wire.text,
        decisionDefinitionVersion: wire.int32,
        decisionEvaluationKey: wire.key,
        decisionInstanceKey: { ...wire.key, deprecated: true },
        decisionRequirementsId: wire.text,
        decisionRequirementsKey: wire.key,
        output: { ...wire.text, description: 'Serialised JSON.' },
        failedDecisionDefinitionId: { anyOf: [decisionId, { type: 'null' }] },
        failureMessage: { type: ['string', 'null'] },
        tenantId: wire.tenantId,
        evaluatedDecisions: { type: 'array', items: evaluatedDecision },
      },
    },
    problems: [404, 503],
  }),
};
