import type { Key } from '../../model/ids.ts';
import { EngineRejection, type UserTaskCommands } from '../engine.ts';
import { keyOf } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { userTaskChangeOf } from '../user-task-change.ts';

export function userTaskCommands({ store, instances, zone }: Parts): UserTaskCommands {
  async function userTask(key: string): Promise<{ instance: Key; element: Key; task: Key }> {
    const record = await store.find('userTasks', key);
    if (record?.['state'] !== 'CREATED')
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
    async completeUserTask(key, { variables = {}, action = 'complete', actor } = {}) {
      const { instance, ...task } = await userTask(key);
      await instances.execute(instance, { type: 'CompleteUserTask', ...task, variables, action }, { actor });
    },

    async assignUserTask(key, assignee, { allowOverride = true, action, actor } = {}) {
      const { instance, ...task } = await userTask(key);
      const what = action ?? (assignee === null ? 'unassign' : 'assign');
      await instances.execute(
        instance,
        { type: 'AssignUserTask', ...task, assignee, allowOverride, action: what },
        { actor },
      );
    },

    async updateUserTask(key, changes, { action = 'update', actor } = {}) {
      const { instance, ...task } = await userTask(key);
      await instances.execute(
        instance,
        { type: 'UpdateUserTask', ...task, changes: userTaskChangeOf(changes, zone), action },
        { actor },
      );
    },
  };
}
