import { findBehavior } from '../../elements/registry.ts';
import { nodeOf, type Definition, type Node, type Problem } from '../../model/definition.ts';
import type { NodeId } from '../../model/ids.ts';
import { beginsUnled, isInstantiating } from './scope-members.ts';

/** BPMN 2.0 §8.3.13 and §13.1: which elements flows must, and must not, lead to and from. */
export function connectivityRules(definition: Definition): readonly Problem[] {
  const started = new Set<NodeId | null>();
  for (const { kind, scope } of definition.nodes.values()) if (kind === 'startEvent') started.add(scope);
  return [...definition.nodes.values()].flatMap((node) => {
    const problems = [...unexpectedIn(node), ...unexpectedOut(node)];
    if (node.incoming.length > 0 || !needsIncoming(node, started, definition)) return problems;
    return [
      ...problems,
      {
        rule: 'flow/no-incoming',
        element: node.id,
        message: `No flow leads to ${node.id}, so it would never begin.`,
        remedy: 'Lead a flow to it, from the start event if it is the first element; or delete it.',
      },
    ];
  });
}

/**
 * In a scope with a start event everything else is led to, but for what begins in another way. In one without, only an
 * end has to be. What lies in an element that is refused anyway is left alone.
 */
function needsIncoming(node: Node, started: ReadonlySet<NodeId | null>, definition: Definition): boolean {
  if (node.scope === null || !findBehavior(node.kind)) return false;
  const scope = nodeOf(definition, node.scope);
  if (scope.kind === 'adHocSubProcess' || !findBehavior(scope.kind)) return false;
  if (node.kind === 'startEvent' || !beginsUnled(node) || isInstantiating(node)) return false;
  return node.kind === 'endEvent' || started.has(node.scope);
}

function unexpectedIn(node: Node): readonly Problem[] {
  if (node.incoming.length === 0) return [];
  if (node.isForCompensation) return [handlerFlow(node)];
  if (node.kind === 'eventSubProcess') return [eventSubProcessFlow(node)];
  if (node.kind === 'intermediateCatchEvent' && node.trigger?.kind === 'link')
    return [
      {
        rule: 'link/incoming',
        element: node.id,
        message: `A flow leads to the catching link ${node.id}.`,
        remedy: 'Lead the flow to the element after the link, or to a throwing link.',
      },
    ];
  return [];
}

function unexpectedOut(node: Node): readonly Problem[] {
  if (node.outgoing.length === 0) return [];
  const { id, kind, trigger } = node;
  if (node.isForCompensation && node.incoming.length === 0) return [handlerFlow(node)];
  if (kind === 'eventSubProcess' && node.incoming.length === 0) return [eventSubProcessFlow(node)];
  if (kind === 'endEvent')
    return [
      {
        rule: 'end-event/outgoing',
        element: id,
        message: `A flow leaves the end event ${id}.`,
        remedy: 'Delete the flow, or use an intermediate event.',
      },
    ];
  if (kind === 'intermediateThrowEvent' && trigger?.kind === 'link')
    return [
      {
        rule: 'link/outgoing',
        element: id,
        message: `A flow leaves the throwing link ${id}.`,
        remedy: 'Lead the flow from the link that catches it.',
      },
    ];
  return [];
}

function handlerFlow({ id }: Node): Problem {
  return {
    rule: 'compensation/flow',
    element: id,
    message: `${id} is marked as compensation, but is part of the normal flow.`,
    remedy: 'Delete its flows: an association from a compensation boundary event leads to it.',
  };
}

function eventSubProcessFlow({ id }: Node): Problem {
  return {
    rule: 'event-sub-process/flow',
    element: id,
    message: `A flow leads to or from the event sub-process ${id}, which begins by its event.`,
    remedy: 'Delete the flow.',
  };
}
