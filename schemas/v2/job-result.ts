import { changeset } from './user-tasks.ts';
import * as wire from './wire.ts';

/** The task a task listener decides about, as it will be. */
export const listenedTask = {
  title: 'UserTaskProperties',
  type: ['object', 'null'],
  additionalProperties: false,
  required: [
    'userTaskKey',
    'action',
    'assignee',
    'candidateGroups',
    'candidateUsers',
    'changedAttributes',
    'dueDate',
    'followUpDate',
    'formKey',
    'priority',
  ],
  properties: {
    userTaskKey: wire.key,
    action: wire.text,
    assignee: { type: ['string', 'null'] },
    candidateGroups: wire.texts,
    candidateUsers: wire.texts,
    changedAttributes: wire.texts,
    dueDate: { anyOf: [wire.time, { type: 'null' }] },
    followUpDate: { anyOf: [wire.time, { type: 'null' }] },
    formKey: { anyOf: [wire.key, { type: 'null' }] },
    priority: { type: 'integer' },
  },
} as const;

/** What the listener of a user task, or the job of an ad-hoc sub-process, is answered with. */
export const jobResult = {
  anyOf: [
    { type: 'null' },
    {
      title: 'UserTaskJobResult',
      type: 'object',
      additionalProperties: false,
      properties: {
        type: { type: 'string', const: 'userTask' },
        denied: { type: ['boolean', 'null'], description: 'Not with corrections.' },
        deniedReason: { type: ['string', 'null'] },
        corrections: {
          ...changeset,
          title: 'UserTaskCorrections',
          type: ['object', 'null'],
          properties: { ...changeset.properties, assignee: { type: ['string', 'null'] } },
        },
      },
    },
    {
      title: 'AdHocSubProcessJobResult',
      type: 'object',
      additionalProperties: false,
      required: ['type'],
      properties: {
        type: { type: 'string', const: 'adHocSubProcess' },
        activateElements: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['elementId'],
            properties: { elementId: { type: 'string', minLength: 1 }, variables: wire.nullableVariables },
          },
        },
        isCompletionConditionFulfilled: { type: 'boolean' },
        isCancelRemainingInstances: { type: 'boolean' },
      },
    },
  ],
} as const;
