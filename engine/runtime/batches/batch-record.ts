import type { Json } from '../../model/json.ts';
import type { Committer } from '../committer.ts';
import { textOf } from '../fields.ts';
import type { Guard, Write } from '../ports.ts';
import type { StoredRecord } from '../query.ts';

/** Changes a batch operation as it was read; false when somebody else has changed it since: read it again. */
export async function changeBatch(
  committer: Committer,
  batch: StoredRecord,
  changes: Record<string, Json>,
  also: { guards?: readonly Guard[]; writes?: readonly Write[] } = {},
): Promise<boolean> {
  const key = textOf(batch, 'batchOperationKey');
  const place = { collection: 'batchOperations', key };
  const revision = Number(batch['revision']);
  const outcome = await committer.commit({
    guards: [{ ...place, field: 'revision', value: revision }, ...(also.guards ?? [])],
    writes: [
      { op: 'patch', ...place, record: { ...changes, revision: revision + 1 } },
      ...(also.writes ?? []),
    ],
  });
  return outcome === 'committed';
}
