import { route } from './route.ts';
import * as wire from './wire.ts';

const object = { type: 'object', additionalProperties: false } as const;

const variableInstructions = {
  type: 'array',
  items: {
    ...object,
    required: ['variables'],
    properties: {
      variables: wire.variables,
      scopeId: {
        ...wire.text,
        description: 'An element around the one activated; empty: the process instance.',
      },
    },
  },
} as const;

const ofElement = (id: string) =>
  ({ ...object, required: [id], properties: { [id]: wire.elementId } }) as const;

/** Of an element all active instances, or one by its key. */
const terminateInstruction = {
  oneOf: [
    ofElement('elementId'),
    { ...object, required: ['elementInstanceKey'], properties: { elementInstanceKey: wire.key } },
  ],
} as const;

const modificationRequest = {
  title: 'ModifyProcessInstance',
  description: 'All or nothing: activations and moves first, then terminations.',
  ...object,
  properties: {
    operationReference: wire.operationReference,
    activateInstructions: {
      type: 'array',
      items: {
        ...object,
        required: ['elementId'],
        properties: {
          elementId: wire.elementId,
          variableInstructions,
          ancestorElementInstanceKey: { ...wire.key, description: '-1: none.' },
        },
      },
    },
    moveInstructions: {
      type: 'array',
      items: {
        ...object,
        required: ['sourceElementInstruction', 'targetElementId'],
        properties: {
          sourceElementInstruction: {
            ...object,
            required: ['sourceType'],
            properties: {
              sourceType: { type: 'string', enum: ['byId', 'byKey'] },
              sourceElementId: wire.elementId,
              sourceElementInstanceKey: wire.key,
            },
          },
          targetElementId: wire.elementId,
          ancestorScopeInstruction: {
            ...object,
            required: ['ancestorScopeType'],
            properties: {
              ancestorScopeType: { type: 'string', enum: ['direct', 'inferred', 'sourceParent'] },
              ancestorElementInstanceKey: wire.key,
            },
          },
          variableInstructions,
        },
      },
    },
    terminateInstructions: { type: 'array', items: terminateInstruction },
  },
} as const;

export const processInstanceOperatingRoutes = {
  modify: route({
    method: 'post',
    path: '/v2/process-instances/{processInstanceKey}/modification',
    operationId: 'modifyProcessInstance',
    tag: 'Process instance',
    summary: 'Change by hand which elements of an instance are active',
    command: 'MODIFY',
    request: modificationRequest,
    problems: [404, 409, 503],
  }),
  migrate: route({
    method: 'post',
    path: '/v2/process-instances/{processInstanceKey}/migration',
    operationId: 'migrateProcessInstance',
    tag: 'Process instance',
    summary: 'Let an instance go on by another process definition',
    command: 'MIGRATE',
    request: {
      title: 'MigrateProcessInstance',
      ...object,
      required: ['targetProcessDefinitionKey', 'mappingInstructions'],
      properties: {
        targetProcessDefinitionKey: wire.key,
        mappingInstructions: {
          type: 'array',
          items: {
            ...object,
            required: ['sourceElementId', 'targetElementId'],
            properties: { sourceElementId: wire.elementId, targetElementId: wire.elementId },
          },
        },
        operationReference: wire.operationReference,
      },
    },
    problems: [404, 409, 503],
  }),
};
