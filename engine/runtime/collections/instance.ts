import type { Collection } from '../ports.ts';

/** Where an instance stands and how it came there. `elementInstances.live` and the rows of `variables` together are its running state:
 * a step writes only the rows it touched. */
export const instanceCollections: readonly Collection[] = [
  {
    name: 'processInstances',
    key: 'processInstanceKey',
    fields: {
      processInstanceKey: 'key',
      processDefinitionKey: 'key',
      processDefinitionId: 'text',
      processDefinitionName: 'text',
      processDefinitionVersion: 'integer',
      processDefinitionVersionTag: 'text',
      parentProcessInstanceKey: 'key',
      parentElementInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      startDate: 'time',
      endDate: 'time',
      state: 'text', // ACTIVE | COMPLETED | TERMINATED
      hasIncident: 'boolean',
      suspended: 'boolean',
      tenantId: 'text',
      tags: 'list',
      businessId: 'text',
      startedBy: 'text',
      revision: 'integer',
      live: 'json',
    },
    indexes: [
      ['processDefinitionKey', 'state'],
      ['processDefinitionId', 'state'],
      ['parentProcessInstanceKey', 'startDate'],
      ['rootProcessInstanceKey', 'state'],
      ['startDate'],
      ['state', 'startDate'],
      ['state'], // batch operations walk them in key order
      ['businessId'],
    ],
  },
  {
    name: 'elementInstances',
    key: 'elementInstanceKey',
    fields: {
      elementInstanceKey: 'key',
      processInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      processDefinitionKey: 'key',
      processDefinitionId: 'text',
      elementId: 'text',
      elementName: 'text',
      type: 'text',
      state: 'text', // ACTIVE | COMPLETED | TERMINATED
      startDate: 'time',
      endDate: 'time',
      hasIncident: 'boolean',
      incidentKey: 'key',
      elementInstanceScopeKey: 'key',
      tenantId: 'text',
      live: 'json',
    },
    indexes: [['processInstanceKey'], ['processDefinitionKey', 'elementId', 'state']],
  },
  {
    name: 'sequenceFlows',
    key: 'sequenceFlowKey',
    fields: {
      sequenceFlowKey: 'text', // <instance>_<flow id>: one row however often it was taken
      sequenceFlowId: 'text',
      processInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      processDefinitionKey: 'key',
      processDefinitionId: 'text',
      tenantId: 'text',
    },
    indexes: [['processInstanceKey']],
  },
  {
    name: 'variables',
    key: 'variableKey',
    fields: {
      variableKey: 'key',
      name: 'text',
      value: 'text', // serialised JSON
      scopeKey: 'key',
      processInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      tenantId: 'text',
    },
    indexes: [['processInstanceKey'], ['scopeKey'], ['name', 'value']],
  },
  {
    // What an instance keeps of elements that have ended: outputs of loops, what can be compensated.
    name: 'instanceItems',
    key: 'itemKey',
    fields: { itemKey: 'key', processInstanceKey: 'key', item: 'json' },
    indexes: [['processInstanceKey']],
  },
  {
    // One row a step: what happened, for replay and audit.
    name: 'history',
    key: 'historyKey',
    fields: {
      historyKey: 'text', // <instance>_<revision, 9 digits>
      processInstanceKey: 'key',
      revision: 'integer',
      at: 'time',
      actor: 'text',
      command: 'text',
      events: 'json',
    },
    indexes: [],
  },
  {
    // What one instance owes another (child to parent and back): at least once, idempotent at the receiver.
    name: 'outbox',
    key: 'outboxKey',
    // `held`: it waits for a suspended instance to be resumed.
    fields: { outboxKey: 'key', processInstanceKey: 'key', command: 'json', held: 'boolean' },
    indexes: [],
  },
];
