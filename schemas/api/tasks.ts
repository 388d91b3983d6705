import type { FromSchema } from 'json-schema-to-ts';
import { taskSummary, taskSummaryProperties, taskSummaryRequired } from './inbox.ts';
import { flag, nullableText, nullableTime, text, time, values } from './primitives.ts';

/** A form-js form as it was deployed. */
export const form = {
  type: 'object',
  additionalProperties: false,
  required: ['formId', 'version', 'schema'],
  properties: {
    formId: text,
    version: { type: 'integer' },
    schema: { type: 'object', additionalProperties: true },
  },
} as const;
export type Form = FromSchema<typeof form>;

export const taskDetail = {
  type: 'object',
  additionalProperties: false,
  required: ['task', 'form', 'variables', 'draft', 'may'],
  properties: {
    task: {
      type: 'object',
      additionalProperties: false,
      required: [...taskSummaryRequired, 'completionDate', 'completedBy'],
      properties: { ...taskSummaryProperties, completionDate: nullableTime, completedBy: nullableText },
    },
    form: { anyOf: [form, { type: 'null' }] },
    /** Only those the form's fields and conditions name. */
    variables: values,
    draft: {
      anyOf: [
        {
          type: 'object',
          additionalProperties: false,
          required: ['values', 'savedAt'],
          properties: { values, savedAt: time },
        },
        { type: 'null' },
      ],
    },
    may: {
      type: 'object',
      additionalProperties: false,
      required: ['claim', 'release', 'complete'],
      properties: { claim: flag, release: flag, complete: flag },
    },
  },
} as const;
export type TaskDetail = FromSchema<typeof taskDetail>;

/** The body of a draft and of a completion. */
export const formValues = {
  type: 'object',
  additionalProperties: false,
  required: ['values'],
  properties: { values },
} as const;
export type FormValues = FromSchema<typeof formValues>;

export const draftSaved = {
  type: 'object',
  additionalProperties: false,
  required: ['savedAt'],
  properties: { savedAt: time },
} as const;
export type DraftSaved = FromSchema<typeof draftSaved>;

export const taskCompleted = {
  type: 'object',
  additionalProperties: false,
  required: ['nextTasks'],
  properties: { nextTasks: { type: 'array', items: taskSummary } },
} as const;
export type TaskCompleted = FromSchema<typeof taskCompleted>;
