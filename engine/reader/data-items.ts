import type { Xml } from '../elements/source.ts';
import type { FoundNode } from './collect-elements.ts';
import { isVariableName } from './variable-name.ts';
import { childOf, childrenOf, idOf, isA, textOf } from './xml.ts';

/** The variables behind the data of a process (BPMN 2.0 §10.3.1). */
export interface DataItems {
  /** The variable an item-aware element stands for; null for data stores and what is only drawn. */
  readonly variableOf: (item: Xml | undefined) => string | null;
  /** The variables a node is born with. */
  readonly declaredBy: (node: Xml) => readonly string[];
}

/** What modelers put in where the standard wants a target and the drawing has none. */
const placeholder = '__targetRef_placeholder';

/**
 * A data object is a variable of its scope, a property one of its element; a reference is its data object, a data
 * input or output of a process one of the process. The variable is called like the item (a data object also like a
 * reference to it), if that is the name of a variable; else like its id. A data object without such a name is a
 * variable only if data associations move it; otherwise it is a drawing.
 */
export function dataItemsOf(nodes: readonly FoundNode[]): DataItems {
  const referenceNames = new Map<Xml, string>();
  const moved = new Set<Xml>();
  for (const { xml } of nodes) {
    for (const element of childrenOf(xml, 'flowElements')) {
      const target = childOf(element, 'dataObjectRef');
      const name = target && nameOf(element);
      if (target && name && !referenceNames.has(target)) referenceNames.set(target, name);
    }
    for (const item of movedBy(xml)) moved.add(dataObjectOf(item));
  }
  const variableOf = (item: Xml | undefined): string | null => {
    if (!item || textOf(item, 'name') === placeholder) return null;
    const object = dataObjectOf(item);
    if (isA(object, 'bpmn:DataStore') || isA(object, 'bpmn:DataStoreReference')) return null;
    return nameOf(object) ?? referenceNames.get(object) ?? variableNamed(idOf(object));
  };
  const isDeclared = (item: Xml): boolean =>
    !isA(item, 'bpmn:DataObject') || nameOf(item) !== null || referenceNames.has(item) || moved.has(item);
  return {
    variableOf,
    declaredBy: (node) => [
      ...new Set(
        declarations(node)
          .filter(isDeclared)
          .flatMap((item) => variableOf(item) ?? []),
      ),
    ],
  };
}

function declarations(node: Xml): readonly Xml[] {
  const specification = isA(node, 'bpmn:Process') ? childOf(node, 'ioSpecification') : undefined;
  return [
    ...childrenOf(node, 'flowElements').filter((element) => isA(element, 'bpmn:DataObject')),
    ...childrenOf(node, 'properties').filter((element) => isA(element, 'bpmn:Property')),
    ...(specification
      ? [...childrenOf(specification, 'dataInputs'), ...childrenOf(specification, 'dataOutputs')]
      : []),
  ];
}

function movedBy(xml: Xml): readonly Xml[] {
  const associations = [
    ...childrenOf(xml, 'dataInputAssociations'),
    ...childrenOf(xml, 'dataOutputAssociations'),
  ].filter(isComplete);
  const loop = childOf(xml, 'loopCharacteristics');
  return [
    ...associations.flatMap((each) => [...childrenOf(each, 'sourceRef'), childOf(each, 'targetRef') ?? []]),
    ...(loop ? [childOf(loop, 'loopDataInputRef') ?? [], childOf(loop, 'loopDataOutputRef') ?? []] : []),
  ].flat();
}

function isComplete(association: Xml): boolean {
  if (childrenOf(association, 'assignment').length > 0) return true;
  const target = childOf(association, 'targetRef');
  if (!target || textOf(target, 'name') === placeholder) return false;
  return (
    childrenOf(association, 'sourceRef').length > 0 || childOf(association, 'transformation') !== undefined
  );
}

function dataObjectOf(item: Xml): Xml {
  return childOf(item, 'dataObjectRef') ?? item;
}

function nameOf(item: Xml): string | null {
  const name = textOf(item, 'name');
  return name !== null && isVariableName(name) ? name : null;
}

/** An id may hold `-` and `.`, which a variable may not. */
function variableNamed(id: string | null): string | null {
  if (id === null) return null;
  const name = id.replaceAll(/[^\p{L}\p{N}_]/gu, '_');
  return isVariableName(name) ? name : `_${name}`;
}
