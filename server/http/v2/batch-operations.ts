import type { Json, StoredRecord } from '../../../engine/index.ts';
import {
  batchOperationItems,
  batchOperationRoutes as routes,
  batchOperations,
} from '../../../schemas/v2/batch-operations.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { present } from './present.ts';
import { queryOf, searchAnswer, searchOperation } from './search.ts';
import { recordOf, requireOwn, tenantCondition } from './tenants.ts';

export function batchOperationOperations({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.search, async ({ body, principal }) => {
      const query = queryOf(batchOperations, body, tenantCondition(batchOperations, principal));
      return searchAnswer(await engine.search('batchOperations', query), presentBatch);
    }),
    operation(routes.get, async ({ params, principal }) =>
      presentBatch(await recordOf(engine, batchOperations, params.batchOperationKey, principal)),
    ),
    searchOperation(engine, routes.searchItems, batchOperationItems),

    operation(routes.suspend, async ({ params: { batchOperationKey }, principal }) => {
      await requireOwn(engine, batchOperations, batchOperationKey, principal);
      await engine.suspendBatch(batchOperationKey);
      return null;
    }),
    operation(routes.resume, async ({ params: { batchOperationKey }, principal }) => {
      await requireOwn(engine, batchOperations, batchOperationKey, principal);
      await engine.resumeBatch(batchOperationKey);
      return null;
    }),
    operation(routes.cancel, async ({ params: { batchOperationKey }, principal }) => {
      await requireOwn(engine, batchOperations, batchOperationKey, principal);
      await engine.cancelBatch(batchOperationKey);
      return null;
    }),
  ];
}

function presentBatch(record: StoredRecord): Record<string, Json> {
  return { ...present(batchOperations, record), errors: [] };
}
