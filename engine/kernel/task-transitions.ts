import type { Key } from '../model/ids.ts';
import type { UserTaskData } from '../state/user-task-data.ts';
import type { ElementInstance, OpenUserTask, TaskTransition } from '../state/instance-state.ts';
import { hasListeners, runListeners } from './listeners.ts';
import type { Run } from './run.ts';
import { propagate, writeLocal } from './variables.ts';

type Plan = Omit<TaskTransition, 'key'>;

const PLAIN = { changes: {}, variables: {} };

/**
 * What becomes of a user task.
 *
 * U1. Without listeners for it a change is applied at once. With listeners it is kept as the task's transition, and
 *     applied when the last of them is done; until then nothing else is done to the task, but for its cancellation.
 * U2. When the job of a listener cannot be created that is an incident of the element; resolving it begins with the
 *     first listener again.
 */
export function beginTransition(run: Run, element: ElementInstance, task: Key, plan: Plan): void {
  if (!hasListeners(run.node(element), plan.on)) {
    apply(run, element.key, task, plan);
    return;
  }
  const transition = { ...plan, key: run.env.newKey() };
  const { key, node } = element;
  run.emit({ type: 'UserTaskTransitionBegun', element: key, node, task, transition });
  continueTransition(run, key, 0);
}

/** Goes on with the listener at this place. */
export function continueTransition(run: Run, key: Key, at: number): void {
  const element = run.element(key);
  const { key: task, transition } = requireTask(element);
  if (!transition) return;
  run.attempt(element, element.phase, () => {
    if (!runListeners(run, key, run.node(element), transition.on, at)) apply(run, key, task, transition);
  });
}

export function createUserTask(run: Run, element: ElementInstance, data: UserTaskData): void {
  const task = run.env.newKey();
  const { assignee } = data;
  beginTransition(run, element, task, { on: 'creating', action: 'create', assignee, data, ...PLAIN });
}

/** Whether the cancellation of a user task has to wait for its listeners. */
export function cancelTask(run: Run, element: ElementInstance): boolean {
  const { userTask } = element;
  if (!userTask || !hasListeners(run.node(element), 'canceling')) return false;
  const { key, assignee } = userTask;
  beginTransition(run, element, key, { on: 'canceling', action: 'cancel', assignee, ...PLAIN });
  return true;
}

function apply(run: Run, key: Key, task: Key, plan: Plan): void {
  switch (plan.on) {
    case 'creating':
      return create(run, key, task, plan);
    case 'assigning':
      run.emit({
        type: 'UserTaskAssigned',
        element: key,
        task,
        assignee: plan.assignee,
        action: plan.action,
      });
      return correct(run, key, plan);
    case 'updating':
      return update(run, key, task, plan);
    case 'completing':
      correct(run, key, plan);
      run.emit({ type: 'UserTaskCompleted', element: key, task, action: plan.action });
      return run.leave(run.element(key), plan.variables);
    case 'canceling':
      correct(run, key, plan);
      return endLingering(run, key);
  }
}

/** An assignee the model names is assigned after the task is there, so that who listens to that is asked. */
function create(run: Run, key: Key, task: Key, { assignee, changes, data }: Plan): void {
  if (!data) throw new Error(`Task ${task} is created without data`);
  const element = run.element(key);
  const { node } = element;
  const assigns = data.assignee !== null && hasListeners(run.node(element), 'assigning');
  const created = { ...data, ...changes, assignee: assigns ? null : assignee };
  run.emit({ type: 'UserTaskCreated', element: key, node, task, data: created });
  if (assigns)
    beginTransition(run, run.element(key), task, { on: 'assigning', action: 'assign', assignee, ...PLAIN });
}

function update(run: Run, key: Key, task: Key, plan: Plan): void {
  run.emit({ type: 'UserTaskUpdated', element: key, task, changes: plan.changes, action: plan.action });
  correct(run, key, { ...plan, changes: {} });
  if (plan.local) writeLocal(run, key, plan.variables);
  else propagate(run, key, plan.variables);
}

/** What listeners have made different. */
function correct(run: Run, key: Key, { assignee, changes, action }: Plan): void {
  const open = requireTask(run.element(key));
  if (Object.keys(changes).length > 0)
    run.emit({ type: 'UserTaskUpdated', element: key, task: open.key, changes, action });
  if (assignee !== open.assignee)
    run.emit({ type: 'UserTaskAssigned', element: key, task: open.key, assignee, action });
}

/** The element was only waiting for this, and so may be the scopes around it. */
function endLingering(run: Run, key: Key): void {
  const around: Key[] = [];
  for (let { scope } = run.element(key); scope !== null; { scope } = run.element(scope)) around.push(scope);
  run.scopeMayEnd(key);
  const left = around.find((scope) => run.draft.find(scope));
  if (left) run.scopeMayEnd(left);
}

function requireTask({ userTask, node }: ElementInstance): OpenUserTask {
  if (!userTask) throw new Error(`${node} has no user task`);
  return userTask;
}
