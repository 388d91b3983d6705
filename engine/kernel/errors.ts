import { Incident } from '../elements/element.ts';
import type { Key } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { caught, findCatcher } from './catching.ts';
import type { Run } from './run.ts';

export interface ThrownError {
  readonly code: string;
  readonly message: string | null;
  readonly variables: Variables;
}

/**
 * BPMN 2.0 §10.4.5, §13.4.3: the nearest catching event around the thrower, first in this instance, then in the
 * processes that called it. Nobody: an incident on the thrower.
 */
export function throwError(run: Run, thrower: ElementInstance, error: ThrownError, job: Key | null): void {
  const { code, message, variables } = error;
  const jobThrown = () => {
    if (job && thrower.job) run.emit({ type: 'JobErrorThrown', element: thrower.key, job, code, message });
  };
  const catcher = findCatcher(run, thrower, 'error', code);
  if (catcher) {
    jobThrown();
    caught(run, catcher, variables);
    return;
  }
  if (run.env.caughtAbove(code)) {
    jobThrown();
    run.emit({ type: 'ErrorEscaped', code, message, variables });
    run.terminate(run.element(run.draft.base.key));
    return;
  }
  const text = message === null ? '' : ` (${message})`;
  run.raiseIncident(
    thrower,
    'active',
    new Incident(
      'UNHANDLED_ERROR_EVENT',
      `Expected an event that catches error '${code}'${text}, but there is none around ${thrower.node}.`,
    ),
    job,
  );
}
