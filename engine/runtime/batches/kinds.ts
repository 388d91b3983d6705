import type { Key } from '../../model/ids.ts';
import type { ExecuteOptions } from '../assembly.ts';
import { EngineRejection } from '../engine.ts';
import { keyOf } from '../fields.ts';
import { deleteEvaluation } from '../evaluation-deletion.ts';
import type { InstanceDeletions } from '../instance-deletions.ts';
import type { Parts } from '../parts.ts';
import type { Condition } from '../query.ts';
import type { BatchKinds } from './batch-kind.ts';

const active: Condition = { op: 'eq', field: 'state', value: 'ACTIVE' };

/** What the engine itself can do to many instances and evaluations. */
export function batchKinds(parts: Parts & { instanceDeletions: InstanceDeletions }): BatchKinds {
  const { instances, instanceDeletions } = parts;
  return {
    CANCEL_PROCESS_INSTANCE: {
      // Called instances go with their root.
      applies: { op: 'and', of: [active, { op: 'eq', field: 'parentProcessInstanceKey', value: null }] },
      run: async (instance, _parameters, options) => {
        await instances.execute(instance, { type: 'Cancel' }, options);
      },
    },
    RESOLVE_INCIDENT: {
      applies: { op: 'and', of: [active, { op: 'eq', field: 'hasIncident', value: true }] },
      run: (instance, _parameters, options) => resolveIncidents(parts, instance, options),
    },
    DELETE_PROCESS_INSTANCE: {
      applies: { op: 'neq', field: 'state', value: 'ACTIVE' },
      run: (instance, _parameters, options) => instanceDeletions.delete(instance, options),
    },
    DELETE_DECISION_INSTANCE: {
      // A decision is kept with those it required: an evaluation goes as a whole.
      subject: { collection: 'decisionInstances', key: 'decisionEvaluationKey' },
      applies: { op: 'and', of: [] },
      run: (evaluation, _parameters, options) => deleteEvaluation(parts, evaluation, options),
    },
  };
}

/** All incidents of one instance. One that cannot be resolved does not hold back the others. */
async function resolveIncidents(
  { store, instances }: Parts,
  instance: Key,
  options: ExecuteOptions,
): Promise<void> {
  const record = await store.find('processInstances', instance);
  if (record?.['state'] !== 'ACTIVE')
    throw new EngineRejection('NOT_FOUND', `Process instance ${instance} is no longer running.`);
  const open = await store.list('incidents', {
    op: 'and',
    of: [{ op: 'eq', field: 'processInstanceKey', value: instance }, active],
  });
  let refused: EngineRejection | null = null;
  for (const [index, row] of open.entries()) {
    const isLast = index === open.length - 1;
    const incident = keyOf(row, 'incidentKey');
    const element = keyOf(row, 'elementInstanceKey');
    try {
      await instances.execute(
        instance,
        { type: 'ResolveIncident', element, incident },
        isLast && !refused ? options : { actor: options.actor },
      );
    } catch (failure) {
      if (!(failure instanceof EngineRejection) || failure.code === 'UNAVAILABLE') throw failure;
      // Resolved, or gone with its element, since we looked.
      if (failure.code !== 'NOT_FOUND') refused ??= failure;
    }
  }
  if (refused) throw refused;
}
