import type { Condition, Engine, Json, StoredRecord } from '../../../engine/index.ts';
import { incidents } from '../../../schemas/v2/incidents.ts';
import { processInstanceRoutes as routes, processInstances } from '../../../schemas/v2/process-instances.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { calledFrom, recordsWhere } from './called-instances.ts';
import { present } from './present.ts';
import { queryOf, searchAnswer } from './search.ts';
import { recordOf, tenantCondition } from './tenants.ts';

/** What an instance has done: its flows, its elements, its place in a tree of calls. */
export function processInstanceViews({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.sequenceFlows, async ({ params: { processInstanceKey }, principal }) => {
      await recordOf(engine, processInstances, processInstanceKey, principal);
      const items: Json[] = [];
      for await (const flow of recordsWhere(engine, 'sequenceFlows', ofInstance(processInstanceKey))) {
        items.push(sequenceFlow(flow));
      }
      return { items };
    }),

    operation(routes.callHierarchy, async ({ params: { processInstanceKey }, principal }) => {
      const own = await recordOf(engine, processInstances, processInstanceKey, principal);
      const chain = [own];
      for (let parent = await parentOf(engine, own); parent; parent = await parentOf(engine, parent)) {
        chain.unshift(parent);
      }
      return chain.map((record) => ({
        processInstanceKey: record['processInstanceKey'],
        processDefinitionKey: record['processDefinitionKey'],
        processDefinitionName: record['processDefinitionName'] ?? record['processDefinitionId'],
      }));
    }),

    operation(routes.incidents, async ({ params: { processInstanceKey }, body, principal }) => {
      await recordOf(engine, processInstances, processInstanceKey, principal);
      const instances = await calledFrom(engine, processInstanceKey);
      const query = queryOf(incidents, body, [
        ...tenantCondition(incidents, principal),
        { op: 'in', field: 'processInstanceKey', value: instances },
      ]);
      return searchAnswer(await engine.search('incidents', query), (record) => present(incidents, record));
    }),
  ];
}

const ofInstance = (key: string): Condition => ({ op: 'eq', field: 'processInstanceKey', value: key });

function sequenceFlow(record: StoredRecord): Json {
  return {
    sequenceFlowId: record['sequenceFlowKey'] ?? null,
    elementId: record['sequenceFlowId'] ?? null,
    processInstanceKey: record['processInstanceKey'] ?? null,
    rootProcessInstanceKey: record['rootProcessInstanceKey'] ?? null,
    processDefinitionKey: record['processDefinitionKey'] ?? null,
    processDefinitionId: record['processDefinitionId'] ?? null,
    tenantId: record['tenantId'] ?? null,
  };
}

async function parentOf(engine: Engine, record: StoredRecord): Promise<StoredRecord | null> {
  const key = record['parentProcessInstanceKey'];
  return typeof key === 'string' ? engine.find('processInstances', key) : null;
}
