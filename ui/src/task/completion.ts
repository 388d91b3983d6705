import { useMutation, useQueryClient } from '@tanstack/react-query';
import { completeTask } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';
import { codeOf } from '../api/problem.ts';
import type { Task, Values } from '../api/wire.ts';

/** Completes a task and has what depends on it read again; the task itself stays as it was on the screen. */
export function useCompletion(task: Task) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: Values) => completeTask(task.userTaskKey, values),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [liveKeys.inbox] }),
        client.invalidateQueries({ queryKey: [liveKeys.instances] }),
        client.invalidateQueries({ queryKey: [liveKeys.instance] }),
      ]),
  });
}

export type Conflict = 'taken' | 'done';

/** Whether somebody else was faster. */
export function conflictOf(error: unknown): Conflict | null {
  const code = codeOf(error);
  if (code === 'TASK_TAKEN' || code === 'FORBIDDEN') return 'taken';
  if (code === 'TASK_DONE' || code === 'NOT_FOUND') return 'done';
  return null;
}
