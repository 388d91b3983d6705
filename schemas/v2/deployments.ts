import { route } from './route.ts';
import * as wire from './wire.ts';

const deployedProcess = {
  type: 'object',
  additionalProperties: false,
  required: [
    'processDefinitionId',
    'processDefinitionVersion',
    'processDefinitionKey',
    'resourceName',
    'tenantId',
  ],
  properties: {
    processDefinitionId: wire.processDefinitionId,
    processDefinitionVersion: wire.int32,
    processDefinitionKey: wire.key,
    resourceName: wire.text,
    tenantId: wire.tenantId,
  },
} as const;

const deployedForm = {
  type: 'object',
  additionalProperties: false,
  required: ['formId', 'version', 'formKey', 'resourceName', 'tenantId'],
  properties: {
    formId: { type: 'string', minLength: 1 },
    version: wire.int32,
    formKey: wire.key,
    resourceName: wire.text,
    tenantId: wire.tenantId,
  },
} as const;

const deployedDecision = {
  type: 'object',
  additionalProperties: false,
  required: [
    'decisionDefinitionId',
    'version',
    'name',
    'tenantId',
    'decisionRequirementsId',
    'decisionDefinitionKey',
    'decisionRequirementsKey',
  ],
  properties: {
    decisionDefinitionId: { type: 'string', minLength: 1 },
    version: wire.int32,
    name: wire.text,
    tenantId: wire.tenantId,
    decisionRequirementsId: wire.text,
    decisionDefinitionKey: wire.key,
    decisionRequirementsKey: wire.key,
  },
} as const;

const deployedRequirements = {
  type: 'object',
  additionalProperties: false,
  required: [
    'decisionRequirementsId',
    'decisionRequirementsName',
    'version',
    'resourceName',
    'tenantId',
    'decisionRequirementsKey',
  ],
  properties: {
    decisionRequirementsId: wire.text,
    decisionRequirementsName: wire.text,
    version: wire.int32,
    resourceName: wire.text,
    tenantId: wire.tenantId,
    decisionRequirementsKey: wire.key,
  },
} as const;

const none = { type: 'null' } as const;

export const deploymentRoutes = {
  create: route({
    method: 'post',
    path: '/v2/deployments',
    operationId: 'createDeployment',
    tag: 'Resource',
    summary: 'Deploy diagrams, decisions and forms, all or none',
    command: 'CREATE',
    multipart: true,
    request: {
      type: 'object',
      additionalProperties: false,
      required: ['resources'],
      properties: {
        resources: {
          type: 'array',
          minItems: 1,
          items: { type: 'string', contentMediaType: 'application/octet-stream' },
        },
        tenantId: wire.tenantId,
      },
    },
    response: {
      title: 'Deployment',
      type: 'object',
      additionalProperties: false,
      required: ['deploymentKey', 'tenantId', 'deployments'],
      properties: {
        deploymentKey: wire.key,
        tenantId: wire.tenantId,
        deployments: {
          description: 'One entry for each thing deployed, exactly one member of it not null.',
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['processDefinition', 'decisionDefinition', 'decisionRequirements', 'form', 'resource'],
            properties: {
              processDefinition: { anyOf: [deployedProcess, none] },
              decisionDefinition: { anyOf: [deployedDecision, none] },
              decisionRequirements: { anyOf: [deployedRequirements, none] },
              form: { anyOf: [deployedForm, none] },
              resource: none,
            },
          },
        },
      },
    },
    problems: [413, 415, 503],
  }),
};
