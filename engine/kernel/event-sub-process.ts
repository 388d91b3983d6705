import type { Incident } from '../elements/element.ts';
import { nodeOf, type Node } from '../model/definition.ts';
import type { Variables } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { stopActivating } from './ad-hoc.ts';
import type { Run } from './run.ts';

/**
 * BPMN 2.0 §13.4.4: the start event of an event sub-process has happened in the scope around it. An interrupting one
 * takes the scope over: all else in it ends, and no other event sub-process of it can begin.
 */
export function beginEventSubProcess(
  run: Run,
  scope: ElementInstance,
  start: Node,
  payload: Variables,
  stopped: Incident | null = null,
): void {
  if (start.scope === null) throw new Error(`${start.id} is not inside an event sub-process`);
  if (start.interrupting) interrupt(run, scope);
  const eventSubProcess = nodeOf(run.definition, start.scope);
  const entry = { start: start.id, payload };
  if (stopped) run.raiseIncident(run.activate(eventSubProcess, scope.key, { entry }), 'entering', stopped);
  else run.begin(eventSubProcess, scope.key, { entry });
}

function interrupt(run: Run, scope: ElementInstance): void {
  const { eventStarts } = run.node(scope);
  for (const wait of scope.waits)
    if (eventStarts.includes(wait.node))
      run.emit({ type: 'WaitClosed', element: scope.key, wait: wait.key, on: wait.on });
  if (scope.adHoc) stopActivating(run, scope.key);
  for (const child of run.draft.childrenOf(scope.key)) run.terminate(child);
  run.emit({ type: 'ScopeInterrupted', scope: scope.key });
}
