import type { Engine, StoredRecord } from '../../../engine/index.ts';
import type { InstanceSummary } from '../../../schemas/api/instances.ts';
import type { Districts } from '../../pathways/districts.ts';
import { findText, findTime, numberOf, textOf, timeOf } from '../../record-fields.ts';
import { openTasksWithin, rootKeyOf } from './case-family.ts';

/** Records of `processInstances` as lists show them. For a whole page, a few questions to the store. */
export async function instanceSummaries(
  engine: Pick<Engine, 'search'>,
  districts: Districts,
  instances: readonly StoredRecord[],
): Promise<InstanceSummary[]> {
  const tasks = await openTasksWithin(engine, instances);
  return instances.map((instance) => {
    const key = textOf(instance, 'processInstanceKey');
    const isRoot = findText(instance, 'parentProcessInstanceKey') === null;
    const own = tasks.filter(
      (task) => (isRoot ? rootKeyOf(task) : textOf(task, 'processInstanceKey')) === key,
    );
    return summaryOf(instance, districts, own.length);
  });
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
    suspended: instance['suspended'] === true && instance['state'] === 'ACTIVE',
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
