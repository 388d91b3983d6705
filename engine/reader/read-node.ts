import { findBehavior } from '../elements/registry.ts';
import type { Xml } from '../elements/source.ts';
import type { Node } from '../model/definition.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import type { FoundNode } from './collect-elements.ts';
import type { DataItems } from './data-items.ts';
import { createSource } from './element-source.ts';
import { readListeners } from './read-listeners.ts';
import { readLoop } from './read-loop.ts';
import { readMappings } from './read-mappings.ts';
import { readThrown, readTrigger } from './read-trigger.ts';
import type { Report, Reading } from './reading.ts';
import { extensionRemedy, unsupportedElement } from './unsupported.ts';
import { childOf, extensionsOf, idOf, localName, textOf, typeOf } from './xml.ts';

/** What flows and other elements say about a node. */
export interface NodeLinks {
  readonly incoming: readonly FlowId[];
  readonly outgoing: readonly FlowId[];
  readonly boundaryEvents: readonly NodeId[];
  readonly eventStarts: readonly NodeId[];
  readonly compensatedBy: NodeId | null;
}

/** Extensions the reader itself looks at; all others are asked for by the element and trigger files. */
const readElsewhere: Readonly<Record<string, readonly string[]>> = {
  process: ['VersionTag'],
  userTask: ['UserTask'],
};

/** Reads one node with everything its kind and its trigger read. What cannot be run is reported and left empty. */
export function createNodeReader(
  items: DataItems,
  reading: Reading,
): (found: FoundNode, links: NodeLinks) => Node {
  return (found, links) => {
    const { id, kind, xml, assignment } = found;
    const behavior = findBehavior(kind);
    const asked = new Set<string>(['Properties', 'IoMapping', ...(readElsewhere[kind] ?? [])]);
    if (!behavior) {
      const { name, remedy } = unsupportedElement(kind);
      reading.report({ rule: 'element/unsupported', element: id, message: `${name} cannot be run.`, remedy });
    }
    const sourceOf = (of: Xml) => createSource({ id, xml: of, holders: [of], assignment, reading, asked });
    const source = sourceOf(xml);
    const attrs = behavior?.read(source) ?? {};
    const { trigger, definitions } = behavior
      ? readTrigger(found, reading, asked)
      : { trigger: null, definitions: [] };
    const loop = readLoop(id, xml, {
      items,
      reading,
      source: sourceOf,
      thrown: (events) => readThrown(events, found, reading, asked),
    });
    const listeners = readListeners(source, kind, trigger?.kind ?? 'none');
    const mappings = readMappings(id, xml, behavior?.mappings ?? {}, items, reading);
    if (behavior) refuseUnread(found, definitions, asked, reading.report);
    return {
      id: id as NodeId,
      kind,
      name: textOf(xml, 'name'),
      scope: (found.scope?.id ?? null) as NodeId | null,
      lane: found.lane,
      ...links,
      trigger,
      attachedTo: referredBy(xml, 'attachedToRef') as NodeId | null,
      interrupting: xml['cancelActivity'] !== false && xml['isInterrupting'] !== false,
      defaultFlow: referredBy(xml, 'default') as FlowId | null,
      loop,
      startQuantity: quantityOf(xml['startQuantity']),
      completionQuantity: quantityOf(xml['completionQuantity']),
      isForCompensation: xml['isForCompensation'] === true,
      declares: items.declaredBy(xml),
      listeners,
      ...mappings,
      attrs,
    };
  };
}

function referredBy(xml: Xml, property: string): string | null {
  const target = childOf(xml, property);
  return target ? idOf(target) : null;
}

function quantityOf(value: unknown): number {
  return typeof value === 'number' ? value : 1;
}

/** An extension nobody read, or read once and given twice, would be ignored in silence. */
function refuseUnread(
  { id, kind, xml }: FoundNode,
  definitions: readonly Xml[],
  asked: ReadonlySet<string>,
  report: Report,
): void {
  const loop = childOf(xml, 'loopCharacteristics');
  for (const holder of new Set([xml, ...definitions, ...(loop ? [loop] : [])])) {
    const types = extensionsOf(holder).map(typeOf);
    types.forEach((type, at) => {
      const name = localName(type);
      if (!asked.has(type.slice('zeebe:'.length)))
        report({
          rule: 'extension/unsupported',
          element: id,
          message: `zeebe:${name} has no effect on this ${kind}.`,
          remedy: extensionRemedy(name),
        });
      else if (types.indexOf(type) !== at)
        report({
          rule: 'extension/repeated',
          element: id,
          message: `zeebe:${name} is given more than once.`,
          remedy: 'Keep one of them.',
        });
    });
  }
}
