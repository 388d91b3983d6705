import type { ElementInstance, OpenUserTask } from '../state/instance-state.ts';
import { notFound, type CommandOf, type Rejection } from './command.ts';
import { hasListeners } from './listeners.ts';
import type { Run } from './run.ts';
import { beginTransition } from './task-transitions.ts';

export type UserTaskCommand =
  CommandOf<'CompleteUserTask'> | CommandOf<'AssignUserTask'> | CommandOf<'UpdateUserTask'>;

/** What somebody does with a user task. */
export function obeyUserTask(run: Run, command: UserTaskCommand): Rejection | null {
  const element = run.draft.find(command.element);
  if (element?.userTask?.key !== command.task)
    return notFound(`No user task with key ${command.task} is open.`);
  const { userTask: open } = element;
  const { task, action } = command;
  const busy = stillBusy(open);
  if (busy) return busy;
  const { assignee } = open;
  switch (command.type) {
    case 'AssignUserTask':
      if (!command.allowOverride && assignee !== null && assignee !== command.assignee)
        return { code: 'INVALID_STATE', message: `The user task ${task} is already assigned.` };
      beginTransition(run, element, task, {
        on: 'assigning',
        action,
        assignee: command.assignee,
        changes: {},
        variables: {},
      });
      return null;
    case 'UpdateUserTask':
      beginTransition(run, element, task, {
        on: 'updating',
        action,
        assignee,
        changes: command.changes,
        variables: {},
      });
      return null;
    case 'CompleteUserTask':
      beginTransition(run, element, task, {
        on: 'completing',
        action,
        assignee,
        changes: {},
        variables: command.variables,
      });
      return null;
  }
}

/** Variables set on a user task are an update of it: true if its listeners decide about them first. */
export function updateByVariables(
  run: Run,
  element: ElementInstance,
  { variables, local }: CommandOf<'SetVariables'>,
): boolean {
  const { userTask } = element;
  if (!userTask || !hasListeners(run.node(element), 'updating')) return false;
  const { key, assignee } = userTask;
  beginTransition(run, element, key, {
    on: 'updating',
    action: 'update',
    assignee,
    changes: {},
    variables,
    local,
  });
  return true;
}

/** Why nothing can be done to a user task now, if its listeners still decide about something else. */
export function stillBusy({ key, transition }: OpenUserTask): Rejection | null {
  if (!transition) return null;
  const message = `The listeners of the user task ${key} still work on its ${transition.on}; try again when they are done.`;
  return { code: 'INVALID_STATE', message };
}
