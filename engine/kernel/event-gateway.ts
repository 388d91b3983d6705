import { flowOf, nodeOf, type Node } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { Run } from './run.ts';

/** BPMN 2.0 §13.3.4: the gateway is left by the flow to the event that happened first. */
export function leaveGateway(run: Run, gateway: ElementInstance, event: Node, payload: Variables): void {
  if (gateway.scope === null) throw new Error(`${gateway.node} is not inside a scope`);
  const flow = run.node(gateway).outgoing.find((id) => flowOf(run.definition, id).target === event.id);
  if (!flow) throw new Error(`No flow leads from ${gateway.node} to ${event.id}`);
  for (const wait of gateway.waits)
    run.emit({ type: 'WaitClosed', element: gateway.key, wait: wait.key, on: wait.on });
  run.emit({ type: 'ElementCompleted', key: gateway.key, node: gateway.node, scope: gateway.scope });
  run.emit({ type: 'FlowTaken', flow, scope: gateway.scope });
  run.beginTriggered(event, gateway.scope, payload, [flow]);
}

/** BPMN 2.0 §13.1, §10.5.6: an event behind an instantiating gateway has started the instance. */
export function startBehindGateway(
  run: Run,
  scope: Key,
  gateway: NodeId,
  event: Node,
  payload: Variables,
): void {
  leaveGateway(run, run.activate(nodeOf(run.definition, gateway), scope), event, payload);
}
