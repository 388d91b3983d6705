import type { Key } from '../../model/ids.ts';
import { EngineRejection, type UserTaskCommands } from '../engine.ts';
import { keyOf } from '../fields.ts';
import type { Parts } from '../parts.ts';
import type { TaskTransitions } from '../task-transitions.ts';
import { userTaskChangeOf } from '../user-task-change.ts';

export function userTaskCommands({
  store,
  instances,
  zone,
  taskTransitions,
}: Parts & { taskTransitions: TaskTransitions }): UserTaskCommands {
  async function userTask(key: string): Promise<{ instance: Key; element: Key; task: Key }> {
    const record = await store.find('userTasks', key);
    if (!record || record['state'] === 'COMPLETED' || record['state'] === 'CANCELED')
      throw new EngineRejection(
        'NOT_FOUND',
        `Expected to find an open user task with key '${key}', but there is none.`,
      );
    return {
      instance: keyOf(record, 'processInstanceKey'),
      element: keyOf(record, 'elementInstanceKey'),
      task: key as Key,
    };
  }

  return {
    async completeUserTask(key, { variables = {}, action = 'complete', actor, waitMs } = {}) {
      const { instance, ...task } = await userTask(key);
      const command = { type: 'CompleteUserTask', ...task, variables, action } as const;
      const happened = await instances.execute(instance, command, { actor });
      await taskTransitions.applied(happened, task.element, waitMs);
    },

    async assignUserTask(key, assignee, { allowOverride = true, action, actor, waitMs } = {}) {
      const { instance, ...task } = await userTask(key);
      const what = action ?? (assignee === null ? 'unassign' : 'assign');
      const happened = await instances.execute(
        instance,
        { type: 'AssignUserTask', ...task, assignee, allowOverride, action: what },
        { actor },
      );
      await taskTransitions.applied(happened, task.element, waitMs);
    },

    async updateUserTask(key, changes, { action = 'update', actor, waitMs } = {}) {
      const { instance, ...task } = await userTask(key);
      const happened = await instances.execute(
        instance,
        { type: 'UpdateUserTask', ...task, changes: userTaskChangeOf(changes, zone), action },
        { actor },
      );
      await taskTransitions.applied(happened, task.element, waitMs);
    },
  };
}
