import type { Xml } from '../elements/source.ts';
import type { Expression } from '../model/definition.ts';
import { conditionOf } from './read-expression.ts';
import type { Reading } from './reading.ts';
import { childOf, childrenOf, isA, parentOf } from './xml.ts';

/**
 * The correlation key of a message as the standard writes it (BPMN 2.0 §8.3.2): the properties of a correlation key of
 * the collaboration, joined. Sent, each is read from the message (`messagePath`); awaited, from the process by the
 * binding of its correlation subscription (`dataPath`), or without one in the same way, since what a message carries
 * becomes variables. Null when no key has a path into the message for all of its properties.
 *
 * Not implemented: key instances that the first message of a conversation fills.
 */
export function standardCorrelationKey(
  message: Xml,
  event: Xml,
  isThrown: boolean,
  element: string,
  reading: Reading,
): Expression | null {
  const key = keysIn(event).find((each) =>
    propertiesOf(each).every((property) => pathInto(property, message)),
  );
  if (!key) return null;
  const bindings = isThrown ? [] : bindingsOf(key, event);
  const parts = propertiesOf(key).flatMap((property) => {
    const binding = bindings.find((each) => childOf(each, 'correlationPropertyRef') === property);
    const path = binding ? childOf(binding, 'dataPath') : pathInto(property, message);
    return conditionOf(path, 'correlation key', element, reading) ?? [];
  });
  return joined(parts);
}

function keysIn(event: Xml): readonly Xml[] {
  let root = event;
  for (let at: Xml | undefined = event; at; at = parentOf(at)) root = at;
  return childrenOf(root, 'rootElements')
    .filter((each) => isA(each, 'bpmn:Collaboration'))
    .flatMap((each) => childrenOf(each, 'correlationKeys'))
    .filter((key) => propertiesOf(key).length > 0);
}

function propertiesOf(key: Xml): readonly Xml[] {
  return childrenOf(key, 'correlationPropertyRef');
}

function pathInto(property: Xml, message: Xml): Xml | undefined {
  const retrieval = childrenOf(property, 'correlationPropertyRetrievalExpression').find(
    (each) => childOf(each, 'messageRef') === message,
  );
  return retrieval && childOf(retrieval, 'messagePath');
}

function bindingsOf(key: Xml, event: Xml): readonly Xml[] {
  let process: Xml | undefined = event;
  while (process && !isA(process, 'bpmn:Process')) process = parentOf(process);
  return (process ? childrenOf(process, 'correlationSubscriptions') : [])
    .filter((each) => childOf(each, 'correlationKeyRef') === key)
    .flatMap((each) => childrenOf(each, 'correlationPropertyBinding'));
}

function joined(parts: readonly Expression[]): Expression | null {
  const [only] = parts;
  if (!only || parts.length === 1) return only ?? null;
  const texts = parts.map((part) => (part.language === 'feel' ? `string(${part.source})` : '""'));
  return { language: 'feel', source: `string join([${texts.join(', ')}], "|")` };
}
