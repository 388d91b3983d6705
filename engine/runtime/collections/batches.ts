import type { Collection } from '../ports.ts';

/** Operations on many instances, and what became of each. */
export const batchCollections: readonly Collection[] = [
  {
    name: 'batchOperations',
    key: 'batchOperationKey',
    fields: {
      batchOperationKey: 'key',
      batchOperationType: 'text',
      state: 'text', // CREATED (looking for its instances) | ACTIVE | SUSPENDED | COMPLETED | CANCELED
      /** True while the runner has something to do for it; false once it has ended, and while suspended. */
      pending: 'boolean',
      /** Which instances: a condition on `processInstances`. */
      where: 'json',
      parameters: 'json',
      /** The instances up to this key have been looked at; the items up to this key have been done and counted. */
      collectedTo: 'key',
      isCollected: 'boolean',
      handledTo: 'text',
      startDate: 'time',
      endDate: 'time',
      actorType: 'text',
      actorId: 'text',
      operationsTotalCount: 'integer',
      operationsCompletedCount: 'integer',
      operationsFailedCount: 'integer',
      tenantId: 'text',
      revision: 'integer',
    },
    indexes: [['pending'], ['state'], ['startDate']],
  },
  {
    name: 'batchOperationItems',
    key: 'batchItemKey',
    fields: {
      batchItemKey: 'text', // <batch>_<instance>
      batchOperationKey: 'text',
      operationType: 'text',
      processInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      state: 'text', // ACTIVE (to do) | COMPLETED | SKIPPED | CANCELED | FAILED
      processedDate: 'time',
      errorMessage: 'text',
      tenantId: 'text',
    },
    indexes: [['batchOperationKey', 'batchItemKey'], ['processInstanceKey']],
  },
  {
    // Ended instances that are being deleted: their own record has gone, the rest is going.
    name: 'instanceDeletions',
    key: 'processInstanceKey',
    fields: { processInstanceKey: 'key' },
    indexes: [],
  },
];
