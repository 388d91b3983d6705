/** The pieces of a BPMN file, as text. */

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** What stands beside the processes of a file; the same id twice is the same element. */
export interface RootElement {
  readonly id: string;
  readonly xml: string;
}

export function tag(name: string, attributes: Attributes, content = ''): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`],
  );
  const open = `<${name}${given.join('')}`;
  return content === '' ? `${open}/>` : `${open}>${content}</${name}>`;
}

/** The element, or nothing when no attribute has a value. */
export function givenTag(name: string, attributes: Attributes): readonly string[] {
  return Object.values(attributes).some((value) => value !== undefined) ? [tag(name, attributes)] : [];
}

/** `<name>text</name>`; nothing without text. */
export function textElement(name: string, text: string | undefined): string {
  return text === undefined ? '' : tag(name, {}, escapeXml(text));
}

export function extensionElements(content: readonly string[]): string {
  return content.length === 0 ? '' : tag('bpmn:extensionElements', {}, content.join(''));
}

/** `bpmn:timeDuration`, `bpmn:conditionExpression`: an element whose text is an expression; nothing without text. */
export function expressionElement(name: string, text: string | undefined): string {
  return text === undefined ? '' : tag(name, { 'xsi:type': 'bpmn:tFormalExpression' }, escapeXml(text));
}

/** An id from any text, another one for each text. */
export function idFrom(kind: string, text: string): string {
  return `${kind}_${text.replaceAll(/[^A-Za-z0-9]/g, (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}`)}`;
}

export function file(rootElements: readonly string[]): string {
  const content = rootElements.map((element) => `\n  ${element}`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag(
    'bpmn:definitions',
    {
      'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xmlns:zeebe': 'http://camunda.org/schema/zeebe/1.0',
      id: 'file',
      targetNamespace: 'urn:patto:test',
    },
    `${content}\n`,
  )}\n`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
