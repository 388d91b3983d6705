import { behaviorOf } from '../elements/registry.ts';
import { partsOf } from '../kernel/waits.ts';
import { flowOf, membersOf, nodeOf, type Definition, type Node, type Trigger } from '../model/definition.ts';
import { triggerOf } from '../triggers/registry.ts';

/** One event definition by which a process begins. `part`: which one of a multiple event. */
export interface StartTrigger {
  readonly event: Node;
  readonly part: number;
  readonly trigger: Trigger;
}

/**
 * Everything that starts instances of a process by itself (BPMN 2.0 §10.4.2, §10.5.6, §13.1): its typed start events, its
 * instantiating receive tasks, and the events behind its instantiating gateways.
 */
export function startTriggersOf(definition: Definition): readonly StartTrigger[] {
  return membersOf(definition, definition.root)
    .map((id) => nodeOf(definition, id))
    .flatMap((node) => startsAt(definition, node))
    .flatMap((event) => partsOf(event.trigger).map((trigger, part) => ({ event, part, trigger })))
    .filter(({ trigger }) => trigger.kind !== 'none');
}

function startsAt(definition: Definition, node: Node): readonly Node[] {
  const behavior = behaviorOf(node);
  if (behavior.start) return [node];
  if (node.incoming.length > 0 || !behavior.instantiates?.(node)) return [];
  if (node.trigger) return [node];
  return node.outgoing.map((id) => nodeOf(definition, flowOf(definition, id).target));
}

/** How many event definitions must have happened before the event starts an instance: 1, or all of a parallel multiple event. */
export function partsNeeded({ trigger }: Node): number {
  const parts = trigger && triggerOf(trigger.kind).parts?.(trigger.attrs);
  return parts?.parallel ? parts.triggers.length : 1;
}
