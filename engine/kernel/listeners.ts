import type { Node } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { UserTaskData } from '../state/user-task-data.ts';
import type { Run } from './run.ts';

/** Creates the job of the first listener, from this one on, for this point of the element's life; false: there is none. */
export function runListeners(_run: Run, _element: Key, _node: Node, _on: string, _from: number): boolean {
  return false;
}

export function createUserTask(run: Run, element: ElementInstance, data: UserTaskData): void {
  const { key, node } = element;
  run.emit({ type: 'UserTaskCreated', element: key, node, task: run.env.newKey(), data });
}

/** Whether the cancellation of a user task has to wait for its listeners. */
export function cancelTask(_run: Run, _element: ElementInstance): boolean {
  return false;
}
