import type { Xml } from '../elements/source.ts';
import type { Definition, Flow, Node } from '../model/definition.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import { collectElements, type FoundElements } from './collect-elements.ts';
import type { Report } from './element-source.ts';
import { readFlow } from './read-flow.ts';
import { readNode, type NodeLinks } from './read-node.ts';
import { childOf, extensionsOf, idOf, textOf, typeOf } from './xml.ts';

/** One executable process as the engine runs it. Complete only if nothing was reported. */
export function buildDefinition(process: Xml, processId: string, report: Report): Definition {
  const found = collectElements(process, processId, report);
  const scopes = new Map(found.nodes.map(({ id, scope }) => [id, scope]));
  const flows = new Map<FlowId, Flow>();
  for (const each of found.flows) {
    const flow = readFlow(each, scopes, report);
    if (flow) flows.set(flow.id, flow);
  }
  const links = linksOf(found, flows);
  const nodes = new Map<NodeId, Node>();
  const members = new Map<NodeId, NodeId[]>();
  for (const each of found.nodes) {
    const node = readNode(
      each,
      links.get(each.id) ?? { incoming: [], outgoing: [], boundaryEvents: [], eventStarts: [] },
      report,
    );
    nodes.set(node.id, node);
    if (node.scope === null) continue;
    const siblings = members.get(node.scope);
    if (siblings) siblings.push(node.id);
    else members.set(node.scope, [node.id]);
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

/** What the flows and boundary events say about each node. `bpmn:incoming` and `bpmn:outgoing` only repeat it. */
function linksOf(found: FoundElements, flows: ReadonlyMap<FlowId, Flow>): ReadonlyMap<string, NodeLinks> {
  const links = new Map(
    found.nodes.map(({ id }) => [
      id,
      {
        incoming: [] as FlowId[],
        outgoing: [] as FlowId[],
        boundaryEvents: [] as NodeId[],
        eventStarts: [] as NodeId[],
      },
    ]),
  );
  for (const flow of flows.values()) {
    links.get(flow.source)?.outgoing.push(flow.id);
    links.get(flow.target)?.incoming.push(flow.id);
  }
  for (const { id, xml } of found.nodes) {
    const activity = childOf(xml, 'attachedToRef');
    const activityId = activity && idOf(activity);
    if (activityId) links.get(activityId)?.boundaryEvents.push(id as NodeId);
  }
  const kinds = new Map(found.nodes.map((node) => [node.id, node]));
  for (const { id, kind, scope } of found.nodes) {
    const around = scope === null ? undefined : kinds.get(scope);
    if (kind === 'startEvent' && around?.kind === 'eventSubProcess' && around.scope !== null)
      links.get(around.scope)?.eventStarts.push(id as NodeId);
  }
  return links;
}
