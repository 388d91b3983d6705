import { flowOf, nodeOf, type Definition } from '../model/definition.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import type { ElementInstance, InstanceState } from '../state/instance-state.ts';

/**
 * The elements that are active more than once in one scope, and those that have sent more than one token to a join. What
 * is meant to be there several times does not count: turns, activations, handlers of compensation.
 */
export function severalTimes(definition: Definition, state: InstanceState): readonly NodeId[] {
  const found = new Set<NodeId>();
  for (const [place, count] of countsOf(definition, state)) {
    const [, node = ''] = place.split(' ');
    if (count > 1) found.add(node as NodeId);
  }
  return [...found];
}

export function mostAtOnce(definition: Definition, state: InstanceState): number {
  return Math.max(0, ...countsOf(definition, state).values());
}

function countsOf(definition: Definition, state: InstanceState): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (place: string, by: number) => counts.set(place, (counts.get(place) ?? 0) + by);
  for (const element of Object.values(state.elements)) {
    if (isOneOfMany(element)) count(`${element.scope ?? ''} ${element.node}`, 1);
    for (const [id, tokens] of Object.entries(element.pending)) {
      const { source, target } = flowOf(definition, id as FlowId);
      if (nodeOf(definition, target).startQuantity === 1) count(`${element.key} ${source} ${id}`, tokens);
    }
  }
  return counts;
}

function isOneOfMany({ role, phase, onBehalfOf }: ElementInstance): boolean {
  return (role === 'plain' || role === 'loop') && phase !== 'terminating' && onBehalfOf === null;
}
