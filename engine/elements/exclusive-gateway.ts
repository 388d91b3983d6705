import type { Definition, Flow, Node } from '../model/definition.ts';
import { flowOf } from '../model/definition.ts';
import { Incident, defineElement } from './element.ts';

/** BPMN 2.0 §13.3.2: takes the first flow, in document order, whose condition holds, else the default flow. */
export const exclusiveGateway = defineElement<Record<string, never>>({
  kind: 'exclusiveGateway',
  type: 'EXCLUSIVE_GATEWAY',
  spec: '10.5.2, 13.3.2',
  read: () => ({}),
  check: (node, definition) =>
    unconditional(node, definition).map((flow) => ({
      rule: 'exclusive-gateway/condition',
      element: flow.id,
      message: `The flow ${flow.id} leaves ${node.id} beside others, but has no condition and is not the default.`,
      remedy: 'Give the flow a condition, or make it the default flow of the gateway.',
    })),
  enter: (context) => {
    const { node, definition } = context;
    const { defaultFlow } = node;
    if (node.outgoing.length === 0) return [{ do: 'complete' }];
    for (const id of node.outgoing) {
      if (id === defaultFlow) continue;
      const { condition } = flowOf(definition, id);
      if (condition === null || context.boolean(condition, `condition of ${id}`, 'CONDITION_ERROR'))
        return [{ do: 'complete', take: [id] }];
    }
    if (defaultFlow !== null) return [{ do: 'complete', take: [defaultFlow] }];
    throw new Incident(
      'CONDITION_ERROR',
      `Expected at least one condition of ${node.id} to hold, or a default flow: none holds and there is no default.`,
    );
  },
});

function unconditional(node: Node, definition: Definition): readonly Flow[] {
  if (node.outgoing.length < 2) return [];
  return node.outgoing
    .map((id) => flowOf(definition, id))
    .filter((flow) => flow.condition === null && flow.id !== node.defaultFlow);
}
