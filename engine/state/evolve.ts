import type { FlowId } from '../model/ids.ts';
import { Draft, stateOf, type MutableElement } from './draft.ts';
import { newElement } from './element-instance.ts';
import type { Event, EventOf } from './events.ts';
import { evolveElement } from './evolve-element.ts';
import type { InstanceState, Item, LoopState } from './instance-state.ts';

const NOTHING = Object.freeze({});

/** The only writer of state. Total and deterministic: what an event needs is in the event. */
export function evolve(draft: Draft, event: Event): void {
  switch (event.type) {
    case 'ElementActivated':
      return activated(draft, event);
    case 'FlowTaken': {
      const pending = draft.ownPending(event.scope);
      pending[event.flow] = (pending[event.flow] ?? 0) + 1;
      return;
    }
    case 'ElementCompleted':
      return ended(draft, event, 'completed');
    case 'ElementTerminated':
      return ended(draft, event, 'terminated');
    case 'ElementTerminating':
      draft.own(event.key).phase = 'terminating';
      return;
    case 'PendingFlowsDropped': {
      const scope = draft.own(event.scope);
      scope.pending = NOTHING;
      scope.compensation = null;
      return;
    }
    case 'ScopeInterrupted': {
      const scope = draft.own(event.scope);
      scope.pending = NOTHING;
      scope.compensation = null;
      scope.interrupted = true;
      return;
    }
    case 'VariablesSet': {
      const scope = draft.own(event.scope);
      scope.variables = { ...scope.variables, ...event.variables };
      scope.variableKeys = { ...scope.variableKeys, ...event.keys };
      return;
    }
    case 'ItemKept':
      return kept(draft, event.item);
    case 'ItemsDropped':
      for (const key of event.items) draft.items.set(key, null);
      return;
    case 'InstanceCompleted':
      draft.phase = 'completed';
      return;
    case 'InstanceTerminated':
      draft.phase = 'terminated';
      return;
    case 'InstanceSuspended':
      draft.suspended = true;
      return;
    case 'InstanceResumed':
      draft.suspended = false;
      return;
    case 'InstanceStarted':
    case 'InstanceMigrated':
    case 'ErrorEscaped':
    case 'EscalationEscaped':
    case 'SignalThrown':
    case 'MessageThrown':
    case 'DecisionEvaluated':
    case 'EscalationThrown':
      return;
    case 'GatewayReset': {
      consume(draft.ownPending(event.scope), event.consumes);
      return;
    }
    default:
      evolveElement(draft.own(event.element), event);
  }
}

function activated(draft: Draft, event: EventOf<'ElementActivated'>): void {
  const { key, role = 'plain' } = event;
  if (event.scope !== null) {
    const scope = draft.own(event.scope);
    scope.children += 1;
    if (event.consumes.length > 0) consume(draft.ownPending(event.scope), event.consumes);
    if (role === 'turn' && scope.loop) scope.loop = counted(scope.loop, 'started');
    const siblings = draft.born.get(event.scope);
    if (siblings) siblings.add(key);
    else draft.born.set(event.scope, new Set([key]));
  }
  const element: MutableElement = newElement(key, event.node, event.scope);
  element.role = role;
  if (event.awaitsReset) element.awaitingReset = event.consumes;
  if (event.entry) element.entry = event.entry;
  if (event.counter !== undefined) element.counter = event.counter;
  if (event.onBehalfOf) element.onBehalfOf = event.onBehalfOf;
  if (event.restores) element.restores = event.restores;
  draft.touched.set(key, element);
}

function kept(draft: Draft, item: Item): void {
  draft.items.set(item.key, item);
  const others = draft.kept.get(item.owner);
  if (others) others.push(item.key);
  else draft.kept.set(item.owner, [item.key]);
}

function ended(
  draft: Draft,
  { key, scope: scopeKey }: EventOf<'ElementCompleted'> | EventOf<'ElementTerminated'>,
  how: 'completed' | 'terminated',
): void {
  const isTurn = draft.find(key)?.role === 'turn';
  // What begins and ends in one step leaves nothing: a long step costs no more at its end than at its beginning.
  const wasBorn = scopeKey !== null && (draft.born.get(scopeKey)?.delete(key) ?? false);
  if (wasBorn) draft.touched.delete(key);
  else draft.touched.set(key, null);
  if (scopeKey === null) return;
  const scope = draft.own(scopeKey);
  scope.children -= 1;
  if (isTurn && scope.loop) scope.loop = counted(scope.loop, how);
}

function counted(loop: LoopState, what: 'started' | 'completed' | 'terminated'): LoopState {
  return { ...loop, [what]: loop[what] + 1 };
}

/** Takes tokens off the flows named, as often as they are named; a flow left with none is dropped, so an idle scope has an empty record. */
function consume(pending: Record<FlowId, number>, flows: readonly FlowId[]): void {
  for (const flow of flows) {
    const count = (pending[flow] ?? 0) - 1;
    if (count > 0) pending[flow] = count;
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a Map would not be plain JSON
    else delete pending[flow];
  }
}

/** The state after these events: replaying a history gives the state it led to. */
export function replay(state: InstanceState, events: readonly Event[]): InstanceState {
  const draft = new Draft(state);
  for (const event of events) evolve(draft, event);
  return stateOf(draft);
}
