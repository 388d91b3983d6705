import { normalName } from '../../../expressions/feel/syntax/names.ts';
import type { Xml } from '../../../reader/xml.ts';
import { idOf } from '../../../reader/xml.ts';
import type { DecisionModel } from '../../model/decision-model.ts';
import type { Report } from '../reading.ts';

/** Ids are unique in a file (DMN 1.5 §7.2.1, and XML). */
export function checkIds(root: Xml, report: Report): void {
  const seen = new Set<string>();
  // In the order of the file, without recursion: what is read may be nested as deep as it is long.
  const left: Xml[] = [root];
  for (let xml = left.pop(); xml; xml = left.pop()) {
    const id = idOf(xml);
    if (id !== null && seen.has(id))
      report({
        rule: 'xml/duplicate-id',
        element: id,
        message: `The id ${id} is used twice.`,
        remedy: 'Give each element an id of its own.',
      });
    if (id !== null) seen.add(id);
    for (const child of modelled(xml).toReversed()) left.push(child);
  }
}

/** The children in DMN's own namespace. `$parent` and its like cannot be enumerated. */
function modelled(xml: Xml): readonly Xml[] {
  return Object.values(xml)
    .flat()
    .filter(
      (child): child is Xml =>
        typeof child === 'object' && child !== null && String((child as Xml)['$type']).startsWith('dmn:'),
    );
}

/** What expressions read by name has a name, and no two of a kind have the same one. */
export function checkNames(model: DecisionModel, report: Report): void {
  const { imports, inputs, decisions, knowledgeModels, services, itemDefinitions } = model;
  const named = imports.filter((each) => each.name !== '').map(({ name }) => ({ id: null, name }));
  unique([...named, ...inputs, ...decisions, ...knowledgeModels, ...services], 'element', report);
  unique(itemDefinitions, 'item definition', report);
  if (model.namespace === '')
    report({
      rule: 'decision/namespace',
      element: model.id,
      message: 'The model has no namespace.',
      remedy: 'Give definitions an attribute namespace, a URI of its own.',
    });
}

function unique(
  elements: readonly { readonly id: string | null; readonly name: string }[],
  what: string,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const { id, name } of elements) {
    const known = normalName(name);
    if (known === '')
      report({
        rule: 'decision/name',
        element: id,
        message: `The ${what} has no name.`,
        remedy: 'Name it: expressions refer to it by its name.',
      });
    else if (seen.has(known))
      report({
        rule: 'decision/duplicate-name',
        element: id,
        message: `Another ${what} is named ${name} too.`,
        remedy: 'Give each a name of its own: expressions refer to them by name.',
      });
    seen.add(known);
  }
}
