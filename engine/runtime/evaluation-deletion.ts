import type { Key } from '../model/ids.ts';
import type { ExecuteOptions } from './assembly.ts';
import { EngineRejection } from './engine.ts';
import { textOf } from './fields.ts';
import type { Parts } from './parts.ts';
import type { Guard } from './ports.ts';
import { WriteSet } from './write-set.ts';

const collection = 'decisionInstances';

/** Deletes what is kept of an evaluation: the decision and all it required. Throws NOT_FOUND. */
export async function deleteEvaluation(
  { store, committer }: Pick<Parts, 'store' | 'committer'>,
  evaluation: Key,
  { also, guards = [] }: ExecuteOptions = {},
): Promise<void> {
  const field = 'decisionEvaluationKey';
  const rows = await store.list(collection, { op: 'eq', field, value: evaluation });
  const [first] = rows.map((row) => textOf(row, 'decisionEvaluationInstanceKey'));
  if (first === undefined) throw unknown(evaluation);
  const writes = new WriteSet();
  for (const row of rows) writes.delete(collection, textOf(row, 'decisionEvaluationInstanceKey'));
  also?.(writes);
  const still: Guard = { collection, key: first, field, value: evaluation };
  const outcome = await committer.commit({ guards: [still, ...guards], writes: writes.list() });
  if (outcome === 'conflict') throw unknown(evaluation);
}

function unknown(evaluation: Key): EngineRejection {
  return new EngineRejection(
    'NOT_FOUND',
    `Expected to find a decision evaluation with key '${evaluation}', but there is none.`,
  );
}
