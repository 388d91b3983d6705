import type { Xml } from '../elements/source.ts';
import type { Expression, Mapping } from '../model/definition.ts';
import type { DataItems } from './data-items.ts';
import { expressionOf } from './read-expression.ts';
import type { Reading } from './reading.ts';
import { pathOf } from './variable-name.ts';
import { childOf, childrenOf, idOf, textOf } from './xml.ts';

/**
 * Data associations (BPMN 2.0 §10.3.2) as mappings. A data input or output of an element is a variable of that element:
 *
 * - `source -> data input` is the input mapping `data input = source`, `data output -> target` the output mapping
 *   `target = data output`;
 * - with a transformation: `target = transformation`;
 * - with assignments, and nothing else: one mapping `to = from` for each, in their order. `to` is a path of names whose
 *   first one is a variable or the id of the target.
 *
 * Drawn only: an association that lacks one end (as modelers draw it), one with a data store, those that the element's
 * loop reads as its collection, and the sets of inputs and outputs: nothing waits for data to be there.
 */
export function dataMappings(
  id: string,
  xml: Xml,
  direction: 'input' | 'output',
  items: DataItems,
  reading: Reading,
): readonly Mapping[] {
  const property = direction === 'input' ? 'dataInputAssociations' : 'dataOutputAssociations';
  return childrenOf(xml, property)
    .filter((association) => !isOfLoop(association, xml))
    .flatMap((association) => mappingsOf(id, association, items, reading));
}

/** What flows into an item of this element: the expression behind the association that fills it. */
export function filledFrom(
  id: string,
  xml: Xml,
  item: Xml,
  items: DataItems,
  reading: Reading,
): Expression | null {
  const association = childrenOf(xml, 'dataInputAssociations').find(
    (each) => childOf(each, 'targetRef') === item,
  );
  return association ? valueOf(id, association, items, reading) : null;
}

/** The variable that takes what flows out of an item of this element. */
export function emptiedInto(xml: Xml, item: Xml, items: DataItems): string | null {
  const association = childrenOf(xml, 'dataOutputAssociations').find((each) =>
    childrenOf(each, 'sourceRef').includes(item),
  );
  return association ? items.variableOf(childOf(association, 'targetRef')) : null;
}

function isOfLoop(association: Xml, xml: Xml): boolean {
  const loop = childOf(xml, 'loopCharacteristics');
  const [input, output] = [
    loop && childOf(loop, 'loopDataInputRef'),
    loop && childOf(loop, 'loopDataOutputRef'),
  ];
  return (
    (input !== undefined && childOf(association, 'targetRef') === input) ||
    (output !== undefined && childrenOf(association, 'sourceRef').includes(output))
  );
}

function mappingsOf(id: string, association: Xml, items: DataItems, reading: Reading): readonly Mapping[] {
  const assignments = childrenOf(association, 'assignment');
  if (assignments.length > 0)
    return assignments.flatMap((each) => assigned(id, each, association, items, reading) ?? []);
  const target = items.variableOf(childOf(association, 'targetRef'));
  const source = target === null ? null : valueOf(id, association, items, reading);
  return target === null || source === null ? [] : [{ source, target: [target] }];
}

function valueOf(id: string, association: Xml, items: DataItems, reading: Reading): Expression | null {
  const transformation = childOf(association, 'transformation');
  if (transformation) return expressionOf(transformation, 'transformation of the data', id, reading);
  const [source] = childrenOf(association, 'sourceRef');
  const variable = items.variableOf(source);
  return variable === null ? null : { language: 'feel', source: variable };
}

function assigned(
  id: string,
  assignment: Xml,
  association: Xml,
  items: DataItems,
  reading: Reading,
): Mapping | null {
  const to = childOf(assignment, 'to');
  const text = (to ? textOf(to, 'body') : null)?.replace(/^\s*=/, '').trim() ?? '';
  const item = childOf(association, 'targetRef');
  const [head = '', ...rest] = text.split('.');
  const ids = item ? [idOf(item), idOf(childOf(item, 'dataObjectRef') ?? item)] : [];
  const own = ids.includes(head) ? items.variableOf(item) : null;
  const target = pathOf([own ?? head, ...rest].join('.'));
  const source = expressionOf(assignment['from'], 'assignment of the data', id, reading);
  if (target && source) return { source, target };
  reading.report({
    rule: 'data/assignment',
    element: id,
    message: target
      ? `An assignment of a data association of ${id} has no value.`
      : `"${text}" cannot be the target of an assignment of ${id}.`,
    remedy: 'Give the assignment a FEEL value, and a variable or a path such as order.status as its target.',
  });
  return null;
}
