import type { Condition, Engine, StoredRecord } from '../../../engine/index.ts';
import type { Resource } from '../../../schemas/v2/field.ts';
import { wholeArea, type Principal } from '../../access/principal.ts';
import { textOf } from './present.ts';
import { HttpProblem, invalidArgument, notFound } from '../problem.ts';

/**
 * T1. Who works for the whole area works in every district; anybody else in their own only.
 * T2. Searches carry this in the query itself; a record of another district is not found, by key or by search.
 * T3. What is deployed for the whole area (definitions, forms) is read from every district.
 * T4. A command that names a foreign tenant is refused.
 */
export function seesEverything(principal: Principal): boolean {
  return principal.districts.includes(wholeArea);
}

export function tenantCondition(resource: Resource, principal: Principal): readonly Condition[] {
  if (seesEverything(principal)) return [];
  const own = resource.areaWide ? [...principal.districts, wholeArea] : principal.districts;
  return [{ op: 'in', field: 'tenantId', value: own }];
}

function mayRead(resource: Resource, principal: Principal, tenantId: string): boolean {
  if (seesEverything(principal) || principal.districts.includes(tenantId)) return true;
  return resource.areaWide === true && tenantId === wholeArea;
}

/** The record of this key, if the asker may see it. */
export async function recordOf(
  engine: Engine,
  resource: Resource,
  key: string,
  principal: Principal,
): Promise<StoredRecord> {
  const record = await engine.find(resource.collection, key);
  if (!record || !mayRead(resource, principal, textOf(record, 'tenantId'))) {
    throw notFound(`${resource.title} with key '${key}' not found`);
  }
  return record;
}

/** Before a command by key: who sees everything needs no look-up, the engine says itself what it does not find. */
export async function requireOwn(
  engine: Engine,
  resource: Resource,
  key: string,
  principal: Principal,
): Promise<void> {
  if (!seesEverything(principal)) await recordOf(engine, resource, key, principal);
}

/** The tenant a command works in. */
export function tenantOf(principal: Principal, wanted: string | undefined): string {
  if (wanted === undefined) {
    const [only, ...others] = principal.districts;
    if (seesEverything(principal)) return wholeArea;
    if (only === undefined || others.length > 0) {
      throw invalidArgument(
        `Say the tenantId: this account works for ${principal.districts.join(', ') || 'none'}.`,
      );
    }
    return only;
  }
  requireTenant(principal, wanted);
  return wanted;
}

export function requireTenant(principal: Principal, tenantId: string): void {
  if (seesEverything(principal) || principal.districts.includes(tenantId)) return;
  throw new HttpProblem(
    403,
    'FORBIDDEN',
    `This account does not work for the tenant '${tenantId}', only for ${principal.districts.join(', ') || 'none'}.`,
  );
}
