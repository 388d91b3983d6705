import type { StoredRecord } from '../../../engine/index.ts';
import type { TaskSummary } from '../../../schemas/api/inbox.ts';
import type { Districts } from '../../pathways/districts.ts';
import { findNumber, findText, findTime, numberOf, textOf, textsOf, timeOf } from '../../record-fields.ts';

/** A record of `userTasks` as the inbox shows it. */
export function taskSummaryOf(task: StoredRecord, districts: Districts, now: number): TaskSummary {
  const dueDate = findNumber(task, 'dueDate');
  const open = textOf(task, 'state') === 'CREATED';
  return {
    userTaskKey: textOf(task, 'userTaskKey'),
    name: findText(task, 'name') ?? textOf(task, 'elementId'),
    state: textOf(task, 'state') as TaskSummary['state'],
    assignee: findText(task, 'assignee'),
    candidateGroups: textsOf(task, 'candidateGroups'),
    elementId: textOf(task, 'elementId'),
    processDefinitionId: textOf(task, 'processDefinitionId'),
    processName: findText(task, 'processName') ?? textOf(task, 'processDefinitionId'),
    processInstanceKey: textOf(task, 'processInstanceKey'),
    rootProcessInstanceKey: findText(task, 'rootProcessInstanceKey') ?? textOf(task, 'processInstanceKey'),
    businessId: findText(task, 'businessId'),
    districtId: textOf(task, 'tenantId'),
    districtName: districts.nameOf(textOf(task, 'tenantId')),
    creationDate: timeOf(task, 'creationDate'),
    dueDate: findTime(task, 'dueDate'),
    followUpDate: findTime(task, 'followUpDate'),
    priority: numberOf(task, 'priority'),
    lane: findText(task, 'lane'),
    overdue: open && dueDate !== null && dueDate < now,
  };
}
