import { notFound, type CommandOf, type Rejection } from './command.ts';
import type { Run } from './run.ts';

export type UserTaskCommand =
  CommandOf<'CompleteUserTask'> | CommandOf<'AssignUserTask'> | CommandOf<'UpdateUserTask'>;

/** What somebody does with a user task. */
export function obeyUserTask(run: Run, command: UserTaskCommand): Rejection | null {
  const element = run.draft.find(command.element);
  if (element?.userTask?.key !== command.task)
    return notFound(`No user task with key ${command.task} is open.`);
  const { key, userTask: open } = element;
  const { task, action } = command;
  switch (command.type) {
    case 'AssignUserTask':
      if (!command.allowOverride && open.assignee !== null && open.assignee !== command.assignee)
        return { code: 'INVALID_STATE', message: `The user task ${task} is already assigned.` };
      run.emit({ type: 'UserTaskAssigned', element: key, task, assignee: command.assignee, action });
      return null;
    case 'UpdateUserTask':
      run.emit({ type: 'UserTaskUpdated', element: key, task, changes: command.changes, action });
      return null;
    case 'CompleteUserTask':
      run.emit({ type: 'UserTaskCompleted', element: key, task, action });
      run.leave(run.element(key), command.variables);
      return null;
  }
}
