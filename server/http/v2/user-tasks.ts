import type { Variables } from '../../../engine/index.ts';
import { userTaskRoutes as routes, userTasks } from '../../../schemas/v2/user-tasks.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { presentForm } from './forms.ts';
import { getOperation, searchOperation } from './search.ts';
import { recordOf, requireOwn } from './tenants.ts';

export function userTaskOperations({ engine }: V2): readonly Operation[] {
  return [
    searchOperation(engine, routes.search, userTasks),
    getOperation(engine, routes.get, userTasks),

    operation(routes.form, async ({ params, principal }) => {
      const task = await recordOf(engine, userTasks, params.userTaskKey, principal);
      return presentForm(engine, task['formKey']);
    }),

    operation(routes.assign, async ({ params: { userTaskKey }, body, principal }) => {
      await requireOwn(engine, userTasks, userTaskKey, principal);
      await engine.assignUserTask(userTaskKey, body.assignee, {
        allowOverride: body.allowOverride ?? true,
        ...said(body.action, principal.username),
      });
      return null;
    }),

    operation(routes.unassign, async ({ params: { userTaskKey }, principal }) => {
      await requireOwn(engine, userTasks, userTaskKey, principal);
      await engine.assignUserTask(userTaskKey, null, said('unassign', principal.username));
      return null;
    }),

    operation(routes.update, async ({ params: { userTaskKey }, body, principal }) => {
      await requireOwn(engine, userTasks, userTaskKey, principal);
      await engine.updateUserTask(userTaskKey, body.changeset ?? {}, said(body.action, principal.username));
      return null;
    }),

    operation(routes.updateAlias, async ({ params: { userTaskKey }, body, principal }) => {
      await requireOwn(engine, userTasks, userTaskKey, principal);
      await engine.updateUserTask(userTaskKey, body, said(undefined, principal.username));
      return null;
    }),

    operation(routes.complete, async ({ params: { userTaskKey }, body, principal }) => {
      await requireOwn(engine, userTasks, userTaskKey, principal);
      await engine.completeUserTask(userTaskKey, {
        variables: (body.variables ?? {}) as Variables,
        ...said(body.action, principal.username),
      });
      return null;
    }),
  ];
}

function said(action: string | null | undefined, actor: string): { action?: string; actor: string } {
  return typeof action === 'string' && action !== '' ? { action, actor } : { actor };
}
