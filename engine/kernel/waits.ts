import { Incident } from '../elements/element.ts';
import { nodeOf, type Node, type Trigger } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { ElementInstance, Wait } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import type { WaitRequest } from '../triggers/trigger.ts';
import { beginEventSubProcess } from './event-sub-process.ts';
import { leaveGateway } from './event-gateway.ts';
import type { Run } from './run.ts';

export interface WaitOffer {
  readonly event: NodeId;
  readonly part: number;
  readonly request: WaitRequest;
}

const NO_OFFERS: readonly WaitOffer[] = Object.freeze([]);

/** What an element has to wait for so that these events can happen. Evaluated, nothing emitted yet. */
export function requestsOf(
  run: Run,
  element: ElementInstance,
  events: readonly NodeId[],
): readonly WaitOffer[] {
  if (events.length === 0) return NO_OFFERS;
  const offers: WaitOffer[] = [];
  for (const event of events) {
    const node = nodeOf(run.definition, event);
    partsOf(node.trigger).forEach((trigger, part) => {
      const request = triggerOf(trigger.kind).await?.(run.context(element, node, trigger));
      if (request) offers.push({ event, part, request });
    });
  }
  return offers;
}

export function openWaits(run: Run, element: Key, offers: readonly WaitOffer[]): void {
  for (const offer of offers) {
    const wait = waitOf(run, offer);
    run.emit({ type: 'WaitOpened', element, wait });
    if (wait.on === 'condition') run.agenda.conditionOpened(element, wait);
  }
}

/**
 * An element at work that could not wait for an event any more, or not evaluate its condition: what is not open is opened,
 * and the conditions are looked at again.
 */
export function waitAgain(run: Run, element: ElementInstance): void {
  const { key, role, interrupted, waits } = element;
  const node = run.node(element);
  for (const wait of waits) if (wait.on === 'condition') run.agenda.conditionOpened(key, wait);
  const events = [...(role === 'plain' ? node.boundaryEvents : []), ...(interrupted ? [] : node.eventStarts)];
  const closed = events.filter((id) => {
    const { trigger } = nodeOf(run.definition, id);
    const needsAll = trigger && triggerOf(trigger.kind).parts?.(trigger.attrs).parallel;
    return needsAll && !waits.some((wait) => wait.node === id);
  });
  run.attempt(element, 'active', () => openWaits(run, key, requestsOf(run, element, closed)));
}

/** The event definitions of an event: one, or those of a multiple event. */
export function partsOf(trigger: Trigger | null): readonly Trigger[] {
  if (!trigger) return [];
  return triggerOf(trigger.kind).parts?.(trigger.attrs).triggers ?? [trigger];
}

function waitOf(run: Run, { event, part, request }: WaitOffer): Wait {
  return { ...request, key: run.env.newKey(), node: event, part };
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
  const needsAll = event.trigger && triggerOf(event.trigger.kind).parts?.(event.trigger.attrs).parallel;
  const staysOpen = !needsAll && goesOn(run, element, event);
  const stopped = record(run, element, wait, event, { staysOpen, message });
  if (!needsAll) {
    occur(run, run.element(element.key), event, payload, stopped);
    return;
  }
  run.emit({ type: 'EventGathered', element: element.key, node: event.id, variables: payload });
  const current = run.element(element.key);
  if (current.waits.some(({ node }) => node === event.id)) return;
  const gathered = current.gathered[event.id] ?? {};
  run.emit({ type: 'GatheringEnded', element: element.key, node: event.id });
  // All have happened; where the element goes on, it waits for all of them again.
  if (goesOn(run, current, event))
    run.attempt(current, 'active', () => openWaits(run, current.key, requestsOf(run, current, [event.id])));
  occur(run, run.element(element.key), event, gathered, stopped);
}

/** Non-interrupting boundary events and event sub-processes leave what they belong to as it is. */
function goesOn(run: Run, element: ElementInstance, event: Node): boolean {
  return !event.interrupting && (isBoundary(element, event) || isInside(run, element, event));
}

function isBoundary(element: ElementInstance, event: Node): boolean {
  return event.attachedTo === element.node;
}

/** The start event of an event sub-process inside the element. */
function isInside(run: Run, element: ElementInstance, event: Node): boolean {
  return run.node(element).eventStarts.includes(event.id);
}

function occur(
  run: Run,
  element: ElementInstance,
  event: Node,
  payload: Variables,
  stopped: Incident | null,
): void {
  if (event.id === element.node) run.leave(element, payload);
  else if (isBoundary(element, event)) occurOnBoundary(run, element, event, payload, stopped);
  else if (isInside(run, element, event)) beginEventSubProcess(run, element, event, payload, stopped);
  else leaveGateway(run, element, event, payload);
}

/** Gives the reason if a repeating timer can no longer be read. */
function record(
  run: Run,
  element: ElementInstance,
  wait: Wait,
  event: Node,
  { staysOpen, message }: { staysOpen: boolean; message: Key | null },
): Incident | null {
  const place = { element: element.key, wait: wait.key, node: event.id, closes: !staysOpen };
  switch (wait.on) {
    case 'timer': {
      const next = staysOpen ? nextFiring(run, element, event, wait) : null;
      const stopped = next instanceof Incident ? next : null;
      const request = next instanceof Incident ? null : next;
      const replacedBy = request && waitOf(run, { event: event.id, part: wait.part, request });
      run.emit({ type: 'TimerFired', element: element.key, wait: wait.key, replacedBy });
      return stopped;
    }
    case 'message':
      if (message === null) throw new Error(`${event.id} received a message that has no key`);
      run.emit({
        type: 'MessageCorrelated',
        ...place,
        message,
        name: wait.name,
        correlationKey: wait.correlationKey,
      });
      return null;
    case 'signal':
      run.emit({ type: 'SignalCorrelated', ...place, name: wait.name });
      return null;
    case 'condition':
      run.emit({ type: 'ConditionFulfilled', ...place });
      return null;
  }
}

function nextFiring(
  run: Run,
  host: ElementInstance,
  event: Node,
  fired: Extract<Wait, { on: 'timer' }>,
): WaitRequest | Incident | null {
  const trigger = partsOf(event.trigger)[fired.part];
  if (!trigger) return null;
  try {
    return triggerOf(trigger.kind).again?.(run.context(host, event, trigger), fired) ?? null;
  } catch (failure) {
    if (failure instanceof Incident) return failure;
    throw failure;
  }
}

/** A timer that cannot repeat has fired all the same: its incident is the event's, the activity goes on. */
function occurOnBoundary(
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
