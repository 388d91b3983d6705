import { incidentRoutes as routes, incidents } from '../../../schemas/v2/incidents.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { getOperation, searchOperation } from './search.ts';
import { requireOwn } from './tenants.ts';

export function incidentOperations({ engine }: V2): readonly Operation[] {
  return [
    searchOperation(engine, routes.search, incidents),
    getOperation(engine, routes.get, incidents),

    operation(routes.resolve, async ({ params, principal }) => {
      await requireOwn(engine, incidents, params.incidentKey, principal);
      await engine.resolveIncident(params.incidentKey, { actor: principal.username });
      return null;
    }),
  ];
}
