import type { Request, Response } from 'express';
import type { Engine, StoredRecord } from '../../../engine/index.ts';
import type { Principal } from '../../access/principal.ts';
import { notFound } from '../../access/refusal.ts';
import { principalOf } from '../../access/require-role.ts';
import { keyParam } from './request-reading.ts';
import { all, inDistrictsOf } from './scope.ts';

/** The instance a request names, if it is in a district of the one who asks. */
export async function visibleInstance(
  engine: Pick<Engine, 'search'>,
  request: Request,
  response: Response,
): Promise<{ principal: Principal; instance: StoredRecord; key: string }> {
  const principal = principalOf(response);
  const key = keyParam(request, 'processInstanceKey', 'case');
  const page = await engine.search('processInstances', {
    where: all([{ op: 'eq', field: 'processInstanceKey', value: key }, ...inDistrictsOf(principal)]),
    limit: 1,
  });
  const [instance] = page.items;
  if (!instance) throw notFound('case');
  return { principal, instance, key };
}
