import type { Key } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { caught, findCatcher } from './catching.ts';
import type { Run } from './run.ts';

/**
 * BPMN 2.0 §10.4.5, §13.4.3: to the nearest catcher around the thrower, in this instance or in those that called it;
 * nobody is needed to catch it. It may end the thrower.
 */
export function escalate(run: Run, key: Key, code: string): void {
  const thrower = run.element(key);
  const { node, variables } = thrower;
  const around = thrower.scope === null ? undefined : run.draft.find(thrower.scope);
  // A loop throws from inside itself: the events on the activity can catch it.
  const catcher = findCatcher(run, thrower.role === 'loop' ? thrower : around, 'escalation', code);
  run.emit({ type: 'EscalationThrown', element: key, node, code, caughtBy: catcher?.event.id ?? null });
  if (catcher) caught(run, catcher, variables);
  else {
    const above = run.env.escalationAbove(code);
    if (above)
      run.emit({ type: 'EscalationEscaped', code, variables, interrupting: above === 'interrupting' });
    if (above === 'interrupting') run.terminate(run.element(run.draft.base.key));
  }
}

/** An escalation of a called process has reached the call activity. */
export function escalateFromCall(
  run: Run,
  call: ElementInstance,
  code: string,
  variables: Variables,
): boolean {
  const catcher = findCatcher(run, call, 'escalation', code);
  if (catcher) caught(run, catcher, variables);
  return catcher !== null;
}
