import { flowOf, nodeOf, type Node } from '../model/definition.ts';
import type { FlowId } from '../model/ids.ts';
import { counterpart, type Mapping } from './migration-mapping.ts';
import type { MigrationProblems } from './migration-problem.ts';

/**
 * Where the tokens that wait before a join go: along the flow they are mapped to, else the one with the same id, else
 * the one in the same place. Null where a problem was told.
 */
export function mapTokens(
  mapping: Mapping,
  pending: Readonly<Record<FlowId, number>>,
  problems: MigrationProblems,
): Readonly<Record<FlowId, number>> {
  const moved: Record<FlowId, number> = {};
  for (const [gateway, flows] of byGateway(mapping, pending)) {
    const taken = mapFlows(mapping, gateway, flows, problems);
    taken.forEach((to, at) => {
      const from = flows[at];
      if (to !== null && from !== undefined) moved[to] = pending[from] ?? 0;
    });
  }
  return moved;
}

function byGateway(
  { source }: Mapping,
  pending: Readonly<Record<FlowId, number>>,
): ReadonlyMap<Node, readonly FlowId[]> {
  const gateways = new Map<Node, FlowId[]>();
  for (const flow of Object.keys(pending) as FlowId[]) {
    const gateway = nodeOf(source, flowOf(source, flow).target);
    const flows = gateways.get(gateway);
    if (flows) flows.push(flow);
    else gateways.set(gateway, [flow]);
  }
  return gateways;
}

/** The incoming flows of the gateway's counterpart for these of its own, in their order. */
export function mapFlows(
  mapping: Mapping,
  gateway: Node,
  flows: readonly FlowId[],
  problems: MigrationProblems,
): readonly (FlowId | null)[] {
  const target = counterpart(mapping, gateway.id);
  // An unmapped gateway is told where elements are checked.
  if (!target) return flows.map(() => null);
  if (target.incoming.length < gateway.incoming.length)
    problems.ofState({
      rule: 'migration/fewer-incoming',
      element: gateway.id,
      target: target.id,
      message: `Tokens wait at ${gateway.id}, which has ${gateway.incoming.length} incoming flows, but ${target.id} has ${target.incoming.length} only.`,
      remedy: 'Map it to a gateway with at least as many incoming flows, or let the tokens join first.',
    });
  const used = new Set<FlowId>();
  const certain = flows.map((flow) => {
    const to = mapping.flows.get(flow) ?? (target.incoming.includes(flow) ? flow : undefined);
    return to === undefined ? null : claimed(to, flow, target, used, problems);
  });
  return certain.map((to, at) => {
    const flow = flows[at];
    if (to !== null || flow === undefined || mapping.flows.has(flow)) return to;
    const place = target.incoming[gateway.incoming.indexOf(flow)];
    const free =
      place !== undefined && !used.has(place) ? place : target.incoming.find((each) => !used.has(each));
    if (free !== undefined) return claimed(free, flow, target, used, problems);
    problems.ofState({
      rule: 'migration/token',
      element: flow,
      target: null,
      message: `A token waits on ${flow}, but no incoming flow of ${target.id} is left for it.`,
      remedy: `Map ${flow} to an incoming flow of ${target.id}.`,
    });
    return null;
  });
}

function claimed(
  to: FlowId,
  from: FlowId,
  target: Node,
  used: Set<FlowId>,
  problems: MigrationProblems,
): FlowId | null {
  if (!used.has(to) && target.incoming.includes(to)) {
    used.add(to);
    return to;
  }
  problems.ofState({
    rule: 'migration/token',
    element: from,
    target: to,
    message: used.has(to)
      ? `The token on ${from} is mapped to ${to}, on which another one waits already.`
      : `The token on ${from} is mapped to ${to}, which does not lead to ${target.id}.`,
    remedy: `Map each flow to an incoming flow of ${target.id} of its own.`,
  });
  return null;
}
