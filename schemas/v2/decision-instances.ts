import { startedBatch } from './batch-operations.ts';
import type { Resource } from './field.ts';
import { filterSchema } from './filter-schema.ts';
import { route } from './route.ts';
import { itemSchema, searchRequest, searchResponse } from './search-schema.ts';
import * as wire from './wire.ts';

/** A decision that was evaluated; one evaluation has one of these for each decision it took. */
export const decisionInstances: Resource = {
  title: 'Decision instance',
  collection: 'decisionInstances',
  key: 'decisionEvaluationInstanceKey',
  fields: {
    decisionEvaluationInstanceKey: { type: 'text', filter: 'operators', sort: true },
    decisionEvaluationKey: { type: 'key', filter: 'value', sort: true },
    state: {
      type: 'text',
      values: ['EVALUATED', 'FAILED', 'UNSPECIFIED', 'UNKNOWN'],
      filter: 'operators',
      sort: true,
    },
    evaluationDate: { type: 'time', filter: 'operators', sort: true },
    evaluationFailure: { type: 'text', nullable: true, filter: 'value', sort: true },
    decisionDefinitionId: { type: 'text', filter: 'value', sort: true },
    decisionDefinitionName: { type: 'text', filter: 'value', sort: true, fallback: '' },
    decisionDefinitionVersion: { type: 'integer', filter: 'value', sort: true },
    decisionDefinitionType: {
      type: 'text',
      values: ['DECISION_TABLE', 'LITERAL_EXPRESSION', 'UNSPECIFIED', 'UNKNOWN'],
      filter: 'value',
      sort: true,
    },
    decisionDefinitionKey: { type: 'key', filter: 'operators', sort: true },
    rootDecisionDefinitionKey: { type: 'key', filter: 'operators', sort: true },
    processDefinitionKey: { type: 'key', nullable: true, filter: 'value', sort: true },
    processInstanceKey: { type: 'key', nullable: true, filter: 'value', sort: true },
    rootProcessInstanceKey: { type: 'key', nullable: true },
    elementInstanceKey: { type: 'key', nullable: true, filter: 'operators', sort: true },
    result: { type: 'text' },
    tenantId: { type: 'text', filter: 'value', sort: true },
  },
  criteria: {
    decisionRequirementsKey: { kind: 'field', field: { type: 'key', filter: 'operators' } },
  },
};

const json = { ...wire.text, description: 'Serialised JSON.' };

/** What a decision table was asked. */
export const evaluatedInputs = {
  type: 'array',
  items: {
    title: 'EvaluatedInput',
    type: 'object',
    additionalProperties: false,
    required: ['inputId', 'inputName', 'inputValue'],
    properties: { inputId: wire.text, inputName: wire.text, inputValue: json },
  },
} as const;

/** The rules that fitted, with what each gave. */
export const matchedRules = {
  type: 'array',
  items: {
    title: 'MatchedRule',
    type: 'object',
    additionalProperties: false,
    required: ['ruleId', 'ruleIndex', 'evaluatedOutputs'],
    properties: {
      ruleId: wire.text,
      ruleIndex: { ...wire.int32, description: 'From 1.' },
      evaluatedOutputs: {
        type: 'array',
        items: {
          title: 'EvaluatedOutput',
          type: 'object',
          additionalProperties: false,
          required: ['outputId', 'outputName', 'outputValue', 'ruleId', 'ruleIndex'],
          properties: {
            outputId: wire.text,
            outputName: wire.text,
            outputValue: json,
            ruleId: { type: ['string', 'null'] },
            ruleIndex: { anyOf: [wire.int32, { type: 'null' }] },
          },
        },
      },
    },
  },
} as const;

const item = itemSchema(decisionInstances) as {
  readonly required: readonly string[];
  readonly properties: object;
};

export const decisionInstanceRoutes = {
  search: route({
    method: 'post',
    path: '/v2/decision-instances/search',
    operationId: 'searchDecisionInstances',
    tag: 'Decision instance',
    summary: 'Search decisions that were evaluated',
    request: searchRequest(decisionInstances),
    bodyOptional: true,
    response: searchResponse(decisionInstances),
  }),
  get: route({
    method: 'get',
    path: '/v2/decision-instances/{decisionEvaluationInstanceKey}',
    operationId: 'getDecisionInstance',
    tag: 'Decision instance',
    summary: 'Get a decision that was evaluated, with what it was asked and the rules that fitted',
    response: {
      ...item,
      title: 'DecisionInstanceDetail',
      required: [...item.required, 'evaluatedInputs', 'matchedRules'],
      properties: { ...item.properties, evaluatedInputs, matchedRules },
    },
    problems: [404],
  }),
  delete: route({
    method: 'post',
    path: '/v2/decision-instances/{decisionEvaluationKey}/deletion',
    operationId: 'deleteDecisionInstance',
    tag: 'Decision instance',
    summary: 'Delete what is kept of an evaluation',
    command: 'DELETE',
    request: wire.referenceOnly,
    bodyOptional: true,
    problems: [404, 503],
  }),
  deleteMany: route({
    method: 'post',
    path: '/v2/decision-instances/deletion',
    operationId: 'deleteDecisionInstancesBatchOperation',
    tag: 'Decision instance',
    summary: 'Delete each evaluation with a decision that meets a filter',
    command: 'CREATE',
    request: {
      type: 'object',
      additionalProperties: false,
      required: ['filter'],
      properties: {
        filter: { ...filterSchema(decisionInstances), type: 'object' },
        operationReference: wire.operationReference,
      },
    },
    response: startedBatch,
    problems: [503],
  }),
};
