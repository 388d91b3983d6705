import { flowOf, membersOf, nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { FlowId, Key, NodeId } from '../model/ids.ts';
import type { LinkAttrs } from '../triggers/link.ts';
import type { Run } from './run.ts';

/** The nodes from which a token can come to a flow without visiting the gateway the flow leads to. */
interface Upstream {
  /** Over sequence flows and links. */
  readonly byFlows: ReadonlySet<NodeId>;
  /** Over boundary events too. */
  readonly byAny: ReadonlySet<NodeId>;
}

/**
 * BPMN 2.0 §13.3.3, §13.3.5: whether a token elsewhere in the scope may still come to an incoming flow of a gateway that
 * has none. As the standard has it, a token that could as well come to one of the flows that do have a token
 * (`supplied`) is not waited for. Paths out of boundary events are expected, but excuse nothing.
 */
export function mayStillCome(
  run: Run,
  gateway: Node,
  flow: FlowId,
  supplied: readonly FlowId[],
  scope: Key,
): boolean {
  const { definition } = run;
  const here = upstreamOf(definition, gateway, flow).byAny;
  const elsewhere = supplied.map((each) => upstreamOf(definition, gateway, each).byFlows);
  const comes = (node: NodeId) => here.has(node) && !elsewhere.some((nodes) => nodes.has(node));
  for (const id in run.element(scope).pending) {
    const { target } = flowOf(definition, id as FlowId);
    if (target !== gateway.id && comes(target)) return true;
  }
  // What undoes something is not left by flows.
  return run.draft
    .childrenOf(scope)
    .some(
      ({ node, phase, onBehalfOf }) =>
        node !== gateway.id && phase !== 'terminating' && onBehalfOf === null && comes(node),
    );
}

const known = new WeakMap<Definition, Map<FlowId, Upstream>>();

function upstreamOf(definition: Definition, gateway: Node, flow: FlowId): Upstream {
  let flows = known.get(definition);
  if (!flows) known.set(definition, (flows = new Map<FlowId, Upstream>()));
  let upstream = flows.get(flow);
  if (!upstream) {
    upstream = {
      byFlows: walkBack(definition, gateway, flow, false),
      byAny: walkBack(definition, gateway, flow, true),
    };
    flows.set(flow, upstream);
  }
  return upstream;
}

function walkBack(
  definition: Definition,
  gateway: Node,
  flow: FlowId,
  overBoundaryEvents: boolean,
): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  const open: NodeId[] = [flowOf(definition, flow).source];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === gateway.id || found.has(id)) continue;
    found.add(id);
    const node = nodeOf(definition, id);
    for (const incoming of node.incoming) open.push(flowOf(definition, incoming).source);
    if (overBoundaryEvents && node.attachedTo !== null) open.push(node.attachedTo);
    if (node.trigger?.kind === 'link' && node.scope !== null) open.push(...linkSources(definition, node));
  }
  return found;
}

/** The links that are thrown to a catching one. */
function linkSources(definition: Definition, target: Node): readonly NodeId[] {
  if (target.scope === null) return [];
  const nameOf = ({ trigger }: Node) => (trigger?.attrs as LinkAttrs).name;
  return membersOf(definition, target.scope).filter((id) => {
    const node = nodeOf(definition, id);
    return node.id !== target.id && node.trigger?.kind === 'link' && nameOf(node) === nameOf(target);
  });
}
