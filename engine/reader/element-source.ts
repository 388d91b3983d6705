import type { Assignment, ElementSource, Xml } from '../elements/source.ts';
import type { Expression } from '../model/definition.ts';
import { standardCorrelationKey } from './correlation.ts';
import { durationsOf } from './read-durations.ts';
import { conditionOf, expressionOf } from './read-expression.ts';
import type { Reading } from './reading.ts';
import { childrenOf, extensionsOf, idOf, textOf, typeOf } from './xml.ts';

export interface SourceOptions {
  readonly id: string;
  readonly xml: Xml;
  /** Where extension elements are looked for: the element itself, or an event definition and then its event. */
  readonly holders: readonly Xml[];
  readonly assignment: Assignment;
  readonly reading: Reading;
  /** Takes the name of every extension that is asked for: what nobody asks for would be ignored in silence. */
  readonly asked: Set<string>;
}

const nothing: Expression = { language: 'literal', value: '' };

/** What an element or trigger file sees of its XML. */
export function createSource({ id, xml, holders, assignment, reading, asked }: SourceOptions): ElementSource {
  const extensions = (name: string, of?: Xml): readonly Xml[] => {
    asked.add(name);
    return (of ? [of] : holders).flatMap((holder) =>
      extensionsOf(holder).filter((value) => typeOf(value) === `zeebe:${name}`),
    );
  };
  const problem: ElementSource['problem'] = (rule, message, remedy) =>
    reading.report({ rule, element: id, message, remedy });
  const expression = (raw: unknown, property: string): Expression | null =>
    expressionOf(raw, property, id, reading);
  return {
    id,
    xml,
    plain: reading.plain,
    assignment,
    extension: (name, of) => extensions(name, of)[0],
    extensions: (name) => extensions(name),
    named: (reference, attribute) => {
      if (typeof reference !== 'object' || reference === null) return undefined;
      const root = reference as Xml;
      const given = textOf(root, attribute);
      return given ?? (reading.plain ? (textOf(root, 'name') ?? idOf(root)) : null);
    },
    correlationKey: (message, isThrown) => {
      const [subscription] = extensions('Subscription', message);
      return (
        expression(subscription?.['correlationKey'], 'correlation key') ??
        standardCorrelationKey(message, holders.at(-1) ?? xml, isThrown, id, reading)
      );
    },
    property: (name) => {
      const properties = extensions('Properties').flatMap((each) => childrenOf(each, 'properties'));
      const found = properties.find((each) => each['name'] === name);
      return found ? textOf(found, 'value') : null;
    },
    expression,
    requiredExpression: (raw, property, rule) => {
      const value = expression(raw, property);
      if (!value) problem(rule, `${id} needs the ${property}.`, `Set the ${property}.`);
      return value ?? nothing;
    },
    condition: (raw, property) => conditionOf(raw, property, id, reading),
    durations: (raw, property) => durationsOf(raw, property, id, reading),
    problem,
  };
}
