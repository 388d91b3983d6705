import { nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import { beginEventSubProcess } from './event-sub-process.ts';
import type { Run } from './run.ts';
import { partsOf } from './waits.ts';

/** What is thrown and caught by its code. */
export type Thrown = 'error' | 'escalation' | 'cancel' | 'compensate';

/** The event that catches, and the element it sits on or (`inside`) the scope its event sub-process is in. */
export interface Catcher {
  readonly event: Node;
  readonly host: ElementInstance;
  readonly inside: boolean;
}

/**
 * BPMN 2.0 §10.4.5, §13.4.3: the nearest catching event around an element, from the inside outward: event sub-processes
 * in each scope, then the boundary events on it. In one place an exact code beats a catch-all. Scopes that an event
 * sub-process has taken over are passed by, and so are those that have completed and are only being undone.
 */
export function findCatcher(
  run: Run,
  from: ElementInstance | undefined,
  thrown: Thrown,
  code: string,
): Catcher | null {
  for (let host = from; host; host = host.scope === null ? undefined : run.draft.find(host.scope)) {
    if (host.role === 'restored') continue;
    const node = run.node(host);
    const inside = host.interrupted ? null : catching(run.definition, node.eventStarts, thrown, code);
    if (inside && host.role !== 'loop') return { event: inside, host, inside: true };
    // The events on a repeated activity sit on its body, not on its turns.
    const onIt = host.role === 'turn' ? null : catching(run.definition, node.boundaryEvents, thrown, code);
    if (onIt) return { event: onIt, host, inside: false };
  }
  return null;
}

export function caught(run: Run, { event, host, inside }: Catcher, payload: Variables): void {
  if (inside) {
    beginEventSubProcess(run, host, event, payload);
    return;
  }
  if (host.scope === null) throw new Error(`${event.id} sits on the process`);
  if (event.interrupting) run.terminate(run.element(host.key));
  run.beginTriggered(event, host.scope, payload);
}

/** The event around an activity, from the inside outward, that catches: for the callers of a process. */
export function catcherAround(
  definition: Definition,
  activity: NodeId,
  thrown: Thrown,
  code: string,
): Node | null {
  for (
    let node: Node | null = nodeOf(definition, activity);
    node;
    node = node.scope && nodeOf(definition, node.scope)
  ) {
    const found =
      catching(definition, node.eventStarts, thrown, code) ??
      catching(definition, node.boundaryEvents, thrown, code);
    if (found) return found;
  }
  return null;
}

/** The event of these that catches; an exact code beats a catch-all. */
export function catching(
  definition: Definition,
  events: readonly NodeId[],
  thrown: Thrown,
  code: string,
): Node | null {
  let any: Node | null = null;
  for (const id of events) {
    const event = nodeOf(definition, id);
    for (const { kind, attrs } of partsOf(event.trigger)) {
      const how = triggerOf(kind).catches?.(attrs, thrown, code) ?? null;
      if (how === 'exactly') return event;
      if (how === 'any') any ??= event;
    }
  }
  return any;
}
