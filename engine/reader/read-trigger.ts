import type { Xml } from '../elements/source.ts';
import type { Problem, Trigger } from '../model/definition.ts';
import { findTrigger } from '../triggers/registry.ts';
import type { EventPlace, TriggerBehavior } from '../triggers/trigger.ts';
import type { FoundNode } from './collect-elements.ts';
import { createSource } from './element-source.ts';
import type { Reading } from './reading.ts';
import { unsupportedTrigger } from './unsupported.ts';
import { childrenOf, isA, localName, typeOf } from './xml.ts';

/** What an event waits for or does, and the XML it was read from. */
export interface ReadTrigger {
  readonly trigger: Trigger | null;
  readonly definitions: readonly Xml[];
}

/** Tasks that wait for or send a message, as an event would. */
const messageTasks = ['receiveTask', 'sendTask'];

/** The trigger of an event, or of a task that is about a message; null for all other elements. */
export function readTrigger(found: FoundNode, reading: Reading, asked: Set<string>): ReadTrigger {
  const { kind, xml } = found;
  if (messageTasks.includes(kind))
    return { trigger: readOne('message', xml, found, kind, reading, asked), definitions: [] };
  if (!isA(xml, 'bpmn:Event')) return { trigger: null, definitions: [] };
  const definitions = definitionsOf(xml);
  const place =
    kind === 'startEvent' && found.scope?.kind === 'eventSubProcess' ? 'eventSubProcessStart' : kind;
  return { trigger: readAll(definitions, found, place, reading, asked), definitions };
}

/** What an event outside the flow throws: one that a multi-instance activity throws by itself. */
export function readThrown(
  definitions: readonly Xml[],
  found: FoundNode,
  reading: Reading,
  asked: Set<string>,
): Trigger | null {
  // The event has nothing of the activity's own: a task definition there is the activity's work.
  const [xml] = definitions;
  return xml === undefined
    ? null
    : readAll(definitions, { ...found, xml }, placeOfThrown(definitions), reading, asked);
}

/** Errors are read as where they are thrown in the flow: by end events. */
function placeOfThrown(definitions: readonly Xml[]): EventPlace {
  return definitions.every((each) => nameOf(each) === 'error') ? 'endEvent' : 'intermediateThrowEvent';
}

/** Event definitions in the event, and those beside the process that it refers to. */
export function definitionsOf(event: Xml): readonly Xml[] {
  return [...childrenOf(event, 'eventDefinitions'), ...childrenOf(event, 'eventDefinitionRef')];
}

function readAll(
  definitions: readonly Xml[],
  found: FoundNode,
  place: string,
  reading: Reading,
  asked: Set<string>,
): Trigger | null {
  const [definition] = definitions;
  if (!definition) return readOne('none', found.xml, found, place, reading, asked);
  if (definitions.length === 1) return readOne(nameOf(definition), definition, found, place, reading, asked);
  const isMultiple = allowed('multiple', found, place, reading);
  const triggers = definitions.map((each) => {
    const trigger = readOne(nameOf(each), each, found, place, reading, asked);
    if (trigger && standsAlone(trigger.kind, place)) reading.report(notAmongOthers(found.id, trigger.kind));
    return trigger;
  });
  if (!isMultiple || triggers.includes(null)) return null;
  return { kind: 'multiple', attrs: { triggers, parallel: found.xml['parallelMultiple'] === true } };
}

function nameOf(definition: Xml): string {
  return localName(typeOf(definition)).replace(/EventDefinition$/, '');
}

/** A link is a way of the flow, not something that happens; what compensates or cancels is found by its own rules. */
function standsAlone(kind: string, place: string): boolean {
  const isThrown = place === 'intermediateThrowEvent' || place === 'endEvent';
  return kind === 'link' || (!isThrown && (kind === 'compensate' || kind === 'cancel'));
}

function notAmongOthers(id: string, kind: string): Problem {
  return {
    rule: 'event/multiple',
    element: id,
    message: `The event ${id} has a ${kind} definition among others.`,
    remedy: 'Use an event of its own for it.',
  };
}

function readOne(
  name: string,
  xml: Xml,
  found: FoundNode,
  place: string,
  reading: Reading,
  asked: Set<string>,
): Trigger | null {
  const behavior = allowed(name, found, place, reading);
  if (!behavior) return null;
  refuseGoingOn(behavior, found, place, reading);
  const { id, assignment } = found;
  const source = createSource({
    id,
    xml,
    holders: [...new Set([xml, found.xml])],
    assignment,
    reading,
    asked,
  });
  return { kind: name, attrs: behavior.read(source, found.xml, place as EventPlace) };
}

function allowed(name: string, found: FoundNode, place: string, { report }: Reading): TriggerBehavior | null {
  const behavior = findTrigger(name);
  if (!behavior) {
    const { name: title, remedy } = unsupportedTrigger(name);
    report({ rule: 'event/unsupported', element: found.id, message: `${title} cannot be run.`, remedy });
    return null;
  }
  if (behavior.places.some((candidate) => candidate === place)) return behavior;
  report(misplaced(found.id, place, name, behavior.places));
  return null;
}

/** Compensation comes when the activity is long over: whether it interrupts means nothing there. */
function refuseGoingOn(
  { kind, nonInterrupting }: TriggerBehavior,
  found: FoundNode,
  place: string,
  { report }: Reading,
) {
  if (nonInterrupting || kind === 'compensate') return;
  const { id, xml } = found;
  if (place === 'boundaryEvent' && xml['cancelActivity'] === false)
    report({
      rule: 'boundary-event/interrupting',
      element: id,
      message: `A boundary event of kind ${kind} always interrupts its activity.`,
      remedy: 'Make the boundary event interrupting.',
    });
  if (place === 'eventSubProcessStart' && xml['isInterrupting'] === false)
    report({
      rule: 'start-event/interrupting',
      element: id,
      message: `An event sub-process that begins with a ${kind} event always interrupts what is around it.`,
      remedy: 'Make the start event interrupting.',
    });
}

function misplaced(id: string, place: string, name: string, places: readonly EventPlace[]): Problem {
  const where = places.filter((each) => !messageTasks.includes(each)).join(', ');
  return {
    rule: 'event/place',
    element: id,
    message:
      name === 'none'
        ? `The ${place} ${id} has no event definition.`
        : `A ${place} of kind ${name} cannot be run.`,
    remedy:
      name === 'none'
        ? 'Choose what it waits for or does: a timer, a message, an error.'
        : `A ${name} event can be: ${where}.`,
  };
}
