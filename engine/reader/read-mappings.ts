import type { ElementBehavior } from '../elements/element.ts';
import type { Xml } from '../elements/source.ts';
import type { Expression, Mapping } from '../model/definition.ts';
import { expressionOf, type Report } from './element-source.ts';
import { pathOf } from './variable-name.ts';
import { childrenOf, extensionsOf, textOf, typeOf } from './xml.ts';

const nothing: Expression = { language: 'literal', value: null };

/** `zeebe:ioMapping`. A missing source gives null; a mapping where the element has none is refused. */
export function readMappings(
  id: string,
  xml: Xml,
  allowed: NonNullable<ElementBehavior['mappings']>,
  report: Report,
): { readonly inputs: readonly Mapping[]; readonly outputs: readonly Mapping[] } {
  const mapping = extensionsOf(xml).find((value) => typeOf(value) === 'zeebe:IoMapping');
  const read = (direction: 'input' | 'output', isAllowed: boolean): readonly Mapping[] => {
    const parameters = mapping ? childrenOf(mapping, `${direction}Parameters`) : [];
    if (parameters.length === 0 || isAllowed)
      return parameters.flatMap((xml) => readMapping(id, direction, xml, report) ?? []);
    report({
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

function readMapping(id: string, direction: string, xml: Xml, report: Report): Mapping | null {
  const text = textOf(xml, 'target');
  const target = text === null ? null : pathOf(text);
  const source =
    expressionOf(xml['source'], `source of the ${direction} mapping to ${text ?? 'nothing'}`, id, report) ??
    nothing;
  if (target) return { source, target };
  report({
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
