import { flowOf, nodeOf, type Definition, type Node, type Problem } from '../../model/definition.ts';

/** BPMN 2.0 §10.5.6: an event-based gateway chooses between two or more catching events that only it leads to. */
export function eventBasedGatewayRules(definition: Definition): readonly Problem[] {
  return [...definition.nodes.values()]
    .filter(({ kind }) => kind === 'eventBasedGateway')
    .flatMap((gateway) => [
      ...choice(gateway),
      ...targetsOf(gateway, definition).flatMap((target) => targetProblems(gateway, target)),
    ]);
}

function targetsOf(gateway: Node, definition: Definition): readonly Node[] {
  return gateway.outgoing.map((id) => nodeOf(definition, flowOf(definition, id).target));
}

function choice(gateway: Node): readonly Problem[] {
  if (gateway.outgoing.length >= 2) return [];
  return [
    {
      rule: 'event-based-gateway/outgoing',
      element: gateway.id,
      message: `The event-based gateway ${gateway.id} has nothing to choose between: ${gateway.outgoing.length} flows leave it.`,
      remedy: 'Lead at least two flows from it to catching events, or replace it by the one event.',
    },
  ];
}

function targetProblems(gateway: Node, target: Node): readonly Problem[] {
  if (target.kind !== 'intermediateCatchEvent')
    return [
      {
        rule: 'event-based-gateway/target',
        element: target.id,
        message: `The event-based gateway ${gateway.id} leads to ${target.id}, which is no catching event.`,
        remedy:
          'Lead the gateway to intermediate timer or message events only (a receive task: to a message event).',
      },
    ];
  if (target.incoming.length === 1) return [];
  return [
    {
      rule: 'event-based-gateway/target-incoming',
      element: target.id,
      message: `Other flows lead to ${target.id} besides that of the event-based gateway ${gateway.id}.`,
      remedy: 'Lead the other flows to an event of their own.',
    },
  ];
}
