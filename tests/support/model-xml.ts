/** The pieces of a BPMN file, as text. */

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export function tag(name: string, attributes: Attributes, content = ''): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`],
  );
  const open = `<${name}${given.join('')}`;
  return content === '' ? `${open}/>` : `${open}>${content}</${name}>`;
}

export function extensionElements(content: readonly string[]): string {
  return content.length === 0 ? '' : tag('bpmn:extensionElements', {}, content.join(''));
}

/** `bpmn:timeDuration`, `bpmn:conditionExpression`: an element whose text is an expression. */
export function expressionElement(name: string, text: string): string {
  return tag(name, { 'xsi:type': 'bpmn:tFormalExpression' }, escapeXml(text));
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
