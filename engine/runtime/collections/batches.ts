import type { Collection } from '../ports.ts';

/** Operations on many instances or evaluations, and what became of each. */
export const batchCollections: readonly Collection[] = [
  {
    name: 'batchOperations',
    key: 'batchOperationKey',
    fields: {
      batchOperationKey: 'key',
      batchOperationType: 'text',
      state: 'text', // CREATED (looking for what it is for) | ACTIVE | SUSPENDED | COMPLETED | CANCELED
      /** True while the runner has something to do for it; false once it has ended, and while suspended. */
      pending: 'boolean',
      /** What it is for: a condition on the collection its type is about. */
      where: 'json',
      parameters: 'json',
      /** What it may be for has been looked at up to this key; the items up to this key have been done and counted. */
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
      batchItemKey: 'text', // <batch>_<item>
      batchOperationKey: 'text',
      operationType: 'text',
      itemKey: 'key', // of the instance or the evaluation it is done to
      processInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      state: 'text', // ACTIVE (to do) | COMPLETED | SKIPPED | CANCELED | FAILED
      processedDate: 'time',
      errorMessage: 'text',
      tenantId: 'text',
    },
    indexes: [['batchOperationKey', 'batchItemKey'], ['itemKey'], ['processInstanceKey']],
  },
  {
    // Ended instances that are being deleted: their own record has gone, the rest is going.
    name: 'instanceDeletions',
    key: 'processInstanceKey',
    fields: { processInstanceKey: 'key' },
    indexes: [],
  },
];
