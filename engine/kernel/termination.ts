import type { ElementInstance } from '../state/instance-state.ts';
import type { Run } from './run.ts';

/** Ends an element and everything inside it, innermost first, without mappings. What it waited for is closed by name. */
export function terminateContent(run: Run, element: ElementInstance): void {
  if (element.children > 0)
    for (const child of run.draft.childrenOf(element.key)) terminateContent(run, child);
  const { key } = element;
  for (const wait of element.waits)
    run.emit({ type: 'WaitClosed', element: key, wait: wait.key, on: wait.on });
  if (element.job) run.emit({ type: 'JobCanceled', element: key, job: element.job.key });
  if (element.userTask) run.emit({ type: 'UserTaskCanceled', element: key, task: element.userTask.key });
  if (element.called) run.emit({ type: 'CallEnded', element: key, child: element.called, canceled: true });
  if (element.incident)
    run.emit({ type: 'IncidentResolved', element: key, incident: element.incident.key, job: null });
  run.emit({ type: 'ElementTerminated', key, node: element.node, scope: element.scope });
}
