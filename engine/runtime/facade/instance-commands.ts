import type { Key, NodeId } from '../../model/ids.ts';
import type { Completions } from '../completions.ts';
import type { Definitions } from '../definitions.ts';
import { AREA_WIDE } from '../versions.ts';
import { EngineRejection, type CreateInstance, type InstanceCommands } from '../engine.ts';
import { keyOf, textOf } from '../fields.ts';
import type { InstanceDeletions } from '../instance-deletions.ts';
import type { Parts } from '../parts.ts';
import type { Store } from '../ports.ts';
import type { StoredRecord } from '../query.ts';
import { requireNoneStart, rootHeader } from '../start.ts';
import type { TaskTransitions } from '../task-transitions.ts';
import { readVisibleVariables } from '../visible-variables.ts';

export function instanceCommands({
  store,
  instances,
  definitions,
  completions,
  taskTransitions,
  instanceDeletions,
  clock,
  newKey,
}: Parts & {
  completions: Completions;
  taskTransitions: TaskTransitions;
  instanceDeletions: InstanceDeletions;
}): InstanceCommands {
  return {
    async createInstance(request) {
      const record = definitionFor(definitions, request);
      const definition = await definitions.get(textOf(record, 'processDefinitionKey'));
      const header = rootHeader(record, {
        key: newKey(),
        tenantId: request.tenantId ?? textOf(record, 'tenantId'),
        tags: request.tags ?? [],
        businessId: request.businessId ?? null,
        now: clock.now(),
        actor: request.actor ?? null,
      });
      const { startInstructions = [], runtimeInstructions = [] } = request;
      if (startInstructions.length === 0) requireNoneStart(definition);
      const before = startInstructions.map(({ elementId }) => elementId as NodeId);
      const until = runtimeInstructions.map(({ afterElementId }) => afterElementId as NodeId);
      await instances.start(
        header,
        {
          type: 'Start',
          start: null,
          variables: request.variables ?? {},
          ...(before.length > 0 && { before }),
          ...(until.length > 0 && { until }),
        },
        { actor: request.actor },
      );
      return header;
    },

    awaitCompletion: (key, timeoutMs, fetchVariables) => completions.of(key, timeoutMs, fetchVariables),

    async cancelInstance(key, { actor } = {}) {
      const record = await store.find('processInstances', key);
      if (record?.['state'] === 'ACTIVE' && record['parentProcessInstanceKey'] !== null)
        throw new EngineRejection(
          'INVALID_STATE',
          `Process instance ${key} was called by another one: cancel its root instance ${textOf(record, 'rootProcessInstanceKey')} instead.`,
        );
      await instances.execute(key as Key, { type: 'Cancel' }, { actor });
    },

    deleteInstance: (key) => instanceDeletions.delete(key as Key),

    async setVariables(scopeKey, variables, { local = false, actor, waitMs } = {}) {
      const happened = await instances.execute(
        await instanceOf(store, scopeKey),
        { type: 'SetVariables', scope: scopeKey as Key, variables, local },
        { actor },
      );
      await taskTransitions.applied(happened, scopeKey as Key, waitMs);
    },

    async activateAdHoc(key, activities, { cancelRemainingInstances = false, actor } = {}) {
      await instances.execute(
        await instanceOf(store, key),
        {
          type: 'ActivateAdHoc',
          element: key as Key,
          activities: activities.map(({ elementId, variables = {} }) => ({
            node: elementId as NodeId,
            variables,
          })),
          cancelRemaining: cancelRemainingInstances,
        },
        { actor },
      );
    },

    visibleVariables: (key) => readVisibleVariables(store, key),
  };
}

/** The instance an active element belongs to. */
async function instanceOf(store: Store, elementInstanceKey: string): Promise<Key> {
  const element = await store.find('elementInstances', elementInstanceKey);
  if (element?.['state'] === 'ACTIVE') return keyOf(element, 'processInstanceKey');
  throw new EngineRejection(
    'NOT_FOUND',
    `Expected to find an active element instance with key '${elementInstanceKey}', but there is none.`,
  );
}

function definitionFor(
  definitions: Definitions,
  { processDefinitionKey, processDefinitionId, processDefinitionVersion, tenantId }: CreateInstance,
): StoredRecord {
  if (processDefinitionKey !== undefined) return definitions.startable(processDefinitionKey);
  const id = processDefinitionId ?? '';
  const tenant = tenantId ?? AREA_WIDE;
  const version = processDefinitionVersion ?? -1;
  const found =
    version === -1
      ? definitions.latest(id, tenant)
      : definitions.processes.of(id, tenant).find((record) => record['version'] === version);
  if (found) return found;
  const which = version === -1 ? '' : ` and version '${version}'`;
  throw new EngineRejection(
    'NOT_FOUND',
    `Expected to find a process definition with id '${id}'${which}, but none is deployed.`,
  );
}
