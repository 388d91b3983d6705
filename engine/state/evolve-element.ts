import type { Key } from '../model/ids.ts';
import type { MutableElement } from './draft.ts';
import type { Event, EventOf } from './events.ts';
import type { Wait } from './instance-state.ts';

/** What an element does and waits for, while it is active. */
export function evolveElement(element: MutableElement, event: Extract<Event, { element: Key }>): void {
  switch (event.type) {
    case 'JobCreated': {
      const listener = event.listener ?? null;
      element.job = { key: event.job, retries: event.retries, listener };
      if (listener?.on === 'start') element.phase = 'entering';
      if (listener?.on === 'end') element.phase = 'leaving';
      return;
    }
    case 'JobFailed':
    case 'JobRetriesUpdated':
      if (element.job) element.job = { ...element.job, retries: event.retries };
      return;
    case 'JobCompleted':
    case 'JobErrorThrown':
    case 'JobCanceled':
      element.job = null;
      return;
    case 'UserTaskCreated':
      element.userTask = { key: event.task, assignee: event.data.assignee, transition: null };
      return;
    case 'UserTaskAssigned':
      element.userTask = { key: event.task, assignee: event.assignee, transition: null };
      return;
    case 'UserTaskTransitionBegun':
    case 'UserTaskTransitionCorrected':
      if (element.userTask) element.userTask = { ...element.userTask, transition: event.transition };
      return;
    case 'UserTaskTransitionDenied':
    case 'UserTaskUpdated':
      if (element.userTask) element.userTask = { ...element.userTask, transition: null };
      return;
    case 'UserTaskCompleted':
    case 'UserTaskCanceled':
      element.userTask = null;
      return;
    case 'ProcessCalled':
      element.called = event.child;
      return;
    case 'CallEnded':
      element.called = null;
      return;
    case 'IncidentRaised':
      element.incident = { key: event.incident, errorType: event.errorType };
      element.phase = event.phase;
      return;
    case 'IncidentResolved':
      element.incident = null;
      if (element.phase !== 'terminating' && !element.job?.listener) element.phase = 'active';
      return;
    case 'LoopStarted':
      element.loop = { total: event.total, started: 0, completed: 0, terminated: 0 };
      return;
    case 'AdHocChanged':
      element.adHoc = event.state;
      return;
    case 'CompensationChanged':
      element.compensation = event.run;
      return;
    case 'ElementMigrated':
      return migrated(element, event);
    default:
      evolveWaits(element, event);
  }
}

function migrated(
  element: MutableElement,
  { node, pending, entry, gathered, awaitingReset }: EventOf<'ElementMigrated'>,
): void {
  element.node = node;
  element.pending = pending;
  element.entry = entry ?? element.entry;
  element.gathered = gathered ?? element.gathered;
  element.awaitingReset = awaitingReset ?? element.awaitingReset;
}

function evolveWaits(element: MutableElement, event: Extract<Event, { element: Key }>): void {
  const close = (key: Key): void => {
    element.waits = element.waits.filter((wait) => wait.key !== key);
  };
  switch (event.type) {
    case 'WaitOpened':
      element.waits = [...element.waits, event.wait];
      return;
    case 'WaitClosed':
      close(event.wait);
      return;
    case 'WaitMigrated':
      element.waits = replaced(element.waits, event.wait.key, event.wait);
      return;
    case 'TimerFired':
      element.waits = replaced(element.waits, event.wait, event.replacedBy);
      return;
    case 'MessageCorrelated':
    case 'SignalCorrelated':
    case 'ConditionFulfilled':
      if (event.closes) close(event.wait);
      return;
    case 'EventGathered':
      element.gathered = {
        ...element.gathered,
        [event.node]: { ...element.gathered[event.node], ...event.variables },
      };
      return;
    case 'GatheringEnded': {
      const { [event.node]: _ended, ...left } = element.gathered;
      element.gathered = left;
      return;
    }
    default:
      return;
  }
}

function replaced(waits: readonly Wait[], key: Key, by: Wait | null): readonly Wait[] {
  return waits.flatMap((wait) => (wait.key !== key ? [wait] : by ? [by] : []));
}
