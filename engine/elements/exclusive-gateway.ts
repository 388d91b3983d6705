import { flowOf } from '../model/definition.ts';
import { Incident, defineElement } from './element.ts';

/** BPMN 2.0 §13.3.2: takes the first flow, in document order, whose condition holds, else the default flow. */
export const exclusiveGateway = defineElement<Record<string, never>>({
  kind: 'exclusiveGateway',
  type: 'EXCLUSIVE_GATEWAY',
  spec: '10.5.2, 13.3.2',
  read: () => ({}),
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
