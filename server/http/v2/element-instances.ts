import type { Variables } from '../../../engine/index.ts';
import { elementInstanceRoutes as routes, elementInstances } from '../../../schemas/v2/element-instances.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { getOperation, searchOperation } from './search.ts';
import { requireOwn } from './tenants.ts';

export function elementInstanceOperations({ engine }: V2): readonly Operation[] {
  return [
    searchOperation(engine, routes.search, elementInstances),
    getOperation(engine, routes.get, elementInstances),

    operation(routes.setVariables, async ({ params: { elementInstanceKey }, body, principal }) => {
      await requireOwn(engine, elementInstances, elementInstanceKey, principal);
      await engine.setVariables(elementInstanceKey, body.variables as Variables, {
        local: body.local,
        actor: principal.username,
      });
      return null;
    }),
  ];
}
