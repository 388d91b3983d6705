import { flowOf } from '../model/definition.ts';
import { defineElement } from './element.ts';

export interface EventBasedGatewayAttrs {
  /** The first of its events starts an instance. */
  readonly instantiate: boolean;
  /** All its events must happen, in any order; only together with `instantiate` (BPMN 2.0 §10.5.6). */
  readonly parallel: boolean;
}

/**
 * BPMN 2.0 §13.3.4: waits for all events behind it. Exclusive: the first to happen is followed, the others are forgotten.
 * Parallel (an instance that its first event has started): each is followed when it happens, until all have.
 */
export const eventBasedGateway = defineElement<EventBasedGatewayAttrs>({
  kind: 'eventBasedGateway',
  type: 'EVENT_BASED_GATEWAY',
  spec: '10.5.6, 13.3.4',
  choosesEvent: true,
  instantiates: ({ attrs }) => attrs.instantiate,
  beginsUnled: ({ attrs }) => !attrs.instantiate,
  read: ({ xml }) => ({
    instantiate: xml['instantiate'] === true,
    parallel: xml['eventGatewayType'] === 'Parallel',
  }),
  enter: ({ node, definition, element }) =>
    node.outgoing
      .map((id) => flowOf(definition, id).target)
      .filter((event) => !element.gathered[event])
      .map((event) => ({ do: 'await', event })),
  staysFor: ({ attrs }) => attrs.parallel,
});
