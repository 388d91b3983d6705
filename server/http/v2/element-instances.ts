import type { Variables } from '../../../engine/index.ts';
import { elementInstanceRoutes as routes, elementInstances } from '../../../schemas/v2/element-instances.ts';
import { incidents } from '../../../schemas/v2/incidents.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { placesWithin } from './called-instances.ts';
import { present } from './present.ts';
import { getOperation, queryOf, searchAnswer, searchOperation } from './search.ts';
import { recordOf, requireOwn, tenantCondition } from './tenants.ts';

export function elementInstanceOperations({ engine }: V2): readonly Operation[] {
  return [
    searchOperation(engine, routes.search, elementInstances),
    getOperation(engine, routes.get, elementInstances),

    operation(routes.incidents, async ({ params: { elementInstanceKey }, body, principal }) => {
      const element = await recordOf(engine, elementInstances, elementInstanceKey, principal);
      const within = [await placesWithin(engine, element), ...tenantCondition(incidents, principal)];
      const page = await engine.search('incidents', queryOf(incidents, body, within));
      return searchAnswer(page, (record) => present(incidents, record));
    }),

    operation(routes.setVariables, async ({ params: { elementInstanceKey }, body, principal }) => {
      await requireOwn(engine, elementInstances, elementInstanceKey, principal);
      await engine.setVariables(elementInstanceKey, body.variables as Variables, {
        local: body.local,
        actor: principal.username,
      });
      return null;
    }),

    operation(routes.activateAdHoc, async ({ params: { elementInstanceKey }, body, principal }) => {
      await requireOwn(engine, elementInstances, elementInstanceKey, principal);
      const activities = body.elements.map(({ elementId, variables }) => ({
        elementId,
        variables: (variables ?? {}) as Variables,
      }));
      await engine.activateAdHoc(elementInstanceKey, activities, {
        cancelRemainingInstances: body.cancelRemainingInstances,
        actor: principal.username,
      });
      return null;
    }),
  ];
}
