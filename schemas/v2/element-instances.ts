import type { Resource } from './field.ts';
import { incidents } from './incidents.ts';
import { route } from './route.ts';
import { itemSchema, searchRequest, searchResponse } from './search-schema.ts';
import { flag, operationReference, variables } from './wire.ts';

export const elementInstanceStates = ['ACTIVE', 'COMPLETED', 'TERMINATED'] as const;

const elementTypes = [
  'UNSPECIFIED',
  'PROCESS',
  'SUB_PROCESS',
  'EVENT_SUB_PROCESS',
  'AD_HOC_SUB_PROCESS',
  'AD_HOC_SUB_PROCESS_INNER_INSTANCE',
  'START_EVENT',
  'INTERMEDIATE_CATCH_EVENT',
  'INTERMEDIATE_THROW_EVENT',
  'BOUNDARY_EVENT',
  'END_EVENT',
  'SERVICE_TASK',
  'RECEIVE_TASK',
  'USER_TASK',
  'MANUAL_TASK',
  'TASK',
  'EXCLUSIVE_GATEWAY',
  'INCLUSIVE_GATEWAY',
  'PARALLEL_GATEWAY',
  'EVENT_BASED_GATEWAY',
  'SEQUENCE_FLOW',
  'MULTI_INSTANCE_BODY',
  'CALL_ACTIVITY',
  'BUSINESS_RULE_TASK',
  'SCRIPT_TASK',
  'SEND_TASK',
  'UNKNOWN',
] as const;

export const elementInstances: Resource = {
  title: 'Element instance',
  collection: 'elementInstances',
  key: 'elementInstanceKey',
  fields: {
    elementInstanceKey: { type: 'key', filter: 'value', sort: true },
    processInstanceKey: { type: 'key', filter: 'value', sort: true },
    rootProcessInstanceKey: { type: 'key', nullable: true },
    processDefinitionKey: { type: 'key', filter: 'value', sort: true },
    processDefinitionId: { type: 'text', filter: 'value', sort: true },
    elementId: { type: 'text', filter: 'value', sort: true },
    elementName: { type: 'text', filter: 'value', sort: true, fallbackField: 'elementId' },
    type: { type: 'text', values: elementTypes, filter: 'value', sort: true },
    state: { type: 'text', values: elementInstanceStates, filter: 'operators', sort: true },
    startDate: { type: 'time', filter: 'operators', sort: true },
    endDate: { type: 'time', nullable: true, filter: 'operators', sort: true },
    hasIncident: { type: 'boolean', filter: 'value', fallback: false },
    incidentKey: { type: 'key', nullable: true, filter: 'value', sort: true },
    tenantId: { type: 'text', filter: 'value', sort: true },
  },
  criteria: {
    elementInstanceScopeKey: { kind: 'field', field: { type: 'key', filter: 'value' } },
  },
};

export const elementInstanceRoutes = {
  search: route({
    method: 'post',
    path: '/v2/element-instances/search',
    operationId: 'searchElementInstances',
    tag: 'Element instance',
    summary: 'Search element instances',
    request: searchRequest(elementInstances),
    bodyOptional: true,
    response: searchResponse(elementInstances),
  }),
  get: route({
    method: 'get',
    path: '/v2/element-instances/{elementInstanceKey}',
    operationId: 'getElementInstance',
    tag: 'Element instance',
    summary: 'Get an element instance',
    response: itemSchema(elementInstances),
    problems: [404],
  }),
  incidents: route({
    method: 'post',
    path: '/v2/element-instances/{elementInstanceKey}/incidents/search',
    operationId: 'searchElementInstanceIncidents',
    tag: 'Element instance',
    summary:
      'Search the incidents of an element instance, of what is inside it and of the instances it called',
    request: searchRequest(incidents),
    bodyOptional: true,
    response: searchResponse(incidents),
    problems: [404],
  }),
  setVariables: route({
    method: 'put',
    path: '/v2/element-instances/{elementInstanceKey}/variables',
    operationId: 'createElementInstanceVariables',
    tag: 'Element instance',
    summary: 'Set variables of an element or process instance',
    command: 'UPDATE',
    request: {
      title: 'SetVariables',
      type: 'object',
      additionalProperties: false,
      required: ['variables'],
      properties: {
        variables,
        local: {
          ...flag,
          default: false,
          description: 'true: exactly here. false: where they are already held.',
        },
        operationReference,
      },
    },
    problems: [404, 409, 503, 504],
  }),
  activateAdHoc: route({
    method: 'post',
    path: '/v2/element-instances/ad-hoc-activities/{elementInstanceKey}/activation',
    operationId: 'activateAdHocSubProcessActivities',
    tag: 'Ad-hoc sub-process',
    summary: 'Activate elements inside an ad-hoc sub-process',
    command: 'ACTIVATE',
    request: {
      title: 'ActivateAdHocSubProcessActivities',
      type: 'object',
      additionalProperties: false,
      required: ['elements'],
      properties: {
        elements: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['elementId'],
            properties: { elementId: { type: 'string', minLength: 1 }, variables },
          },
        },
        cancelRemainingInstances: {
          ...flag,
          default: false,
          description: 'true: what is active in it is cancelled first.',
        },
      },
    },
    problems: [404, 409, 503],
  }),
};
