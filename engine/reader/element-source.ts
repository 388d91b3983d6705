import type { ElementSource, Xml } from '../elements/source.ts';
import { checkFeel } from '../expressions/feel.ts';
import { readExpression } from '../expressions/expression.ts';
import type { Expression, Problem } from '../model/definition.ts';
import { extensionsOf, typeOf } from './xml.ts';

export type Report = (problem: Problem) => void;

export interface SourceOptions {
  readonly id: string;
  readonly xml: Xml;
  /** Where extension elements are looked for: the element itself, or an event definition and then its event. */
  readonly holders: readonly Xml[];
  readonly report: Report;
  /** Takes the name of every extension that is asked for: what nobody asks for would be ignored in silence. */
  readonly asked: Set<string>;
}

const nothing: Expression = { language: 'literal', value: '' };

/** What an element or trigger file sees of its XML. */
export function createSource({ id, xml, holders, report, asked }: SourceOptions): ElementSource {
  const extensions = (name: string, of?: Xml): readonly Xml[] => {
    asked.add(name);
    return (of ? [of] : holders).flatMap((holder) =>
      extensionsOf(holder).filter((value) => typeOf(value) === `zeebe:${name}`),
    );
  };
  const problem: ElementSource['problem'] = (rule, message, remedy) =>
    report({ rule, element: id, message, remedy });
  const expression = (raw: unknown, property: string): Expression | null =>
    expressionOf(raw, property, id, report);
  return {
    id,
    xml,
    extension: (name, of) => extensions(name, of)[0],
    extensions: (name) => extensions(name),
    expression,
    requiredExpression: (raw, property, rule) => {
      const value = expression(raw, property);
      if (!value) problem(rule, `${id} needs the ${property}.`, `Set the ${property}.`);
      return value ?? nothing;
    },
    durations: () => [],
    property: () => null,
    problem,
  };
}

/** Null for absent or blank text. FEEL that does not parse is reported and quoted. */
export function expressionOf(
  raw: unknown,
  property: string,
  element: string,
  report: Report,
): Expression | null {
  if (typeof raw === 'number' || typeof raw === 'boolean') return { language: 'literal', value: raw };
  if (typeof raw !== 'string' || raw.trim() === '') return null;
  const expression = readExpression(raw);
  if (expression.language === 'feel') {
    const wrong = checkFeel(expression.source);
    if (wrong)
      report({
        rule: 'feel/syntax',
        element,
        message: `The ${property} of ${element} is not valid FEEL: ${wrong.message}, column ${wrong.column} of "${expression.source}".`,
        remedy: 'Correct the expression behind the "=".',
      });
  }
  return expression;
}
