import type { FlowId, Key } from '../model/ids.ts';
import { Draft, stateOf, type MutableElement } from './draft.ts';
import type { Event, EventOf } from './events.ts';
import type { InstanceState } from './instance-state.ts';

const NOTHING = Object.freeze({});
const NONE = Object.freeze([]);

/** The only writer of state. Total and deterministic: what an event needs is in the event. */
export function evolve(draft: Draft, event: Event): void {
  switch (event.type) {
    case 'ElementActivated':
      return activated(draft, event);
    case 'FlowTaken': {
      const scope = draft.own(event.scope);
      scope.pending = { ...scope.pending, [event.flow]: (scope.pending[event.flow] ?? 0) + 1 };
      return;
    }
    case 'ElementCompleted':
    case 'ElementTerminated':
      draft.touched.set(event.key, null);
      if (event.scope !== null) draft.own(event.scope).children -= 1;
      return;
    case 'PendingFlowsDropped':
      draft.own(event.scope).pending = NOTHING;
      return;
    case 'VariablesSet': {
      const scope = draft.own(event.scope);
      scope.variables = { ...scope.variables, ...event.variables };
      scope.variableKeys = { ...scope.variableKeys, ...event.keys };
      return;
    }
    case 'InstanceCompleted':
      draft.phase = 'completed';
      return;
    case 'InstanceTerminated':
      draft.phase = 'terminated';
      return;
    case 'IncidentRaised': {
      const element = draft.own(event.element);
      element.incident = { key: event.incident, errorType: event.errorType };
      element.phase = event.phase;
      return;
    }
    case 'IncidentResolved': {
      const element = draft.own(event.element);
      element.incident = null;
      element.phase = 'active';
      return;
    }
    case 'InstanceStarted':
    case 'ErrorEscaped':
      return;
    default:
      work(draft.own(event.element), event);
  }
}

/** What an element does and waits for, while it is active. */
function work(element: MutableElement, event: Extract<Event, { element: Key }>): void {
  switch (event.type) {
    case 'JobCreated':
      element.job = { key: event.job, retries: event.retries };
      return;
    case 'JobFailed':
    case 'JobRetriesUpdated':
      element.job = { key: event.job, retries: event.retries };
      return;
    case 'JobCompleted':
    case 'JobErrorThrown':
    case 'JobCanceled':
      element.job = null;
      return;
    case 'UserTaskCreated':
      element.userTask = { key: event.task, assignee: event.data.assignee };
      return;
    case 'UserTaskAssigned':
      element.userTask = { key: event.task, assignee: event.assignee };
      return;
    case 'UserTaskCompleted':
    case 'UserTaskCanceled':
      element.userTask = null;
      return;
    case 'WaitOpened':
      element.waits = [...element.waits, event.wait];
      return;
    case 'WaitClosed':
      element.waits = element.waits.filter((wait) => wait.key !== event.wait);
      return;
    case 'TimerFired':
      element.waits = element.waits.flatMap((wait) =>
        wait.key !== event.wait ? [wait] : event.replacedBy ? [event.replacedBy] : [],
      );
      return;
    case 'MessageCorrelated':
      if (event.closes) element.waits = element.waits.filter((wait) => wait.key !== event.wait);
      return;
    case 'ProcessCalled':
      element.called = event.child;
      return;
    case 'CallEnded':
      element.called = null;
      return;
    default:
      return;
  }
}

function activated(draft: Draft, event: EventOf<'ElementActivated'>): void {
  if (event.scope !== null) {
    const scope = draft.own(event.scope);
    scope.children += 1;
    if (event.consumes.length > 0) scope.pending = consumed(scope.pending, event.consumes);
  }
  draft.touched.set(event.key, {
    key: event.key,
    node: event.node,
    scope: event.scope,
    phase: 'active',
    variables: NOTHING,
    variableKeys: NOTHING,
    pending: NOTHING,
    children: 0,
    waits: NONE,
    job: null,
    userTask: null,
    called: null,
    incident: null,
  });
}

/** Takes one token off each flow; a flow left with none is dropped, so an idle scope has an empty record. */
function consumed(
  pending: Readonly<Record<FlowId, number>>,
  flows: readonly FlowId[],
): Readonly<Record<FlowId, number>> {
  const left: Record<FlowId, number> = {};
  let some = false;
  for (const flow in pending) {
    const id = flow as FlowId;
    const count = (pending[id] ?? 0) - (flows.includes(id) ? 1 : 0);
    if (count > 0) {
      left[id] = count;
      some = true;
    }
  }
  return some ? left : NOTHING;
}

/** The state after these events: replaying a history gives the state it led to. */
export function replay(state: InstanceState, events: readonly Event[]): InstanceState {
  const draft = new Draft(state);
  for (const event of events) evolve(draft, event);
  return stateOf(draft);
}
