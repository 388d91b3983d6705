import { Incident } from '../elements/element.ts';
import { flowOf, nodeOf, type Node } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { ElementInstance, Wait } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import type { WaitRequest } from '../triggers/trigger.ts';
import type { Run } from './run.ts';

export function openWait(run: Run, element: Key, event: NodeId, request: WaitRequest): void {
  run.emit({ type: 'WaitOpened', element, wait: waitOf(run, event, request) });
}

function waitOf(run: Run, event: NodeId, request: WaitRequest): Wait {
  return { ...request, key: run.env.newKey(), node: event };
}

/** What an element waited for has happened. */
export function happen(
  run: Run,
  element: ElementInstance,
  wait: Wait,
  payload: Variables,
  message: Key | null,
): void {
  const event = nodeOf(run.definition, wait.node);
  const staysOpen = event.attachedTo === element.node && !event.interrupting;
  const stopped = record(run, element, wait, event, staysOpen, message);
  const current = run.element(element.key);
  if (event.id === element.node) run.leave(current, payload);
  else if (event.attachedTo === element.node) happenOnBoundary(run, current, event, payload, stopped);
  else happenBehindGateway(run, current, event, payload);
}

/** Gives the reason if a repeating timer can no longer be read. */
function record(
  run: Run,
  element: ElementInstance,
  wait: Wait,
  event: Node,
  staysOpen: boolean,
  message: Key | null,
): Incident | null {
  if (wait.on === 'timer') {
    const next = staysOpen ? nextFiring(run, element, event, wait) : null;
    const stopped = next instanceof Incident ? next : null;
    const replacedBy = next === null || next instanceof Incident ? null : waitOf(run, event.id, next);
    run.emit({ type: 'TimerFired', element: element.key, wait: wait.key, replacedBy });
    return stopped;
  }
  if (message !== null) {
    const { name, correlationKey } = wait;
    const closes = !staysOpen;
    run.emit({
      type: 'MessageCorrelated',
      element: element.key,
      wait: wait.key,
      node: event.id,
      message,
      name,
      correlationKey,
      closes,
    });
  }
  return null;
}

function nextFiring(
  run: Run,
  host: ElementInstance,
  event: Node,
  fired: Extract<Wait, { on: 'timer' }>,
): WaitRequest | Incident | null {
  const again = event.trigger && triggerOf(event.trigger.kind).again;
  try {
    return again?.(run.context(host, event), fired) ?? null;
  } catch (failure) {
    if (failure instanceof Incident) return failure;
    throw failure;
  }
}

/** A timer that cannot repeat has fired all the same: its incident is the event's, the activity goes on. */
function happenOnBoundary(
  run: Run,
  host: ElementInstance,
  event: Node,
  payload: Variables,
  stopped: Incident | null,
): void {
  if (host.scope === null) throw new Error(`${event.id} sits on the process`);
  if (event.interrupting) run.terminate(host);
  if (stopped) run.raiseIncident(run.activate(event, host.scope), 'entering', stopped);
  else run.beginTriggered(event, host.scope, payload);
}

/** BPMN 2.0 §13.3.4: the gateway is left by the flow to the event that happened first. */
function happenBehindGateway(run: Run, gateway: ElementInstance, event: Node, payload: Variables): void {
  if (gateway.scope === null) throw new Error(`${gateway.node} is not inside a scope`);
  const flow = nodeOf(run.definition, gateway.node).outgoing.find(
    (id) => flowOf(run.definition, id).target === event.id,
  );
  if (!flow) throw new Error(`No flow leads from ${gateway.node} to ${event.id}`);
  for (const wait of gateway.waits)
    run.emit({ type: 'WaitClosed', element: gateway.key, wait: wait.key, on: wait.on });
  run.emit({ type: 'ElementCompleted', key: gateway.key, node: gateway.node, scope: gateway.scope });
  run.emit({ type: 'FlowTaken', flow, scope: gateway.scope });
  run.beginTriggered(event, gateway.scope, payload, [flow]);
}
