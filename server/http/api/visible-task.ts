import type { Request, Response } from 'express';
import type { Engine, StoredRecord } from '../../../engine/index.ts';
import type { Principal } from '../../access/principal.ts';
import { notFound } from '../../access/refusal.ts';
import { principalOf } from '../../access/require-role.ts';
import { keyParam } from './request-reading.ts';
import { all, inDistrictsOf } from './scope.ts';

/** The task a request names, if it is in a district of the one who asks. */
export async function visibleTask(
  engine: Pick<Engine, 'search'>,
  request: Request,
  response: Response,
): Promise<{ principal: Principal; task: StoredRecord; key: string }> {
  const principal = principalOf(response);
  const key = keyParam(request, 'userTaskKey', 'task');
  const task = await findVisibleTask(engine, principal, key);
  if (!task) throw notFound('task');
  return { principal, task, key };
}

export async function findVisibleTask(
  engine: Pick<Engine, 'search'>,
  principal: Principal,
  key: string,
): Promise<StoredRecord | null> {
  const page = await engine.search('userTasks', {
    where: all([{ op: 'eq', field: 'userTaskKey', value: key }, ...inDistrictsOf(principal)]),
    limit: 1,
  });
  return page.items[0] ?? null;
}
