import { findBehavior } from '../../elements/registry.ts';
import type { Definition, Node, Problem } from '../../model/definition.ts';

/** BPMN 2.0 §10.4.4: a boundary event sits on an activity of its own scope, and only its activity leads to it. */
export function boundaryEventRules(definition: Definition): readonly Problem[] {
  return [...definition.nodes.values()]
    .filter(({ kind }) => kind === 'boundaryEvent')
    .flatMap((event) => [
      ...attachment(event, definition),
      ...incoming(event),
      ...cancelling(event, definition),
      ...compensating(event, definition),
    ]);
}

/** BPMN 2.0 §10.2.5: only a transaction can be cancelled. */
function cancelling(event: Node, definition: Definition): readonly Problem[] {
  const activity = event.attachedTo === null ? undefined : definition.nodes.get(event.attachedTo);
  if (event.trigger?.kind !== 'cancel' || !activity || activity.kind === 'transaction') return [];
  return [
    {
      rule: 'cancel/boundary',
      element: event.id,
      message: `The cancel event ${event.id} sits on ${activity.id}, which is no transaction.`,
      remedy: 'Put it on a transaction, or use an error event.',
    },
  ];
}

/** BPMN 2.0 §10.6.1: what undoes the activity is associated with the event, once; no flow leads there. */
function compensating(event: Node, definition: Definition): readonly Problem[] {
  if (event.trigger?.kind !== 'compensate') return [];
  const activity = event.attachedTo === null ? undefined : definition.nodes.get(event.attachedTo);
  const first = activity?.boundaryEvents.find(
    (id) => definition.nodes.get(id)?.trigger?.kind === 'compensate',
  );
  const problems: Problem[] = [];
  if (event.outgoing.length > 0)
    problems.push({
      rule: 'compensation/outgoing',
      element: event.id,
      message: `A flow leaves the compensation event ${event.id}.`,
      remedy: 'Delete the flow, and draw an association to the activity that undoes the work.',
    });
  if (activity && first !== event.id)
    problems.push({
      rule: 'compensation/duplicate',
      element: event.id,
      message: `${activity.id} has more than one compensation event.`,
      remedy:
        'Keep one; if several things are to be undone, put them into a sub-process that undoes the work.',
    });
  return problems;
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
