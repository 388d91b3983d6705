import { flowOf, nodeOf, type Definition, type Node } from '../../engine/model/definition.ts';
import type { FlowId, NodeId } from '../../engine/model/ids.ts';
import type { ElementInstance, InstanceState } from '../../engine/state/instance-state.ts';

/**
 * BPMN 2.0 §13.3.3 word by word, for processes without boundary events and links: an inclusive gateway is activated if
 * an incoming flow has a token, and if for every path from a token to an incoming flow without one, that does not visit
 * the gateway, there is such a path from the same token to an incoming flow with one. It enumerates the paths.
 */
export function isActivated(
  definition: Definition,
  { elements }: InstanceState,
  scope: ElementInstance,
  gateway: Node,
): boolean {
  const hasToken = (flow: FlowId) => (scope.pending[flow] ?? 0) > 0;
  if (!gateway.incoming.some(hasToken)) return false;
  const onFlows = (Object.keys(scope.pending) as FlowId[]).map((flow) => flowOf(definition, flow).target);
  const inside = Object.values(elements).filter((element) => element.scope === scope.key);
  const onElements = inside.map(({ node }) => node);
  const tokens = [...onFlows, ...onElements].filter((node) => node !== gateway.id);
  return tokens.every((token) => {
    const ends = pathsFrom(definition, token, gateway.id).map((path) => path.at(-1));
    const leadsTo = (flows: readonly FlowId[]) => flows.some((flow) => ends.includes(flow));
    const without = gateway.incoming.filter((flow) => !hasToken(flow));
    return !leadsTo(without) || leadsTo(gateway.incoming.filter(hasToken));
  });
}

/** All paths of flows, none twice in a path, that begin at a node and end where they reach the gateway. */
function pathsFrom(
  definition: Definition,
  node: NodeId,
  gateway: NodeId,
  before: readonly FlowId[] = [],
): readonly (readonly FlowId[])[] {
  return nodeOf(definition, node).outgoing.flatMap((flow) => {
    if (before.includes(flow)) return [];
    const path = [...before, flow];
    const { target } = flowOf(definition, flow);
    return target === gateway ? [path] : pathsFrom(definition, target, gateway, path);
  });
}
