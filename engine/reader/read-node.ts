import { findBehavior } from '../elements/registry.ts';
import type { Node } from '../model/definition.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import type { FoundNode } from './collect-elements.ts';
import { createSource, type Report } from './element-source.ts';
import { readMappings } from './read-mappings.ts';
import { readTrigger } from './read-trigger.ts';
import { refusalsOf } from './refusals.ts';
import { extensionRemedy, unsupportedElement } from './unsupported.ts';
import { childOf, extensionsOf, idOf, localName, textOf, typeOf } from './xml.ts';

export interface NodeLinks {
  readonly incoming: readonly FlowId[];
  readonly outgoing: readonly FlowId[];
  readonly boundaryEvents: readonly NodeId[];
  readonly eventStarts: readonly NodeId[];
}

/** Extensions the reader itself looks at; all others are asked for by the element and trigger files. */
const readElsewhere: Readonly<Record<string, readonly string[]>> = {
  process: ['VersionTag'],
  userTask: ['UserTask'],
};

/** One node with everything its kind and its trigger read. What cannot be run is reported and left empty. */
export function readNode(found: FoundNode, links: NodeLinks, report: Report): Node {
  const { id, kind, xml } = found;
  const behavior = findBehavior(kind);
  const asked = new Set<string>(['Properties', 'IoMapping', ...(readElsewhere[kind] ?? [])]);
  if (!behavior) {
    const { name, remedy } = unsupportedElement(kind);
    report({ rule: 'element/unsupported', element: id, message: `${name} cannot be run.`, remedy });
  }
  for (const problem of refusalsOf(id, kind, xml)) report(problem);
  const attrs = behavior?.read(createSource({ id, xml, holders: [xml], report, asked })) ?? {};
  const { trigger, definitions } = behavior
    ? readTrigger(found, report, asked)
    : { trigger: null, definitions: [] };
  const mappings = readMappings(id, xml, behavior?.mappings ?? {}, report);
  if (behavior)
    refuseUnread(id, kind, [xml, ...definitions].flatMap(extensionsOf).map(typeOf), asked, report);
  const attachedTo = childOf(xml, 'attachedToRef');
  return {
    id: id as NodeId,
    kind,
    name: textOf(xml, 'name'),
    scope: found.scope as NodeId | null,
    lane: found.lane,
    ...links,
    trigger,
    attachedTo: attachedTo ? (idOf(attachedTo) as NodeId | null) : null,
    interrupting: xml['cancelActivity'] !== false && xml['isInterrupting'] !== false,
    eventStarts: links.eventStarts,
    defaultFlow: (childOf(xml, 'default')?.['id'] as FlowId | undefined) ?? null,
    loop: null,
    startQuantity: 1,
    completionQuantity: 1,
    compensatedBy: null,
    isForCompensation: false,
    declares: [],
    listeners: [],
    ...mappings,
    attrs,
  };
}

/** An extension nobody read, or read once and given twice, would be ignored in silence. */
function refuseUnread(
  id: string,
  kind: string,
  types: readonly string[],
  asked: ReadonlySet<string>,
  report: Report,
): void {
  types.forEach((type, at) => {
    const name = type.slice('zeebe:'.length);
    if (!asked.has(name))
      report({
        rule: 'extension/unsupported',
        element: id,
        message: `zeebe:${localName(type)} has no effect on this ${kind}.`,
        remedy: extensionRemedy(localName(type)),
      });
    else if (types.indexOf(type) !== at)
      report({
        rule: 'extension/repeated',
        element: id,
        message: `zeebe:${localName(type)} is given more than once.`,
        remedy: 'Keep one of them.',
      });
  });
}
