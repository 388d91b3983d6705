import type { Condition, Counted, Engine, Json } from '../../../engine/index.ts';
import { processDefinitions } from '../../../schemas/v2/process-definitions.ts';
import { processInstances } from '../../../schemas/v2/process-instances.ts';
import {
  instancesByDefinition,
  instancesByError,
  instancesByProcess,
  instancesByVersion,
  instancesOfDefinition,
  statisticsRoutes as routes,
} from '../../../schemas/v2/statistics.ts';
import { elementInstances } from '../../../schemas/v2/element-instances.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { conditionOf, type Filter } from './conditions.ts';
import { groupPage } from './group-page.ts';
import { textOf } from './present.ts';
import { recordOf, tenantCondition } from './tenants.ts';

type Item = Record<string, Json>;

/** Incidents of an older version of Patto have no code. */
const hasError: Condition = { op: 'neq', field: 'errorHashCode', value: null };
const active: Condition = { op: 'eq', field: 'state', value: 'ACTIVE' };

/** How many, element by element, process by process, error by error: counted by the store. */
export function statisticsOperations({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.elementsOfInstance, async ({ params: { processInstanceKey }, principal }) => {
      await recordOf(engine, processInstances, processInstanceKey, principal);
      return elementCounts(engine, [{ op: 'eq', field: 'processInstanceKey', value: processInstanceKey }]);
    }),

    operation(routes.elementsOfDefinition, async ({ params: { processDefinitionKey }, body, principal }) => {
      await recordOf(engine, processDefinitions, processDefinitionKey, principal);
      const filter: Filter = body.filter ?? {};
      return elementCounts(engine, [
        { op: 'eq', field: 'processDefinitionKey', value: processDefinitionKey },
        ...tenantCondition(elementInstances, principal),
        ...(Object.keys(filter).length === 0 ? [] : [ofInstances(filter, processDefinitionKey)]),
      ]);
    }),

    operation(routes.byProcess, async ({ body, principal }) => {
      const of = [active, ...tenantCondition(instancesByProcess, principal)];
      return groupPage(byProcess(await countVersions(engine, of)), body);
    }),

    operation(routes.byVersion, async ({ body, principal }) => {
      const { filter } = body as { filter: Filter };
      const asked = conditionOf(instancesByVersion, filter);
      const of = [active, asked, ...tenantCondition(instancesByVersion, principal)];
      return groupPage(byVersion(await countVersions(engine, of)), body);
    }),

    operation(routes.byError, async ({ body, principal }) => {
      const of = [active, hasError, ...tenantCondition(instancesByError, principal)];
      const by = ['errorHashCode', 'errorMessage'];
      const counted = await engine.count('incidents', { op: 'and', of }, by, 'processInstanceKey');
      return groupPage(counted.map(withErrorCount), body);
    }),

    operation(routes.byDefinition, async ({ body, principal }) => {
      const { filter } = body as { filter: Filter };
      const asked = conditionOf(instancesByDefinition, filter);
      const of = [active, asked, ...tenantCondition(instancesByDefinition, principal)];
      const by = ['processDefinitionId', 'processDefinitionKey', 'tenantId'];
      const counted = await engine.count('incidents', { op: 'and', of }, by, 'processInstanceKey');
      return groupPage(await Promise.all(counted.map((group) => named(engine, group))), body);
    }),
  ];
}

function ofInstances(filter: Filter, processDefinitionKey: string): Condition {
  return {
    op: 'related',
    collection: 'processInstances',
    field: 'processInstanceKey',
    foreign: 'processInstanceKey',
    where: {
      op: 'and',
      of: [
        { op: 'eq', field: 'processDefinitionKey', value: processDefinitionKey },
        conditionOf(instancesOfDefinition, filter),
      ],
    },
  };
}

async function elementCounts(engine: Engine, of: readonly Condition[]): Promise<{ items: Item[] }> {
  const items = new Map<string, { active: number; canceled: number; incidents: number; completed: number }>();
  // The process itself is an element instance too, but none of its diagram's elements.
  const where: Condition = { op: 'and', of: [...of, { op: 'neq', field: 'type', value: 'PROCESS' }] };
  for (const { group, count } of await engine.count('elementInstances', where, [
    'elementId',
    'state',
    'hasIncident',
  ])) {
    const elementId = textOf(group, 'elementId');
    const counts = items.get(elementId) ?? { active: 0, canceled: 0, incidents: 0, completed: 0 };
    items.set(elementId, counts);
    if (group['state'] === 'COMPLETED') counts.completed += count;
    else if (group['state'] === 'TERMINATED') counts.canceled += count;
    else if (group['hasIncident'] === true) counts.incidents += count;
    else counts.active += count;
  }
  return { items: [...items].map(([elementId, counts]) => ({ elementId, ...counts })) };
}

/** The running instances, definition by definition, oldest version first, those with incidents apart. */
function countVersions(engine: Engine, of: readonly Condition[]): Promise<readonly Counted[]> {
  return engine.count('processInstances', { op: 'and', of }, [
    'processDefinitionId',
    'tenantId',
    'processDefinitionVersion',
    'processDefinitionKey',
    'processDefinitionName',
    'hasIncident',
  ]);
}

function byVersion(counted: readonly Counted[]): readonly Item[] {
  const items = new Map<string, Item>();
  for (const { group, count } of counted) {
    const { hasIncident, ...version } = group;
    const name = JSON.stringify(version);
    items.set(name, { ...version, ...added(items.get(name), hasIncident === true, count) });
  }
  return [...items.values()];
}

function byProcess(counted: readonly Counted[]): readonly Item[] {
  const items = new Map<string, { item: Item; versions: Set<Json> }>();
  for (const { group, count } of counted) {
    const { processDefinitionId = null, tenantId = null } = group;
    const name = JSON.stringify([processDefinitionId, tenantId]);
    const former = items.get(name);
    const versions = new Set(former?.versions).add(group['processDefinitionKey'] ?? null);
    const item = {
      processDefinitionId,
      tenantId,
      latestProcessDefinitionName: group['processDefinitionName'] ?? null,
      hasMultipleVersions: versions.size > 1,
      ...added(former?.item, group['hasIncident'] === true, count),
    };
    items.set(name, { item, versions });
  }
  return [...items.values()].map(({ item }) => item);
}

function added(former: Item | undefined, hasIncident: boolean, count: number): Item {
  const before = (name: string): number => Number(former?.[name] ?? 0);
  return {
    activeInstancesWithIncidentCount: before('activeInstancesWithIncidentCount') + (hasIncident ? count : 0),
    activeInstancesWithoutIncidentCount:
      before('activeInstancesWithoutIncidentCount') + (hasIncident ? 0 : count),
  };
}

function withErrorCount({ group, count }: Counted): Item {
  return { ...group, activeInstancesWithErrorCount: count };
}

async function named(engine: Engine, counted: Counted): Promise<Item> {
  const definition = await engine.find('processDefinitions', textOf(counted.group, 'processDefinitionKey'));
  return {
    ...withErrorCount(counted),
    processDefinitionName: definition?.['name'] ?? textOf(counted.group, 'processDefinitionId'),
    processDefinitionVersion: definition?.['version'] ?? 0,
  };
}
