import type { Engine, StartBatch, StartedBatch } from '../../../engine/index.ts';
import type { Resource } from '../../../schemas/v2/field.ts';
import type { Principal } from '../../access/principal.ts';
import { conditionOf, type Filter } from './conditions.ts';
import { tenantCondition, tenantOf } from './tenants.ts';

/** Starts batches over what a filter of a search finds, as the asker would see it. */
export function batchStarter(
  engine: Engine,
  resource: Resource,
): (
  principal: Principal,
  filter: Filter,
  what: Pick<StartBatch, 'type' | 'parameters'>,
) => Promise<StartedBatch> {
  return (principal, filter, what) => {
    const { tenantId } = filter;
    return engine.startBatch({
      ...what,
      where: { op: 'and', of: [...tenantCondition(resource, principal), conditionOf(resource, filter)] },
      // A batch is of one tenant, or of the whole area; whose is said as for any command, here in its filter.
      tenantId: tenantOf(principal, typeof tenantId === 'string' ? tenantId : undefined),
      actor: principal.username,
    });
  };
}
