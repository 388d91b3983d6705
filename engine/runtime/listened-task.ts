import type { Key } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { OpenUserTask, TaskTransition } from '../state/instance-state.ts';
import type { UserTaskData } from '../state/user-task-data.ts';
import type { ListenedTask } from './engine.ts';
import { textOf } from './fields.ts';
import type { Store } from './ports.ts';
import type { StoredRecord } from './query.ts';

/** What the listeners of a user task decide about, as it is stored with its element; null: nothing. */
export async function readTransition(
  store: Store,
  elementInstanceKey: string,
): Promise<(OpenUserTask & { readonly transition: TaskTransition }) | null> {
  const element = await store.find('elementInstances', elementInstanceKey);
  const live = element?.['live'] as { readonly userTask?: OpenUserTask | null } | null | undefined;
  const task = live?.userTask;
  return task?.transition ? { ...task, transition: task.transition } : null;
}

/** The task the job of a task listener is about, and the variables that come with what is being done to it. */
export async function readListenedTask(
  store: Store,
  job: StoredRecord,
): Promise<{ readonly userTask: ListenedTask | null; readonly variables: Variables }> {
  const open =
    job['kind'] === 'TASK_LISTENER' ? await readTransition(store, textOf(job, 'elementInstanceKey')) : null;
  const record = open && (await store.find('userTasks', open.key));
  if (!open || !record) return { userTask: null, variables: {} };
  const { transition } = open;
  const task = record as unknown as Omit<UserTaskData, 'headers'> & { readonly formKey: Key | null };
  return {
    userTask: {
      userTaskKey: open.key,
      action: transition.action,
      candidateGroups: task.candidateGroups,
      candidateUsers: task.candidateUsers,
      dueDate: task.dueDate,
      followUpDate: task.followUpDate,
      formKey: task.formKey,
      priority: task.priority,
      ...transition.changes,
      assignee: transition.assignee,
      changedAttributes: changedBy(open),
    },
    variables: transition.variables,
  };
}

function changedBy({ assignee, transition }: OpenUserTask & { readonly transition: TaskTransition }) {
  const { on, changes, data } = transition;
  const before = data ? data.assignee : assignee;
  return [
    ...(on === 'assigning' || transition.assignee !== before ? ['assignee'] : []),
    ...Object.keys(changes),
    ...(on === 'updating' && Object.keys(transition.variables).length > 0 ? ['variables'] : []),
  ];
}
