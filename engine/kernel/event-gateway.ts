import { behaviorOf } from '../elements/registry.ts';
import { flowOf, nodeOf, type Node } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { Run } from './run.ts';

/**
 * BPMN 2.0 §13.3.4: the gateway is left by the flow to the event that happened first; one that waits for all stays until
 * the last has happened.
 */
export function leaveGateway(run: Run, gateway: ElementInstance, event: Node, payload: Variables): void {
  const node = run.node(gateway);
  if (gateway.scope === null) throw new Error(`${gateway.node} is not inside a scope`);
  const flow = node.outgoing.find((id) => flowOf(run.definition, id).target === event.id);
  if (!flow) throw new Error(`No flow leads from ${gateway.node} to ${event.id}`);
  const staysFor = behaviorOf(node).staysFor?.(node) ?? false;
  if (staysFor) run.emit({ type: 'EventGathered', element: gateway.key, node: event.id, variables: {} });
  else {
    for (const wait of gateway.waits)
      run.emit({ type: 'WaitClosed', element: gateway.key, wait: wait.key, on: wait.on });
    run.emit({ type: 'ElementCompleted', key: gateway.key, node: gateway.node, scope: gateway.scope });
  }
  run.emit({ type: 'FlowTaken', flow, scope: gateway.scope });
  run.beginTriggered(event, gateway.scope, payload, [flow]);
  if (staysFor) leaveIfAllHappened(run, gateway.key);
}

function leaveIfAllHappened(run: Run, key: Key): void {
  const gateway = run.draft.find(key);
  if (!gateway) return;
  const events = run.node(gateway).outgoing.map((id) => flowOf(run.definition, id).target);
  if (events.every((event) => gateway.gathered[event])) run.leave(gateway, undefined, []);
}

/** BPMN 2.0 §13.1, §10.5.6: an event behind an instantiating gateway has started the instance. */
export function startBehindGateway(
  run: Run,
  scope: Key,
  gateway: NodeId,
  event: Node,
  payload: Variables,
): void {
  const { key } = run.activate(nodeOf(run.definition, gateway), scope);
  leaveGateway(run, run.element(key), event, payload);
  // The keys by which the other events are found may come with the payload of the first.
  const waiting = run.draft.find(key);
  if (waiting) run.enter(waiting);
}
