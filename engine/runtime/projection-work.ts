import type { Json } from '../model/json.ts';
import type { Event, EventOf } from '../state/events.ts';
import type { Wait } from '../state/instance-state.ts';
import { errorHashOf } from './error-hash.ts';
import type { Projected } from './projection.ts';
import type { WriteSet } from './write-set.ts';

type Work = Extract<Event, { element: string }>;

/** Jobs, timers, subscriptions and incidents: what elements do and wait for. */
export function projectWork(writes: WriteSet, step: Projected, event: Work): void {
  const { now } = step;
  switch (event.type) {
    case 'JobCreated':
      return jobCreated(writes, step, event);
    case 'JobCompleted': {
      const { denied: isDenied, deniedReason = null } = event;
      const answer = isDenied === undefined ? {} : { isDenied, deniedReason };
      return jobEnded(writes, step, event.job, { state: 'COMPLETED', ...answer });
    }
    case 'JobCanceled':
      return jobEnded(writes, step, event.job, { state: 'CANCELED' });
    case 'JobErrorThrown':
      return jobEnded(writes, step, event.job, {
        state: 'ERROR_THROWN',
        errorCode: event.code,
        errorMessage: event.message,
      });
    case 'JobFailed':
      return writes.patch('jobs', event.job, {
        state: 'FAILED',
        retries: event.retries,
        errorMessage: event.message,
        availableAt: event.retries > 0 ? event.retryAt : null,
        hasFailedWithRetriesLeft: event.retries > 0,
        worker: '',
        deadline: null,
        lastUpdateTime: now,
      });
    case 'JobRetriesUpdated':
      return writes.patch('jobs', event.job, {
        state: 'RETRIES_UPDATED',
        retries: event.retries,
        lastUpdateTime: now,
      });
    case 'WaitOpened':
      return waitOpened(writes, step, event.element, event.wait);
    case 'WaitClosed':
      if (event.on === 'timer') writes.delete('timers', event.wait);
      else if (event.on === 'signal') writes.delete('signalSubscriptions', event.wait);
      else if (event.on === 'message')
        writes.patch('messageSubscriptions', event.wait, {
          messageSubscriptionState: 'DELETED',
          lastUpdatedDate: now,
        });
      return;
    case 'SignalCorrelated':
      if (event.closes) writes.delete('signalSubscriptions', event.wait);
      return;
    case 'TimerFired':
      writes.delete('timers', event.wait);
      if (event.replacedBy) waitOpened(writes, step, event.element, event.replacedBy);
      return;
    case 'MessageCorrelated':
      return messageCorrelated(writes, step, event);
    case 'IncidentRaised':
      return incidentRaised(writes, step, event);
    case 'IncidentResolved':
      writes.patch('incidents', event.incident, { state: 'RESOLVED' });
      writes.patch('elementInstances', event.element, { incidentKey: null });
      if (event.job) writes.patch('jobs', event.job, { availableAt: now, lastUpdateTime: now });
      return;
    default:
      return;
  }
}

/** Where a record belongs. */
export function identity({ header }: Projected): Record<string, Json> {
  return {
    processInstanceKey: header.processInstanceKey,
    rootProcessInstanceKey: header.rootProcessInstanceKey,
    processDefinitionKey: header.processDefinitionKey,
    processDefinitionId: header.processDefinitionId,
    tenantId: header.tenantId,
  };
}

function jobCreated(writes: WriteSet, step: Projected, event: EventOf<'JobCreated'>): void {
  const element = step.draft.find(event.element);
  const availableAt = event.retries > 0 ? step.now : null;
  writes.put('jobs', event.job, {
    ...identity(step),
    jobKey: event.job,
    type: event.jobType,
    worker: '',
    state: 'CREATED',
    kind: kindOf(event, element?.adHoc !== null),
    listenerEventType: event.listener?.on.toUpperCase() ?? 'UNSPECIFIED',
    retries: event.retries,
    ...(step.draft.suspended
      ? { availableAt: null, heldUntil: availableAt }
      : { availableAt, heldUntil: null }),
    hasFailedWithRetriesLeft: false,
    creationTime: step.now,
    lastUpdateTime: step.now,
    customHeaders: event.headers,
    elementId: event.node,
    elementInstanceKey: event.element,
    processDefinitionVersion: step.header.processDefinitionVersion,
    tags: step.header.tags,
    transitionKey: event.listener ? (element?.userTask?.transition?.key ?? null) : null,
  });
}

function kindOf({ listener }: EventOf<'JobCreated'>, isAdHoc: boolean): string {
  if (!listener) return isAdHoc ? 'AD_HOC_SUB_PROCESS' : 'BPMN_ELEMENT';
  return listener.on === 'start' || listener.on === 'end' ? 'EXECUTION_LISTENER' : 'TASK_LISTENER';
}

function jobEnded(writes: WriteSet, { now }: Projected, job: string, how: Record<string, Json>): void {
  writes.patch('jobs', job, { ...how, availableAt: null, endTime: now, lastUpdateTime: now });
}

/** The record by which what an element waits for is found. Timers and signals of a suspended instance are not. */
export function waitOpened(writes: WriteSet, step: Projected, element: string, wait: Wait): void {
  const { now } = step;
  const { suspended } = step.draft;
  if (wait.on === 'timer') {
    const { rootProcessInstanceKey: _root, processDefinitionId: _id, ...place } = identity(step);
    writes.put('timers', wait.key, {
      ...place,
      timerKey: wait.key,
      dueDate: suspended ? null : wait.due,
      elementInstanceKey: element,
      elementId: wait.node,
      part: wait.part,
      repetitions: wait.repetitions,
    });
    return;
  }
  if (wait.on === 'condition') return;
  if (wait.on === 'signal') {
    if (suspended) return;
    const { rootProcessInstanceKey: _root, ...place } = identity(step);
    writes.put('signalSubscriptions', wait.key, {
      ...place,
      signalSubscriptionKey: wait.key,
      signalName: wait.name,
      elementId: wait.node,
      part: wait.part,
      elementInstanceKey: element,
    });
    return;
  }
  writes.put('messageSubscriptions', wait.key, {
    ...identity(step),
    messageSubscriptionKey: wait.key,
    messageName: wait.name,
    correlationKey: wait.correlationKey,
    messageSubscriptionState: 'CREATED',
    elementId: wait.node,
    part: wait.part,
    elementInstanceKey: element,
    lastUpdatedDate: now,
  });
}

function messageCorrelated(writes: WriteSet, step: Projected, event: EventOf<'MessageCorrelated'>): void {
  const correlationId = `${event.message}_${step.header.processDefinitionId}`;
  writes.put('correlatedMessageSubscriptions', correlationId, {
    ...identity(step),
    correlationId,
    correlationKey: event.correlationKey,
    correlationTime: step.now,
    messageKey: event.message,
    messageName: event.name,
    elementId: event.node,
    elementInstanceKey: event.element,
    subscriptionKey: event.wait,
  });
  writes.patch('messageSubscriptions', event.wait, {
    messageSubscriptionState: event.closes ? 'CORRELATED' : 'CREATED',
    lastUpdatedDate: step.now,
  });
}

function incidentRaised(writes: WriteSet, step: Projected, event: EventOf<'IncidentRaised'>): void {
  writes.put('incidents', event.incident, {
    ...identity(step),
    incidentKey: event.incident,
    errorType: event.errorType,
    errorMessage: event.message,
    errorHashCode: errorHashOf(event.message),
    state: 'ACTIVE',
    creationTime: step.now,
    elementId: event.node,
    elementInstanceKey: event.element,
    jobKey: event.job,
  });
  writes.patch('elementInstances', event.element, { incidentKey: event.incident });
  if (event.job) writes.patch('jobs', event.job, { availableAt: null, lastUpdateTime: step.now });
}
