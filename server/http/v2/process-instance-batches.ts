import type { Engine, StartBatch, StartedBatch } from '../../../engine/index.ts';
import { processDefinitions } from '../../../schemas/v2/process-definitions.ts';
import { processInstanceBatchRoutes as routes } from '../../../schemas/v2/process-instance-batches.ts';
import { processInstances } from '../../../schemas/v2/process-instances.ts';
import type { Principal } from '../../access/principal.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { calledFrom } from './called-instances.ts';
import { conditionOf, type Filter } from './conditions.ts';
import { textOf } from './present.ts';
import { recordOf, requireOwn, tenantCondition, tenantOf } from './tenants.ts';

/** Commands for many instances at once, and those for one that work like them. */
export function processInstanceBatches({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.cancel, ({ body, principal }) =>
      start(engine, principal, body.filter, { type: 'CANCEL_PROCESS_INSTANCE' }),
    ),
    operation(routes.delete, ({ body, principal }) =>
      start(engine, principal, body.filter, { type: 'DELETE_PROCESS_INSTANCE' }),
    ),
    operation(routes.resolve, ({ body, principal }) =>
      start(engine, principal, body.filter ?? {}, { type: 'RESOLVE_INCIDENT' }),
    ),
    operation(routes.migrate, async ({ body: { filter, migrationPlan }, principal }) => {
      await recordOf(engine, processDefinitions, migrationPlan.targetProcessDefinitionKey, principal);
      const { targetProcessDefinitionKey, mappingInstructions } = migrationPlan;
      const parameters = { targetProcessDefinitionKey, mappingInstructions };
      return start(engine, principal, filter, { type: 'MIGRATE_PROCESS_INSTANCE', parameters });
    }),
    operation(routes.modify, ({ body: { filter, moveInstructions }, principal }) =>
      start(engine, principal, filter, { type: 'MODIFY_PROCESS_INSTANCE', parameters: { moveInstructions } }),
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

/** A batch is of one tenant, or of the whole area; whose is said as for any command, here in its filter. */
function start(
  engine: Engine,
  principal: Principal,
  filter: Filter,
  what: Pick<StartBatch, 'type' | 'parameters'>,
): Promise<StartedBatch> {
  const { tenantId } = filter;
  return engine.startBatch({
    ...what,
    where: {
      op: 'and',
      of: [...tenantCondition(processInstances, principal), conditionOf(processInstances, filter)],
    },
    tenantId: tenantOf(principal, typeof tenantId === 'string' ? tenantId : undefined),
    actor: principal.username,
  });
}
