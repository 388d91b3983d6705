import type { ModdleWarning } from 'bpmn-moddle';
import type { Xml } from '../elements/source.ts';
import type { Problem } from '../model/definition.ts';
import { metamodel } from './metamodel.ts';
import { resolveQualified } from './qualified-references.ts';
import { nearestId, typeOf } from './xml.ts';

export interface ParsedFile {
  /** `bpmn:definitions`; null when the text could not be read at all. */
  readonly root: Xml | null;
  readonly problems: readonly Problem[];
}

/** BPMN XML as a tree of descriptors. What bpmn-moddle would skip with a warning becomes a problem. */
export async function parseXml(xml: string): Promise<ParsedFile> {
  try {
    const { rootElement, elementsById, warnings } = await metamodel.fromXML(xml);
    const left = resolveQualified(rootElement, elementsById, warnings);
    return { root: rootElement, problems: left.flatMap((warning) => problemOf(warning) ?? []) };
  } catch (error) {
    return { root: null, problems: [unreadable(error instanceof Error ? error.message : String(error))] };
  }
}

function unreadable(message: string): Problem {
  const notBpmn = message.startsWith('failed to parse document');
  return {
    rule: 'xml/unreadable',
    element: null,
    message: notBpmn
      ? 'The file is XML, but its root element is not bpmn:definitions.'
      : `The file is not well-formed XML: ${reasonIn(message)}.`,
    remedy: 'Open the file in a BPMN modeler and save it again.',
  };
}

/** bpmn-moddle says `unparsable content … line: 3 column: 7 nested error: closing tag mismatch`, counting from 0. */
function reasonIn(message: string): string {
  const position = /line: (\d+)\s+column: (\d+)/.exec(message);
  const reason = /nested error: (.*)/s.exec(message)?.[1] ?? message;
  if (!position || reason === 'unexpected end of file') return reason;
  return `${reason} at line ${Number(position[1]) + 1}, column ${Number(position[2]) + 1}`;
}

function problemOf(warning: ModdleWarning): Problem | null {
  return warning.element ? problemAt(warning.element, warning) : contentProblem(warning.message);
}

/** References that a file states twice, that only matter for the drawing, or whose absence a rule of its own reports. */
const saidElsewhere =
  /^bpmn:(incoming|outgoing|sourceRef|targetRef|attachedToRef|categoryValueRef|dataStateRef)$/;
const drawnElements =
  /^(bpmndi|dc|di):|^bpmn:(Association|MessageFlow|TextAnnotation|Group|DataStoreReference|DataObjectReference)$/;

function problemAt(element: Xml, { message, property = '', value = '' }: ModdleWarning): Problem | null {
  if (drawnElements.test(typeOf(element)) || saidElsewhere.test(property)) return null;
  const id = nearestId(element);
  if (message.startsWith('unresolved reference'))
    return {
      rule: 'reference/unresolved',
      element: id,
      message: `${property.replace('bpmn:', '')} refers to ${value}, which is not in the file.`,
      remedy: 'Point it at an existing element, or remove it.',
    };
  if (message.startsWith('unknown attribute'))
    return {
      rule: 'xml/unknown-attribute',
      element: id,
      message: `BPMN has no attribute ${property} here.`,
      remedy: 'Remove the attribute, or give it the namespace of the tool it belongs to.',
    };
  return { rule: 'xml/content', element: id, message, remedy: 'Mend the file in a BPMN modeler.' };
}

function contentProblem(message: string): Problem | null {
  const reason = reasonIn(message);
  const name = /^(?:unknown type|unrecognized element|unexpected element) <([^>]*)>/.exec(reason)?.[1];
  // The elements of other vendors stay in the file and mean nothing here.
  if (name !== undefined && !/^(bpmn|zeebe):/.test(name)) return null;
  const id = /ID <([^>]*)>/.exec(reason)?.[1] ?? null;
  if (reason.startsWith('duplicate ID'))
    return {
      rule: 'xml/duplicate-id',
      element: id,
      message: `The id ${id ?? ''} is used twice.`,
      remedy: 'Give each element an id of its own.',
    };
  if (reason.startsWith('illegal ID'))
    return {
      rule: 'xml/illegal-id',
      element: id,
      message: `${id ?? ''} cannot be an id: it must begin with a letter or _ and hold letters, digits, _, - and . only.`,
      remedy: 'Change the id.',
    };
  return {
    rule: 'xml/content',
    element: null,
    message:
      name === undefined
        ? `The file holds what BPMN does not allow: ${reason}.`
        : `BPMN has no element like this here: ${reason}.`,
    remedy: 'Mend the file in a BPMN modeler.',
  };
}
