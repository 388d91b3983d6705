import type { ElementInstance } from '../state/instance-state.ts';
import { handlerEnded } from './compensation.ts';
import { dropItems, ownerOf } from './kept-items.ts';
import type { Run } from './run.ts';
import { cancelTask } from './task-transitions.ts';

/**
 * Ends an element and everything inside it, innermost first, without mappings. What it waited for is closed by name.
 *
 * T1. Only a user task with listeners for its cancellation lingers (`terminating`) until they are done, and with it
 *     the scopes around it that are to end. What follows the termination does not wait for that. `unheard`: nobody
 *     is told, nothing lingers (a modification).
 */
export function terminateContent(run: Run, element: ElementInstance, { unheard = false } = {}): void {
  if (element.phase === 'terminating') return;
  if (element.children > 0)
    for (const child of run.draft.childrenOf(element.key)) terminateContent(run, child, { unheard });
  stopWork(run, element);
  const current = run.element(element.key);
  const lingers = current.children > 0 || (!unheard && cancelTask(run, current));
  if (!lingers) endTerminated(run, current);
  else if (run.element(element.key).phase !== 'terminating')
    run.emit({ type: 'ElementTerminating', key: element.key });
  if (element.onBehalfOf !== null) handlerEnded(run, element.onBehalfOf);
}

function stopWork(run: Run, element: ElementInstance): void {
  const { key } = element;
  for (const wait of element.waits)
    run.emit({ type: 'WaitClosed', element: key, wait: wait.key, on: wait.on });
  if (element.job) run.emit({ type: 'JobCanceled', element: key, job: element.job.key });
  if (element.called) run.emit({ type: 'CallEnded', element: key, child: element.called, canceled: true });
  if (element.incident)
    run.emit({ type: 'IncidentResolved', element: key, incident: element.incident.key, job: null });
}

/** Nothing is left of it: it is gone, and so are the scopes around it that only waited for that. */
export function endTerminated(run: Run, element: ElementInstance): void {
  const { key, node, scope, userTask } = element;
  if (userTask) run.emit({ type: 'UserTaskCanceled', element: key, task: userTask.key });
  dropItems(run, ownerOf(element));
  run.emit({ type: 'ElementTerminated', key, node, scope });
  if (scope === null) run.emit({ type: 'InstanceTerminated' });
  else if (run.draft.find(scope)?.phase === 'terminating') run.scopeMayEnd(scope);
  // What goes on without it does so when the step comes to it: it may be about to end itself.
  else if (element.role === 'turn') run.agenda.turn(scope);
  else if (element.role === 'activation') run.agenda.activation(scope);
}
