import type { Collection } from '../ports.ts';

/** Messages and who waits for them. */
export const messagesCollections: readonly Collection[] = [
  {
    name: 'messageSubscriptions',
    key: 'messageSubscriptionKey',
    fields: {
      messageSubscriptionKey: 'key',
      messageName: 'text',
      correlationKey: 'text',
      messageSubscriptionState: 'text', // CREATED (open) | CORRELATED | DELETED
      processDefinitionId: 'text',
      processDefinitionKey: 'key',
      /** null for the message start event of a definition. */
      processInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      elementId: 'text',
      part: 'integer', // which event definition of a multiple event
      elementInstanceKey: 'key',
      lastUpdatedDate: 'time',
      tenantId: 'text',
    },
    indexes: [
      ['messageName', 'correlationKey', 'messageSubscriptionState'],
      ['processInstanceKey'],
      ['processDefinitionKey'],
    ],
  },
  {
    name: 'correlatedMessageSubscriptions',
    key: 'correlationId',
    fields: {
      correlationId: 'text', // <message key>_<process id>: a message reaches a process once
      correlationKey: 'text',
      correlationTime: 'time',
      messageKey: 'key',
      messageName: 'text',
      processDefinitionId: 'text',
      processDefinitionKey: 'key',
      processInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      elementId: 'text',
      elementInstanceKey: 'key',
      subscriptionKey: 'key',
      tenantId: 'text',
    },
    indexes: [['messageKey'], ['processInstanceKey']],
  },
  {
    // What has happened of a parallel multiple start event, until all of it has.
    name: 'startOccurrences',
    key: 'occurrenceKey',
    fields: {
      occurrenceKey: 'key',
      processDefinitionKey: 'key',
      processInstanceKey: 'key', // always null: there is no instance yet
      elementId: 'text',
      part: 'integer',
      variables: 'json',
      tenantId: 'text',
    },
    indexes: [['processDefinitionKey', 'elementId'], ['processInstanceKey']],
  },
  {
    name: 'signalSubscriptions',
    key: 'signalSubscriptionKey',
    fields: {
      signalSubscriptionKey: 'key',
      signalName: 'text',
      processDefinitionId: 'text',
      processDefinitionKey: 'key',
      /** null for the signal start event of a definition. */
      processInstanceKey: 'key',
      elementId: 'text',
      part: 'integer',
      elementInstanceKey: 'key',
      tenantId: 'text',
    },
    indexes: [['signalName', 'tenantId'], ['processInstanceKey'], ['processDefinitionKey']],
  },
  {
    // Held while an instance started by a message with a correlation key runs: one for each process and key.
    name: 'messageStartLocks',
    key: 'lock',
    fields: { lock: 'text', processInstanceKey: 'key' },
    indexes: [],
  },
  {
    // Buffered messages (time to live > 0) until their deadline.
    name: 'messages',
    key: 'messageKey',
    fields: {
      messageKey: 'key',
      name: 'text',
      correlationKey: 'text',
      messageId: 'text',
      variables: 'json',
      deadline: 'time',
      tenantId: 'text',
    },
    indexes: [['name', 'correlationKey'], ['deadline']],
  },
];
