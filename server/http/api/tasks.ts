import { Router, type RequestHandler } from 'express';
import { EngineRejection, type Engine, type StoredRecord, type Variables } from '../../../engine/index.ts';
import { formValues, type DraftSaved, type FormValues, type TaskDetail } from '../../../schemas/api/tasks.ts';
import type { ApiContext } from './context.ts';
import type { Drafts, Values } from './drafts.ts';
import { formAnswer, type Forms } from './forms.ts';
import { findText, findTime, textOf } from '../../record-fields.ts';
import { bodyReader } from './request-reading.ts';
import { mayReadForm, permissionsFor } from './task-permissions.ts';
import { onTask, requirePermission } from './task-state.ts';
import { taskSummaryOf } from './task-summary.ts';
import { visibleTask } from './visible-task.ts';

const readValues = bodyReader<FormValues>(formValues);

/** One task: its form, taking it, giving it back, and what is entered before it is sent. */
export function taskRoutes(context: ApiContext, forms: Forms, drafts: Drafts): Router {
  const { engine, districts } = context;

  const show: RequestHandler = async (request, response) => {
    const { principal, task, key } = await visibleTask(engine, request, response);
    const readsForm = mayReadForm(principal, task);
    const form = readsForm ? await forms.ofTask(task) : null;
    const answer: TaskDetail = {
      task: {
        ...taskSummaryOf(task, districts, engine.now()),
        completionDate: findTime(task, 'completionDate'),
        completedBy: findText(task, 'completedBy'),
      },
      form: formAnswer(form),
      variables: { ...forms.readable(form, form ? await visibleVariables(engine, task) : {}) },
      draft: draftAnswer(readsForm ? await drafts.find(key, principal.username) : null),
      may: { ...permissionsFor(principal, task) },
    };
    response.json(answer);
  };

  const claim: RequestHandler = async (request, response) => {
    const { principal, task, key } = await visibleTask(engine, request, response);
    const { username } = principal;
    if (findText(task, 'assignee') !== username || textOf(task, 'state') !== 'CREATED') {
      requirePermission(principal, task, 'claim');
      await onTask(engine, principal, key, () =>
        engine.assignUserTask(key, username, { allowOverride: false, action: 'claim', actor: username }),
      );
    }
    response.status(204).end();
  };

  const release: RequestHandler = async (request, response) => {
    const { principal, task, key } = await visibleTask(engine, request, response);
    requirePermission(principal, task, 'release');
    await onTask(engine, principal, key, () =>
      engine.assignUserTask(key, null, { action: 'release', actor: principal.username }),
    );
    response.status(204).end();
  };

  const saveDraft: RequestHandler = async (request, response) => {
    const { principal, task, key } = await visibleTask(engine, request, response);
    const { values } = readValues(request);
    requirePermission(principal, task, 'complete');
    const answer: DraftSaved = await drafts.save(key, principal.username, values as Values);
    response.json(answer);
  };

  const discardDraft: RequestHandler = async (request, response) => {
    const { principal, key } = await visibleTask(engine, request, response);
    await drafts.discard(key, principal.username);
    response.status(204).end();
  };

  return Router()
    .get('/tasks/:userTaskKey', show)
    .post('/tasks/:userTaskKey/claim', claim)
    .post('/tasks/:userTaskKey/release', release)
    .put('/tasks/:userTaskKey/draft', saveDraft)
    .delete('/tasks/:userTaskKey/draft', discardDraft);
}

/** What the element of a task sees; of a task that has ended, nothing is left to see. */
export async function visibleVariables(
  engine: Pick<Engine, 'visibleVariables'>,
  task: StoredRecord,
): Promise<Variables> {
  try {
    return await engine.visibleVariables(textOf(task, 'elementInstanceKey'));
  } catch (error) {
    if (error instanceof EngineRejection && error.code === 'NOT_FOUND') return {};
    throw error;
  }
}

function draftAnswer(draft: { values: Values; savedAt: string } | null): TaskDetail['draft'] {
  return draft && { values: { ...draft.values }, savedAt: draft.savedAt };
}
