import { findBehavior } from '../../elements/registry.ts';
import { membersOf, nodeOf, type Definition, type Node, type Trigger } from '../../model/definition.ts';
import type { NodeId } from '../../model/ids.ts';
import { findTrigger } from '../../triggers/registry.ts';

export function nodesIn(scope: NodeId, definition: Definition): readonly Node[] {
  return membersOf(definition, scope).map((id) => nodeOf(definition, id));
}

export function startsIn(scope: NodeId, definition: Definition): readonly Node[] {
  return nodesIn(scope, definition).filter(({ kind }) => kind === 'startEvent');
}

/** Receive tasks and event-based gateways may be what starts a process (BPMN 2.0 §13.1). */
export function isInstantiating(node: Node): boolean {
  return (node.attrs as { readonly instantiate?: boolean }).instantiate === true;
}

/** Begins with its scope if no flow leads to it. What is refused anyway is taken to do so. */
export function beginsUnled(node: Node): boolean {
  const behavior = findBehavior(node.kind);
  return !node.isForCompensation && (behavior?.beginsUnled?.(node) ?? true);
}

export function isActivity(node: Node): boolean {
  return findBehavior(node.kind)?.activity === true;
}

/** The event definitions of an event: one, several, or none. */
export function partsOf({ trigger }: Node): readonly Trigger[] {
  if (!trigger) return [];
  return findTrigger(trigger.kind)?.parts?.(trigger.attrs).triggers ?? [trigger];
}

export function triggerKindsOf(node: Node): readonly string[] {
  return partsOf(node).map(({ kind }) => kind);
}
