import { Router, type RequestHandler } from 'express';
import type { Variables } from '../../../engine/index.ts';
import { formValues, type FormValues, type TaskCompleted } from '../../../schemas/api/tasks.ts';
import { rootKeyOf } from './case-family.ts';
import type { ApiContext } from './context.ts';
import type { Drafts } from './drafts.ts';
import type { Forms } from './forms.ts';
import { languageOf } from './language.ts';
import { nextTasks } from './next-tasks.ts';
import { findText } from '../../record-fields.ts';
import { bodyReader } from './request-reading.ts';
import { onTask, requirePermission } from './task-state.ts';
import { visibleVariables } from './tasks.ts';
import { visibleTask } from './visible-task.ts';

const readValues = bodyReader<FormValues>(formValues);

/**
 * Completing a task. The browser has checked the form; the server checks it again, against what the process
 * holds now, and writes only what the form may write.
 */
export function taskCompletionRoutes(context: ApiContext, forms: Forms, drafts: Drafts): Router {
  const { engine } = context;

  const complete: RequestHandler = async (request, response) => {
    const { principal, task, key } = await visibleTask(engine, request, response);
    const { values } = readValues(request);
    requirePermission(principal, task, 'complete');
    const { username } = principal;
    const held = await visibleVariables(engine, task);
    const variables = forms.accepted(
      await forms.ofTask(task),
      values as Variables,
      held,
      languageOf(request),
    );

    await onTask(engine, principal, key, async () => {
      // Whose task it was stays on record; and of two colleagues who complete it at once, one is refused here.
      if (findText(task, 'assignee') === null) {
        await engine.assignUserTask(key, username, {
          allowOverride: false,
          action: 'claim',
          actor: username,
        });
      }
      await engine.completeUserTask(key, { variables, actor: username });
    });
    await drafts.discardAll(key);
    const answer: TaskCompleted = { nextTasks: await nextTasks(context, principal, rootKeyOf(task)) };
    response.json(answer);
  };

  return Router().post('/tasks/:userTaskKey/completion', complete);
}
