import type { Expression } from '../model/definition.ts';

/**
 * A property of a diagram as it is written: a leading `=` makes the rest FEEL, anything else is the text itself.
 * Whether the FEEL parses is `checkFeel`'s business.
 */
export function readExpression(raw: string): Expression {
  const text = raw.trimStart();
  return text.startsWith('=')
    ? { language: 'feel', source: text.slice(1) }
    : { language: 'literal', value: raw };
}
