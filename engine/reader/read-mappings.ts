import type { ElementBehavior } from '../elements/element.ts';
import type { Xml } from '../elements/source.ts';
import type { Expression, Mapping } from '../model/definition.ts';
import type { DataItems } from './data-items.ts';
import { dataMappings } from './read-data-mappings.ts';
import { expressionOf } from './read-expression.ts';
import type { Reading } from './reading.ts';
import { pathOf } from './variable-name.ts';
import { childrenOf, extensionsOf, textOf, typeOf } from './xml.ts';

const nothing: Expression = { language: 'literal', value: null };

/**
 * `zeebe:ioMapping`, and after it what data associations move. A missing source gives null; a mapping where the element
 * has none is refused. A data association there is a drawing: the element neither takes nor gives anything.
 */
export function readMappings(
  id: string,
  xml: Xml,
  allowed: NonNullable<ElementBehavior['mappings']>,
  items: DataItems,
  reading: Reading,
): { readonly inputs: readonly Mapping[]; readonly outputs: readonly Mapping[] } {
  const mapping = extensionsOf(xml).find((value) => typeOf(value) === 'zeebe:IoMapping');
  const read = (direction: 'input' | 'output', isAllowed: boolean): readonly Mapping[] => {
    const parameters = mapping ? childrenOf(mapping, `${direction}Parameters`) : [];
    if (isAllowed)
      return [
        ...parameters.flatMap((parameter) => readMapping(id, direction, parameter, reading) ?? []),
        ...dataMappings(id, xml, direction, items, reading),
      ];
    if (parameters.length === 0) return [];
    reading.report({
      rule: 'mapping/place',
      element: id,
      message: `${id} has ${direction} mappings, which have no effect on an element of this kind.`,
      remedy: 'Put the mappings on an element before or after it, or remove them.',
    });
    return [];
  };
  return {
    inputs: read('input', allowed.inputs === true),
    outputs: read('output', allowed.outputs === true),
  };
}

function readMapping(id: string, direction: string, xml: Xml, reading: Reading): Mapping | null {
  const text = textOf(xml, 'target');
  const target = text === null ? null : pathOf(text);
  const source =
    expressionOf(xml['source'], `source of the ${direction} mapping to ${text ?? 'nothing'}`, id, reading) ??
    nothing;
  if (target) return { source, target };
  reading.report({
    rule: 'mapping/target',
    element: id,
    message:
      text === null
        ? `An ${direction} mapping of ${id} has no target.`
        : `"${text}" cannot be the target of a mapping.`,
    remedy:
      'Name a variable, or a path such as order.status: letters, digits and _, not beginning with a digit.',
  });
  return null;
}
