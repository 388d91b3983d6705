import { retriesOf } from '../elements/job.ts';
import type { Node } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { Run } from './run.ts';

/** Whether anybody listens to this point of the life of an element, or of its user task. */
export function hasListeners(node: Node, on: string): boolean {
  return node.listeners.some((listener) => listener.on === on);
}

/**
 * Creates the job of the listener at this place among those for one point of an element's life; false: there is none.
 * A type or retries that cannot be evaluated throw an `Incident`. Around others (the body of a loop, an activation
 * inside an ad-hoc sub-process) nobody listens: listeners are those of the turns.
 */
export function runListeners(run: Run, key: Key, node: Node, on: string, at: number): boolean {
  const element = run.element(key);
  if (element.role !== 'plain' && element.role !== 'turn') return false;
  const listener = node.listeners.filter((each) => each.on === on)[at];
  if (!listener) return false;
  const context = run.context(element, node);
  const jobType = context.text(listener.jobType, `type of a listener for ${on}`);
  const retries = retriesOf(context, listener.retries, `retries of a listener for ${on}`);
  run.emit({
    type: 'JobCreated',
    element: key,
    node: node.id,
    job: run.env.newKey(),
    jobType,
    retries,
    headers: listener.headers,
    listener: { on, at },
  });
  return true;
}
