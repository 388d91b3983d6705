import type { Xml } from '../elements/source.ts';
import type { Trigger } from '../model/definition.ts';
import { findTrigger } from '../triggers/registry.ts';
import type { EventPlace } from '../triggers/trigger.ts';
import type { FoundNode } from './collect-elements.ts';
import { createSource, type Report } from './element-source.ts';
import { unsupportedTrigger } from './unsupported.ts';
import { childrenOf, isA, localName, parentOf, typeOf } from './xml.ts';

/** What an event waits for or does, and the XML it was read from. */
export interface ReadTrigger {
  readonly trigger: Trigger | null;
  readonly definitions: readonly Xml[];
}

/** The trigger of an event (or of a receive task, which waits for a message); null for all other elements. */
export function readTrigger(found: FoundNode, report: Report, asked: Set<string>): ReadTrigger {
  const { id, kind, xml } = found;
  if (kind === 'receiveTask')
    return { trigger: triggerFrom(found, 'message', xml, report, asked), definitions: [] };
  if (!isA(xml, 'bpmn:Event')) return { trigger: null, definitions: [] };
  const definitions = [...childrenOf(xml, 'eventDefinitions'), ...childrenOf(xml, 'eventDefinitionRef')];
  if (definitions.length > 1) {
    report({
      rule: 'event/multiple',
      element: id,
      message: `${id} has ${definitions.length} event definitions; an event can be run with one.`,
      remedy: 'Use one event for each of them.',
    });
    return { trigger: null, definitions };
  }
  const [definition] = definitions;
  const name = definition ? localName(typeOf(definition)).replace(/EventDefinition$/, '') : 'none';
  return { trigger: triggerFrom(found, name, definition ?? xml, report, asked), definitions };
}

function triggerFrom(
  found: FoundNode,
  name: string,
  xml: Xml,
  report: Report,
  asked: Set<string>,
): Trigger | null {
  const { id } = found;
  const behavior = findTrigger(name);
  if (!behavior) {
    const { name: title, remedy } = unsupportedTrigger(name);
    report({ rule: 'event/unsupported', element: id, message: `${title} cannot be run.`, remedy });
    return null;
  }
  const place = behavior.places.find((candidate) => candidate === placeOf(found));
  if (!place) {
    report(misplaced(found, name, behavior.places));
    return null;
  }
  if (place === 'boundaryEvent' && found.xml['cancelActivity'] === false && !behavior.nonInterrupting)
    report({
      rule: 'boundary-event/interrupting',
      element: id,
      message: `A boundary event of kind ${name} always interrupts its activity.`,
      remedy: 'Make the boundary event interrupting.',
    });
  const source = createSource({ id, xml, holders: [xml, found.xml], report, asked });
  return { kind: name, attrs: behavior.read(source, found.xml, place) };
}

/** The start of an event sub-process waits in the scope around it, that of a process in no instance at all. */
function placeOf({ kind, xml }: FoundNode): string {
  const inEventSubProcess = kind === 'startEvent' && parentOf(xml)?.['triggeredByEvent'] === true;
  return inEventSubProcess ? 'eventSubProcessStart' : kind;
}

function misplaced({ id, kind }: FoundNode, name: string, places: readonly EventPlace[]) {
  const where = places.filter((place) => place !== 'receiveTask').join(', ');
  return {
    rule: 'event/place',
    element: id,
    message:
      name === 'none'
        ? `The ${kind} ${id} has no event definition.`
        : `A ${kind} of kind ${name} cannot be run.`,
    remedy:
      name === 'none'
        ? 'Choose what it waits for or does: a timer, a message, an error.'
        : `A ${name} event can be: ${where}.`,
  };
}
