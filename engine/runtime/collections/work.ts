import type { Collection } from '../ports.ts';

/** What people, workers and the clock have to do, and what went wrong. */
export const workCollections: readonly Collection[] = [
  {
    name: 'userTasks',
    key: 'userTaskKey',
    fields: {
      userTaskKey: 'key',
      name: 'text',
      state: 'text', // CREATED | COMPLETED | CANCELED; while listeners work CREATING, ASSIGNING, UPDATING, COMPLETING, CANCELING
      assignee: 'text',
      elementId: 'text',
      elementInstanceKey: 'key',
      candidateGroups: 'list',
      candidateUsers: 'list',
      processDefinitionId: 'text',
      processDefinitionKey: 'key',
      processDefinitionVersion: 'integer',
      processInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      processName: 'text',
      creationDate: 'time',
      completionDate: 'time',
      followUpDate: 'time',
      dueDate: 'time',
      tenantId: 'text',
      externalFormReference: 'text',
      formKey: 'key',
      customHeaders: 'json',
      priority: 'integer',
      tags: 'list',
      lane: 'text',
      completedBy: 'text',
      businessId: 'text',
    },
    indexes: [
      ['processInstanceKey'],
      ['state', 'creationDate'],
      ['assignee', 'state'],
      ['tenantId', 'state', 'assignee'],
      ['state', 'dueDate'],
    ],
  },
  {
    name: 'jobs',
    key: 'jobKey',
    fields: {
      jobKey: 'key',
      type: 'text',
      worker: 'text',
      state: 'text', // CREATED | COMPLETED | FAILED | RETRIES_UPDATED | CANCELED | ERROR_THROWN: its last event
      kind: 'text',
      listenerEventType: 'text',
      retries: 'integer',
      /** Open and activatable from this time on; null: not activatable (no retries left, or finished). */
      availableAt: 'time',
      /** While its instance is suspended: what `availableAt` was. */
      heldUntil: 'time',
      deadline: 'time',
      errorCode: 'text',
      errorMessage: 'text',
      hasFailedWithRetriesLeft: 'boolean',
      endTime: 'time',
      creationTime: 'time',
      lastUpdateTime: 'time',
      customHeaders: 'json',
      elementId: 'text',
      elementInstanceKey: 'key',
      processInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      processDefinitionId: 'text',
      processDefinitionKey: 'key',
      processDefinitionVersion: 'integer',
      tenantId: 'text',
      tags: 'list',
      /** Listeners of user tasks: what is being done to the task. */
      transitionKey: 'key',
      /** Listeners of user tasks, when they are done: whether they refused it, and why. */
      isDenied: 'boolean',
      deniedReason: 'text',
    },
    indexes: [['type', 'availableAt'], ['availableAt'], ['processInstanceKey']],
  },
  {
    name: 'timers',
    key: 'timerKey',
    fields: {
      timerKey: 'key',
      dueDate: 'time',
      /** null for the start timer of a definition. */
      elementInstanceKey: 'key',
      processInstanceKey: 'key',
      processDefinitionKey: 'key',
      elementId: 'text',
      part: 'integer', // which event definition of a multiple event
      repetitions: 'integer', // left after this one; -1 without end
      tenantId: 'text',
    },
    indexes: [['dueDate'], ['processInstanceKey'], ['processDefinitionKey']],
  },
  {
    name: 'incidents',
    key: 'incidentKey',
    fields: {
      incidentKey: 'key',
      errorType: 'text',
      errorMessage: 'text',
      /** Of the message: tells incidents of the same cause, see `error-hash.ts`. */
      errorHashCode: 'integer',
      state: 'text', // ACTIVE | RESOLVED
      creationTime: 'time',
      processDefinitionId: 'text',
      processDefinitionKey: 'key',
      processInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      elementId: 'text',
      elementInstanceKey: 'key',
      jobKey: 'key',
      tenantId: 'text',
    },
    indexes: [
      ['processInstanceKey'],
      ['rootProcessInstanceKey', 'state'],
      ['state', 'creationTime'],
      ['errorHashCode', 'state'],
    ],
  },
];
