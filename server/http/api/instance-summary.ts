import type { Engine, StoredRecord } from '../../../engine/index.ts';
import type { InstanceSummary } from '../../../schemas/api/instances.ts';
import type { Districts } from '../../pathways/districts.ts';
import { findText, findTime, numberOf, textOf, timeOf } from '../../record-fields.ts';

/** Records of `processInstances` as lists show them, with the number of open tasks of the whole case. */
export async function instanceSummaries(
  engine: Pick<Engine, 'search'>,
  districts: Districts,
  instances: readonly StoredRecord[],
): Promise<InstanceSummary[]> {
  return Promise.all(
    instances.map(async (instance) => summaryOf(instance, districts, await openTasksIn(engine, instance))),
  );
}

async function openTasksIn(engine: Pick<Engine, 'search'>, instance: StoredRecord): Promise<number> {
  if (textOf(instance, 'state') !== 'ACTIVE') return 0;
  const key = textOf(instance, 'processInstanceKey');
  const root = findText(instance, 'rootProcessInstanceKey') ?? key;
  const page = await engine.search('userTasks', {
    where: {
      op: 'and',
      of: [
        { op: 'eq', field: root === key ? 'rootProcessInstanceKey' : 'processInstanceKey', value: key },
        { op: 'eq', field: 'state', value: 'CREATED' },
      ],
    },
    limit: 0,
  });
  return page.total;
}

function summaryOf(instance: StoredRecord, districts: Districts, openTasks: number): InstanceSummary {
  return {
    processInstanceKey: textOf(instance, 'processInstanceKey'),
    processDefinitionId: textOf(instance, 'processDefinitionId'),
    processName: processNameOf(instance),
    version: numberOf(instance, 'processDefinitionVersion'),
    versionTag: findText(instance, 'processDefinitionVersionTag'),
    state: textOf(instance, 'state') as InstanceSummary['state'],
    hasIncident: instance['hasIncident'] === true,
    startDate: timeOf(instance, 'startDate'),
    endDate: findTime(instance, 'endDate'),
    businessId: findText(instance, 'businessId'),
    districtId: textOf(instance, 'tenantId'),
    districtName: districts.nameOf(textOf(instance, 'tenantId')),
    openTasks,
    startedBy: findText(instance, 'startedBy'),
  };
}

export function processNameOf(instance: StoredRecord): string {
  return findText(instance, 'processDefinitionName') ?? textOf(instance, 'processDefinitionId');
}
