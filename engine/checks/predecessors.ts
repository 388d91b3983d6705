import { behaviorOf } from '../elements/registry.ts';
import { flowOf, membersOf, nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { NodeId } from '../model/ids.ts';
import { triggerOf } from '../triggers/registry.ts';

/** The elements from which a token comes to another, over flows and links. */
export function predecessorsOf(definition: Definition, node: Node): readonly NodeId[] {
  return [...node.incoming.map((id) => flowOf(definition, id).source), ...linksTo(definition, node)];
}

function linksTo(definition: Definition, node: Node): readonly NodeId[] {
  if (!node.trigger || node.scope === null) return [];
  return membersOf(definition, node.scope).filter((id) => {
    const from = nodeOf(definition, id);
    return (
      from.trigger && triggerOf(from.trigger.kind).leadsTo?.(from, from.trigger.attrs, definition) === node.id
    );
  });
}

/** The nearest element before this one, or itself, at which paths come together without waiting for each other. */
export function mergeBefore(definition: Definition, from: NodeId): Node | null {
  const seen = new Set<NodeId>();
  const open = [from];
  for (const id of open) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = nodeOf(definition, id);
    const before = predecessorsOf(definition, node);
    const joins = behaviorOf(node).join !== undefined || node.startQuantity > 1;
    if (before.length > 1 && !joins) return node;
    open.push(...before);
  }
  return null;
}

/** These elements and all from which a token can come to them, out of activities by their boundary events too. */
export function leadingTo(definition: Definition, nodes: readonly NodeId[]): ReadonlySet<NodeId> {
  const found = new Set(nodes);
  // The set grows while it is walked.
  for (const id of found) {
    const node = nodeOf(definition, id);
    for (const before of predecessorsOf(definition, node)) found.add(before);
    if (node.attachedTo !== null) found.add(node.attachedTo);
  }
  return found;
}
