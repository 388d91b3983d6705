import { findBehavior } from '../../elements/registry.ts';
import { nodeOf, type Definition, type Flow, type Node, type Problem } from '../../model/definition.ts';

/** BPMN 2.0 §8.3.13 and §13.1: which elements flows lead to and from, and where a condition decides. */
export function connectivityRules(definition: Definition): readonly Problem[] {
  return [
    ...[...definition.nodes.values()].flatMap((node) => nodeProblems(node, definition)),
    ...[...definition.flows.values()].flatMap((flow) => conditionProblems(flow, definition)),
  ];
}

function nodeProblems(node: Node, definition: Definition): readonly Problem[] {
  const problems: Problem[] = [];
  if (node.incoming.length === 0 && needsIncoming(node, definition))
    problems.push({
      rule: 'flow/no-incoming',
      element: node.id,
      message: `No flow leads to ${node.id}, so it would never begin.`,
      remedy: 'Lead a flow to it, from the start event if it is the first element; or delete it.',
    });
  if (node.kind === 'endEvent' && node.outgoing.length > 0)
    problems.push({
      rule: 'end-event/outgoing',
      element: node.id,
      message: `A flow leaves the end event ${node.id}.`,
      remedy: 'Delete the flow, or use an intermediate event.',
    });
  const defaultFlow = defaultFlowOf(node);
  if (defaultFlow !== null && !node.outgoing.some((id) => id === defaultFlow))
    problems.push({
      rule: 'exclusive-gateway/default',
      element: node.id,
      message: `The default flow ${defaultFlow} of ${node.id} does not leave it.`,
      remedy: 'Choose one of the flows that leave the gateway.',
    });
  return problems;
}

/** Start and boundary events begin by themselves. What lies in an element that is refused anyway is left alone. */
function needsIncoming({ kind, scope }: Node, definition: Definition): boolean {
  if (scope === null || kind === 'startEvent' || kind === 'boundaryEvent' || !findBehavior(kind))
    return false;
  return findBehavior(nodeOf(definition, scope).kind) !== undefined;
}

function conditionProblems({ id, source, condition }: Flow, definition: Definition): readonly Problem[] {
  if (condition === null) return [];
  const node = nodeOf(definition, source);
  if (node.kind !== 'exclusiveGateway' && findBehavior(node.kind))
    return [
      {
        rule: 'flow/condition-source',
        element: id,
        message: `The condition of ${id} is never looked at: only flows out of an exclusive gateway are chosen by conditions.`,
        remedy: `Put an exclusive gateway behind ${source}, or remove the condition.`,
      },
    ];
  if (defaultFlowOf(node) !== id) return [];
  return [
    {
      rule: 'flow/condition-default',
      element: id,
      message: `${id} is the default flow of ${source}, so its condition is never looked at.`,
      remedy: 'Remove the condition, or choose another default flow.',
    },
  ];
}

function defaultFlowOf(node: Node): string | null {
  return node.defaultFlow;
}
