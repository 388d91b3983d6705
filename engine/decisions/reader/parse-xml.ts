import type { ModdleWarning } from 'dmn-moddle';
import type { Problem } from '../../model/definition.ts';
import type { Xml } from '../../reader/xml.ts';
import { nearestId } from '../../reader/xml.ts';
import { metamodel } from './metamodel.ts';

/** Characters. The largest decision tables in use have some hundred thousand. */
const LARGEST = 8_000_000;

export interface ParsedFile {
  /** `dmn:definitions`; null when the text could not be read at all. */
  readonly root: Xml | null;
  readonly problems: readonly Problem[];
}

/** DMN XML as a tree of descriptors. What dmn-moddle would skip with a warning becomes a problem. */
export async function parseXml(xml: string): Promise<ParsedFile> {
  const refused = refusalOf(xml);
  if (refused) return { root: null, problems: [refused] };
  try {
    const { rootElement, warnings } = await metamodel.fromXML(xml);
    return { root: rootElement, problems: warnings.flatMap((warning) => problemOf(warning) ?? []) };
  } catch (error) {
    return { root: null, problems: [unreadable(error instanceof Error ? error.message : String(error))] };
  }
}

function refusalOf(xml: string): Problem | null {
  if (xml.length > LARGEST)
    return {
      rule: 'xml/size',
      element: null,
      message: `The file has ${xml.length} characters; at most ${LARGEST} are read.`,
      remedy: 'Split it into several files that import one another.',
    };
  if (/^(?:[^<]|<\?[^>]*>|<!--[\s\S]*?-->)*<!DOCTYPE/i.test(xml.slice(0, 10_000)))
    return {
      rule: 'xml/doctype',
      element: null,
      message: 'The file has a document type declaration, which could define entities.',
      remedy: 'Remove the line that begins with <!DOCTYPE.',
    };
  return null;
}

function unreadable(message: string): Problem {
  const notDmn = message.startsWith('failed to parse document');
  return {
    rule: 'xml/unreadable',
    element: null,
    message: notDmn
      ? 'The file is XML, but its root element is not definitions in a namespace of DMN 1.1 to 1.5.'
      : `The file is not well-formed XML: ${reasonIn(message)}.`,
    remedy: 'Open the file in a DMN modeler and save it again.',
  };
}

/** The parser says `unparsable content … line: 3 column: 7 nested error: closing tag mismatch`, counting from 0. */
function reasonIn(message: string): string {
  const position = /line: (\d+)\s+column: (\d+)/.exec(message);
  const reason = /nested error: (.*)/s.exec(message)?.[1] ?? message;
  if (!position || reason === 'unexpected end of file') return reason;
  return `${reason} at line ${Number(position[1]) + 1}, column ${Number(position[2]) + 1}`;
}

function problemOf({ element, message, property = '' }: ModdleWarning): Problem | null {
  if (element)
    return {
      rule: 'xml/unknown-attribute',
      element: nearestId(element),
      message: `DMN has no attribute ${property} here.`,
      remedy: 'Remove the attribute, or give it the namespace of the tool it belongs to.',
    };
  const name = /nested error: (?:unknown type|unrecognized element|unexpected element) <([^>]*)>/.exec(
    message,
  )?.[1];
  // The elements of other vendors, and the drawing, stay in the file and mean nothing here.
  if (name !== undefined && !name.startsWith('dmn:')) return null;
  if (message.startsWith('unsupported document encoding')) return null;
  const reason = reasonIn(message);
  return {
    rule: 'xml/content',
    element: null,
    message:
      name === undefined
        ? `The file holds what DMN does not allow: ${reason}.`
        : `DMN has no element like this here: ${reason.replace(/<dmn:(\w)/, (_, first: string) => `<${first.toLowerCase()}`)}.`,
    remedy: 'Mend the file in a DMN modeler.',
  };
}
