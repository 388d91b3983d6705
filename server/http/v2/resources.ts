import type { Engine, StoredRecord } from '../../../engine/index.ts';
import type { Resource } from '../../../schemas/v2/field.ts';
import { deployedResources, resourceRoutes as routes } from '../../../schemas/v2/resources.ts';
import type { Principal } from '../../access/principal.ts';
import { notFound } from '../problem.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { present, textOf } from './present.ts';
import { recordOf, requireTenant } from './tenants.ts';

/** Deployed processes, forms and DMN files, by their own keys. */
export function resourceOperations({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.get, async ({ params, principal }) => {
      const { resource, record } = await resourceOf(engine, params.resourceKey, principal);
      return present(resource, record);
    }),
    operation(routes.content, async ({ params: { resourceKey }, principal }) => {
      const { resource, record } = await resourceOf(engine, resourceKey, principal);
      if (resource === deployedResources.process) return engine.definitionXml(resourceKey);
      if (resource === deployedResources.decisions) return engine.decisionXml(resourceKey);
      const schema = record['schema'] ?? null;
      return typeof schema === 'string' ? schema : JSON.stringify(schema);
    }),
    operation(routes.delete, async ({ params: { resourceKey }, body, principal }) => {
      const { record } = await resourceOf(engine, resourceKey, principal);
      // What the whole area has deployed is read in every district, but not theirs to delete.
      requireTenant(principal, textOf(record, 'tenantId'));
      const batchOperation = await engine.deleteResource(resourceKey, {
        deleteHistory: body.deleteHistory,
        actor: principal.username,
      });
      return { resourceKey, batchOperation };
    }),
  ];
}

async function resourceOf(
  engine: Engine,
  key: string,
  principal: Principal,
): Promise<{ resource: Resource; record: StoredRecord }> {
  for (const resource of Object.values(deployedResources)) {
    const found = await engine.find(resource.collection, key);
    if (!found || found['state'] === 'DELETED') continue;
    return { resource, record: await recordOf(engine, resource, key, principal) };
  }
  throw notFound(`Resource with key '${key}' not found`);
}
