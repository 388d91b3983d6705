import { flowOf } from '../model/definition.ts';
import { defineElement } from './element.ts';

/** BPMN 2.0 §13.3.4: waits for all events behind it; the first to happen is followed, the others are forgotten. */
export const eventBasedGateway = defineElement<Record<string, never>>({
  kind: 'eventBasedGateway',
  type: 'EVENT_BASED_GATEWAY',
  spec: '10.5.6, 13.3.4',
  missing: ['instantiate', 'eventGatewayType Parallel', 'receive tasks as targets'],
  choosesEvent: true,
  read: () => ({}),
  enter: ({ node, definition }) =>
    node.outgoing.map((id) => ({ do: 'await', event: flowOf(definition, id).target })),
});
