import type { Xml } from '../elements/source.ts';
import type { Problem } from '../model/definition.ts';
import { childOf, childrenOf, extensionsOf, localName, textOf, typeOf } from './xml.ts';

interface Refusal {
  readonly rule: string;
  readonly applies: (xml: Xml, kind: string) => boolean;
  readonly message: string;
  readonly remedy: string;
}

/**
 * Markers and children that BPMN allows on elements that can be run, but that would change what they do.
 * Each is refused by name: a diagram that deploys does what it shows.
 */
const refusals: readonly Refusal[] = [
  {
    rule: 'activity/multi-instance',
    applies: (xml) => loopOf(xml) === 'multiInstanceLoopCharacteristics',
    message: 'A multi-instance activity cannot be run.',
    remedy:
      'Remove the marker; repeat the activity with a gateway and a flow back, or call a process for each item.',
  },
  {
    rule: 'activity/loop',
    applies: (xml) => loopOf(xml) === 'standardLoopCharacteristics',
    message: 'A loop activity cannot be run.',
    remedy: 'Remove the marker, and draw the loop with an exclusive gateway and a flow back.',
  },
  {
    rule: 'activity/compensation',
    applies: (xml) => xml['isForCompensation'] === true,
    message: 'A compensation activity cannot be run.',
    remedy: 'Remove the marker, and model the undoing as an activity that a flow leads to.',
  },
  {
    rule: 'activity/quantity',
    applies: (xml) => isNot(xml['startQuantity'], 1) || isNot(xml['completionQuantity'], 1),
    message: 'startQuantity and completionQuantity other than 1 cannot be run.',
    remedy: 'Remove the attributes.',
  },
  {
    rule: 'activity/default-flow',
    applies: (xml, kind) => childOf(xml, 'default') !== undefined && kind !== 'exclusiveGateway',
    message: 'Only an exclusive gateway may have a default flow.',
    remedy: 'Put an exclusive gateway behind the element, or remove the default.',
  },
  {
    rule: 'receive-task/instantiate',
    applies: (xml, kind) => kind === 'receiveTask' && xml['instantiate'] === true,
    message: 'A receive task cannot start a process.',
    remedy: 'Use a message start event.',
  },
  {
    rule: 'event-based-gateway/instantiate',
    applies: (xml, kind) => kind === 'eventBasedGateway' && xml['instantiate'] === true,
    message: 'An event-based gateway cannot start a process.',
    remedy: 'Use one start event for each event.',
  },
  {
    rule: 'event-based-gateway/parallel',
    applies: (xml) => xml['eventGatewayType'] === 'Parallel',
    message: 'A parallel event-based gateway cannot be run.',
    remedy: 'Use a parallel gateway with one catching event on each branch.',
  },
  {
    rule: 'data/association',
    applies: (xml) => hasAny(xml, 'dataInputAssociations') || hasAny(xml, 'dataOutputAssociations'),
    message: 'Data associations are not carried out.',
    remedy: 'Use zeebe:ioMapping; show the data with an association or a text annotation.',
  },
  {
    rule: 'data/io-specification',
    applies: (xml) => childOf(xml, 'ioSpecification') !== undefined,
    message: 'ioSpecification is not carried out.',
    remedy: 'Use zeebe:ioMapping.',
  },
  {
    rule: 'data/property',
    applies: (xml) => hasAny(xml, 'properties'),
    message: 'bpmn:property is not carried out.',
    remedy: 'Use process variables: an input mapping makes a local one.',
  },
  {
    rule: 'task/resource-role',
    applies: (xml) => hasAny(xml, 'resources'),
    message: 'BPMN resource roles (performer, potentialOwner) are not carried out.',
    remedy: 'Use zeebe:assignmentDefinition.',
  },
  {
    rule: 'script/native',
    applies: (xml, kind) => kind === 'scriptTask' && textOf(xml, 'script') !== null,
    message: 'A bpmn:script is not carried out.',
    remedy: 'Write the script in FEEL in zeebe:script, or leave it to a job worker.',
  },
  {
    rule: 'user-task/implementation',
    applies: (xml, kind) =>
      kind === 'userTask' && !extensionsOf(xml).some((value) => typeOf(value) === 'zeebe:UserTask'),
    message: 'A user task without zeebe:userTask would be work for a job worker, which is not provided.',
    remedy: 'Add an empty zeebe:userTask element (in the modeler: implementation "Camunda user task").',
  },
  {
    rule: 'process/correlation',
    applies: (xml) => hasAny(xml, 'correlationSubscriptions'),
    message: 'Correlation subscriptions are not carried out.',
    remedy: 'Give each message a correlation key with zeebe:subscription.',
  },
];

export function refusalsOf(id: string, kind: string, xml: Xml): readonly Problem[] {
  return refusals
    .filter(({ applies }) => applies(xml, kind))
    .map(({ rule, message, remedy }) => ({ rule, element: id, message, remedy }));
}

function loopOf(xml: Xml): string | null {
  const loop = childOf(xml, 'loopCharacteristics');
  return loop ? localName(typeOf(loop)) : null;
}

function hasAny(xml: Xml, property: string): boolean {
  return childrenOf(xml, property).length > 0;
}

function isNot(value: unknown, expected: number): boolean {
  return value !== undefined && value !== expected;
}
