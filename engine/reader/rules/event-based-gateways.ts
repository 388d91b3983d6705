import { flowOf, nodeOf, type Definition, type Node, type Problem } from '../../model/definition.ts';
import { isInstantiating, triggerKindsOf } from './scope-members.ts';

/** BPMN 2.0 §10.5.6: an event-based gateway chooses between two or more catching events that only it leads to. */
export function eventBasedGatewayRules(definition: Definition): readonly Problem[] {
  return [...definition.nodes.values()].flatMap((node) => {
    if (node.kind === 'receiveTask') return instantiation(node, definition);
    if (node.kind !== 'eventBasedGateway') return [];
    const targets = node.outgoing.map((id) => nodeOf(definition, flowOf(definition, id).target));
    return [
      ...choice(node),
      ...instantiation(node, definition),
      ...parallel(node),
      ...mixed(node, targets),
      ...targets.flatMap((target) => targetProblems(node, target)),
    ];
  });
}

function isParallel(gateway: Node): boolean {
  return (gateway.attrs as { readonly parallel?: boolean }).parallel === true;
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

/** BPMN 2.0 §10.2.3, §13.1: what starts a process stands at its beginning, and in no sub-process. */
function instantiation(node: Node, { root }: Definition): readonly Problem[] {
  if (!isInstantiating(node) || (node.incoming.length === 0 && node.scope === root)) return [];
  const isGateway = node.kind === 'eventBasedGateway';
  return [
    {
      rule: isGateway ? 'event-based-gateway/instantiate' : 'receive-task/instantiate',
      element: node.id,
      message: `${node.id} starts the process, but ${node.scope === root ? 'a flow leads to it' : 'lies in a sub-process'}.`,
      remedy: 'Put it at the beginning of the process, or remove its instantiate marker.',
    },
  ];
}

function parallel(gateway: Node): readonly Problem[] {
  if (!isParallel(gateway) || isInstantiating(gateway)) return [];
  return [
    {
      rule: 'event-based-gateway/parallel',
      element: gateway.id,
      message: `The parallel event-based gateway ${gateway.id} does not start the process.`,
      remedy: 'Set instantiate, or use a parallel gateway with one catching event on each branch.',
    },
  ];
}

function mixed(gateway: Node, targets: readonly Node[]): readonly Problem[] {
  const tasks = targets.filter(({ kind }) => kind === 'receiveTask');
  const events = targets.filter(
    (target) => target.kind === 'intermediateCatchEvent' && triggerKindsOf(target).includes('message'),
  );
  if (tasks.length === 0 || events.length === 0) return [];
  return [
    {
      rule: 'event-based-gateway/mixed',
      element: gateway.id,
      message: `The event-based gateway ${gateway.id} leads to message events and to receive tasks.`,
      remedy: 'Use message events only, or receive tasks only.',
    },
  ];
}

function targetProblems(gateway: Node, target: Node): readonly Problem[] {
  const problem = (rule: string, message: string, remedy: string): readonly Problem[] => [
    { rule, element: target.id, message, remedy },
  ];
  if (!canBeTarget(target))
    return problem(
      'event-based-gateway/target',
      `The event-based gateway ${gateway.id} leads to ${target.id}, which is no catching event.`,
      'Lead the gateway to intermediate message, timer, signal or conditional events, or to receive tasks.',
    );
  if (!startsInstances(gateway, target))
    return problem(
      'event-based-gateway/start',
      `The event-based gateway ${gateway.id} starts the process, which ${target.id} cannot do.`,
      isParallel(gateway)
        ? 'Lead it to message events or receive tasks.'
        : 'Lead it to message or signal events, or to receive tasks.',
    );
  if (target.boundaryEvents.length > 0)
    return problem(
      'event-based-gateway/boundary',
      `${target.id} has boundary events, but the event-based gateway ${gateway.id} waits in its place.`,
      'Remove the boundary events, or lead the gateway to them as events of their own.',
    );
  if (target.incoming.length === 1) return [];
  return problem(
    'event-based-gateway/target-incoming',
    `Other flows lead to ${target.id} besides that of the event-based gateway ${gateway.id}.`,
    'Lead the other flows to an event of their own.',
  );
}

function canBeTarget({ kind, trigger }: Node): boolean {
  return kind === 'receiveTask' || (kind === 'intermediateCatchEvent' && trigger?.kind !== 'link');
}

/** Nothing runs yet from which time could pass, or whose variables a condition could look at. */
function startsInstances(gateway: Node, target: Node): boolean {
  if (!isInstantiating(gateway)) return true;
  const allowed = isParallel(gateway) ? ['message'] : ['message', 'signal'];
  return triggerKindsOf(target).every((kind) => allowed.includes(kind));
}
