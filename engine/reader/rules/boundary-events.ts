import { findBehavior } from '../../elements/registry.ts';
import type { Definition, Node, Problem } from '../../model/definition.ts';

/** BPMN 2.0 §10.4.4: a boundary event sits on an activity of its own scope, and only its activity leads to it. */
export function boundaryEventRules(definition: Definition): readonly Problem[] {
  return [...definition.nodes.values()]
    .filter(({ kind }) => kind === 'boundaryEvent')
    .flatMap((event) => [...attachment(event, definition), ...incoming(event)]);
}

function attachment(event: Node, definition: Definition): readonly Problem[] {
  const activity = event.attachedTo === null ? undefined : definition.nodes.get(event.attachedTo);
  if (activity && activity.scope !== event.scope)
    return [
      {
        rule: 'boundary-event/scope',
        element: event.id,
        message: `${event.id} sits on ${activity.id}, which lies in another process or sub-process.`,
        remedy: 'Move both into the same one.',
      },
    ];
  if (activity && (findBehavior(activity.kind)?.activity ?? !findBehavior(activity.kind))) return [];
  return [
    {
      rule: 'boundary-event/attached',
      element: event.id,
      message: `The boundary event ${event.id} does not sit on an activity.`,
      remedy: 'Attach it to a task, a sub-process or a call activity.',
    },
  ];
}

function incoming(event: Node): readonly Problem[] {
  if (event.incoming.length === 0) return [];
  return [
    {
      rule: 'boundary-event/incoming',
      element: event.id,
      message: `A flow leads to the boundary event ${event.id}.`,
      remedy: 'Lead the flow to the element after the boundary event.',
    },
  ];
}
