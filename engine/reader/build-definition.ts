import type { Xml } from '../elements/source.ts';
import type { Definition, Flow, Node } from '../model/definition.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import { collectElements, type FoundElements, type FoundNode } from './collect-elements.ts';
import { compensationHandlers } from './compensation-handlers.ts';
import { dataItemsOf } from './data-items.ts';
import { readFlow } from './read-flow.ts';
import { createNodeReader, type NodeLinks } from './read-node.ts';
import type { Reading } from './reading.ts';
import { childOf, extensionsOf, idOf, textOf, typeOf } from './xml.ts';

/** One process as the engine runs it. Complete only if nothing was reported. */
export function buildDefinition(process: Xml, processId: string, reading: Reading): Definition {
  const found = collectElements(process, processId, reading.report);
  const byId = new Map(found.nodes.map((node) => [node.id, node]));
  const flows = new Map<FlowId, Flow>();
  for (const each of found.flows) {
    const flow = readFlow(each, byId, reading);
    if (flow) flows.set(flow.id, flow);
  }
  const links = linksOf(found, flows, compensationHandlers(found.nodes, reading.report));
  const readNode = createNodeReader(dataItemsOf(found.nodes), reading);
  const nodes = new Map<NodeId, Node>();
  const members = new Map<NodeId, NodeId[]>();
  for (const each of found.nodes) {
    const node = readNode(each, links.get(each.id) ?? unlinked());
    nodes.set(node.id, node);
    if (node.scope !== null) push(members, node.scope, node.id);
  }
  const root = processId as NodeId;
  return {
    processId,
    name: textOf(process, 'name'),
    versionTag: versionTagOf(process),
    root,
    nodes,
    flows,
    members,
  };
}

function versionTagOf(process: Xml): string | null {
  const tag = extensionsOf(process).find((value) => typeOf(value) === 'zeebe:VersionTag');
  return tag ? textOf(tag, 'value') : null;
}

interface MutableLinks extends NodeLinks {
  readonly incoming: FlowId[];
  readonly outgoing: FlowId[];
  readonly boundaryEvents: NodeId[];
  readonly eventStarts: NodeId[];
}

function unlinked(): MutableLinks {
  return { incoming: [], outgoing: [], boundaryEvents: [], eventStarts: [], compensatedBy: null };
}

/** What other elements say about each node. `bpmn:incoming` and `bpmn:outgoing` only repeat it. */
function linksOf(
  found: FoundElements,
  flows: ReadonlyMap<FlowId, Flow>,
  handlers: ReadonlyMap<string, string>,
): ReadonlyMap<string, NodeLinks> {
  const links = new Map<string, MutableLinks>();
  for (const { id } of found.nodes)
    links.set(id, { ...unlinked(), compensatedBy: (handlers.get(id) ?? null) as NodeId | null });
  for (const flow of flows.values()) {
    links.get(flow.source)?.outgoing.push(flow.id);
    links.get(flow.target)?.incoming.push(flow.id);
  }
  for (const node of found.nodes) {
    const activity = childOf(node.xml, 'attachedToRef');
    const activityId = activity && idOf(activity);
    if (activityId) links.get(activityId)?.boundaryEvents.push(node.id as NodeId);
    const around = isEventStart(node) ? node.scope?.scope : null;
    if (around) links.get(around.id)?.eventStarts.push(node.id as NodeId);
  }
  return links;
}

function isEventStart({ kind, scope }: FoundNode): boolean {
  return kind === 'startEvent' && scope?.kind === 'eventSubProcess';
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
