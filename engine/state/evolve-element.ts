import type { Key } from '../model/ids.ts';
import type { MutableElement } from './draft.ts';
import type { Event, EventOf } from './events.ts';
import type { OpenJob, Wait } from './instance-state.ts';

type ElementEvent = Extract<Event, { element: Key }>;

/** What an element does and waits for, while it is active. */
export function evolveElement(element: MutableElement, event: ElementEvent): void {
  switch (event.type) {
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
      evolveJob(element, event);
      evolveTask(element, event);
      evolveWaits(element, event);
  }
}

function evolveJob(element: MutableElement, event: ElementEvent): void {
  const { job } = element;
  switch (event.type) {
    case 'JobCreated':
      return jobCreated(element, event);
    case 'JobFailed': {
      const failed = { times: (job?.failed?.times ?? 0) + 1, retryAt: event.retryAt };
      element.job = job && { ...job, retries: event.retries, failed };
      return;
    }
    case 'JobRetriesUpdated':
      element.job = job && { ...job, retries: event.retries };
      return;
    case 'JobCompleted':
      if (isOfElement(job?.listener)) element.phase = 'active';
      element.job = null;
      return;
    case 'JobErrorThrown':
    case 'JobCanceled':
      element.job = null;
      return;
    default:
      return;
  }
}

function jobCreated(element: MutableElement, event: EventOf<'JobCreated'>): void {
  const { job: key, retries, listener = null, backOff } = event;
  element.job = { key, retries, listener, ...(backOff && { backOff }) };
  if (isOfElement(listener)) element.phase = listener?.on === 'start' ? 'entering' : 'leaving';
}

/** The element itself waits for the listener; those of its user task leave it active. */
function isOfElement(listener: OpenJob['listener'] | undefined): boolean {
  return listener?.on === 'start' || listener?.on === 'end';
}

function evolveTask(element: MutableElement, event: ElementEvent): void {
  switch (event.type) {
    case 'UserTaskCreated':
      element.userTask = { key: event.task, assignee: event.data.assignee, transition: null };
      return;
    case 'UserTaskAssigned':
      element.userTask = { key: event.task, assignee: event.assignee, transition: null };
      return;
    case 'UserTaskTransitionBegun':
    case 'UserTaskTransitionCorrected': {
      const assignee = element.userTask?.assignee ?? null;
      element.userTask = { key: event.task, assignee, transition: event.transition };
      return;
    }
    case 'UserTaskTransitionDenied':
    case 'UserTaskUpdated':
      if (element.userTask) element.userTask = { ...element.userTask, transition: null };
      return;
    case 'UserTaskCompleted':
    case 'UserTaskCanceled':
      element.userTask = null;
      return;
    default:
      return;
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

function evolveWaits(element: MutableElement, event: ElementEvent): void {
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
