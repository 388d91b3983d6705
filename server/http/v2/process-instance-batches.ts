import { processDefinitions } from '../../../schemas/v2/process-definitions.ts';
import { processInstanceBatchRoutes as routes } from '../../../schemas/v2/process-instance-batches.ts';
import { processInstances } from '../../../schemas/v2/process-instances.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { calledFrom } from './called-instances.ts';
import { textOf } from './present.ts';
import { batchStarter } from './start-batch.ts';
import { recordOf, requireOwn } from './tenants.ts';

/** Commands for many instances at once, and those for one that work like them. */
export function processInstanceBatches({ engine }: V2): readonly Operation[] {
  const start = batchStarter(engine, processInstances);
  return [
    operation(routes.cancel, ({ body, principal }) =>
      start(principal, body.filter, { type: 'CANCEL_PROCESS_INSTANCE' }),
    ),
    operation(routes.delete, ({ body, principal }) =>
      start(principal, body.filter, { type: 'DELETE_PROCESS_INSTANCE' }),
    ),
    operation(routes.resolve, ({ body, principal }) =>
      start(principal, body.filter ?? {}, { type: 'RESOLVE_INCIDENT' }),
    ),
    operation(routes.migrate, async ({ body: { filter, migrationPlan }, principal }) => {
      await recordOf(engine, processDefinitions, migrationPlan.targetProcessDefinitionKey, principal);
      const { targetProcessDefinitionKey, mappingInstructions } = migrationPlan;
      const parameters = { targetProcessDefinitionKey, mappingInstructions };
      return start(principal, filter, { type: 'MIGRATE_PROCESS_INSTANCE', parameters });
    }),
    operation(routes.modify, ({ body: { filter, moveInstructions }, principal }) =>
      start(principal, filter, { type: 'MODIFY_PROCESS_INSTANCE', parameters: { moveInstructions } }),
    ),

    operation(routes.resolveOne, async ({ params: { processInstanceKey }, principal }) => {
      const record = await recordOf(engine, processInstances, processInstanceKey, principal);
      const instances = await calledFrom(engine, processInstanceKey);
      return engine.startBatch({
        type: 'RESOLVE_INCIDENT',
        where: { op: 'in', field: 'processInstanceKey', value: instances },
        tenantId: textOf(record, 'tenantId'),
        actor: principal.username,
      });
    }),
    operation(routes.deleteOne, async ({ params: { processInstanceKey }, principal }) => {
      await requireOwn(engine, processInstances, processInstanceKey, principal);
      await engine.deleteInstance(processInstanceKey);
      return null;
    }),
  ];
}
