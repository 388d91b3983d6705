import { Incident } from '../elements/element.ts';
import { nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import type { Run } from './run.ts';

export interface ThrownError {
  readonly code: string;
  readonly message: string | null;
  readonly variables: Variables;
}

/**
 * BPMN 2.0 §10.4.5, §13.4.3: the nearest catching event around the thrower, first in this instance, then in the
 * processes that called it. On one activity an exact code beats a catch-all. Nobody: an incident on the thrower.
 */
export function throwError(run: Run, thrower: ElementInstance, error: ThrownError, job: Key | null): void {
  for (
    let host: ElementInstance | undefined = thrower;
    host;
    host = host.scope === null ? undefined : run.draft.find(host.scope)
  ) {
    const catcher = catcherOn(run.definition, host.node, error.code);
    if (catcher && host.scope !== null) {
      if (job && thrower.job)
        run.emit({
          type: 'JobErrorThrown',
          element: thrower.key,
          job,
          code: error.code,
          message: error.message,
        });
      run.terminate(run.element(host.key));
      run.beginTriggered(catcher, host.scope, error.variables);
      return;
    }
  }
  if (run.env.caughtAbove(error.code)) {
    if (job && thrower.job)
      run.emit({
        type: 'JobErrorThrown',
        element: thrower.key,
        job,
        code: error.code,
        message: error.message,
      });
    run.terminate(run.element(run.draft.base.key));
    run.emit({ type: 'ErrorEscaped', code: error.code, message: error.message, variables: error.variables });
    run.emit({ type: 'InstanceTerminated' });
    return;
  }
  const text = error.message === null ? '' : ` (${error.message})`;
  run.raiseIncident(
    thrower,
    'active',
    new Incident(
      'UNHANDLED_ERROR_EVENT',
      `Expected an event that catches error '${error.code}'${text}, but there is none around ${thrower.node}.`,
    ),
    job,
  );
}

/** Whether an event on one of these activities, from the inside outward, catches the code: for the callers of a process. */
export function catchesAround(definition: Definition, activity: NodeId, code: string): boolean {
  for (
    let node: Node | null = nodeOf(definition, activity);
    node;
    node = node.scope && nodeOf(definition, node.scope)
  )
    if (catcherOn(definition, node.id, code)) return true;
  return false;
}

function catcherOn(definition: Definition, activity: NodeId, code: string): Node | undefined {
  let any: Node | undefined;
  for (const id of nodeOf(definition, activity).boundaryEvents) {
    const event = nodeOf(definition, id);
    const caught = event.trigger && triggerOf(event.trigger.kind).catches?.(event.trigger.attrs, code);
    if (caught === 'exactly') return event;
    if (caught === 'any') any ??= event;
  }
  return any;
}
