import { nodeOf } from '../model/definition.ts';
import type { EventOf } from '../state/events.ts';
import { apiType } from './element-type.ts';
import { liveOf } from './instance-header.ts';
import type { Projected } from './projection.ts';
import type { WriteSet } from './write-set.ts';

type Migrated = EventOf<'InstanceMigrated'> | EventOf<'ElementMigrated'> | EventOf<'WaitMigrated'>;

/** Records of what is active say by which definition, and at which element of it. Those of what has ended stay. */
export function projectMigration(writes: WriteSet, step: Projected, event: Migrated): void {
  switch (event.type) {
    case 'InstanceMigrated':
      return instanceMigrated(writes, step);
    case 'ElementMigrated':
      return elementMigrated(writes, step, event);
    case 'WaitMigrated':
      return waitMigrated(writes, step, event);
  }
}

function definitionOf({ header }: Projected) {
  return {
    processDefinitionKey: header.processDefinitionKey,
    processDefinitionId: header.processDefinitionId,
  };
}

function instanceMigrated(writes: WriteSet, step: Projected): void {
  const { header } = step;
  writes.patch('processInstances', header.processInstanceKey, {
    ...definitionOf(step),
    processDefinitionName: header.processDefinitionName,
    processDefinitionVersion: header.processDefinitionVersion,
    processDefinitionVersionTag: header.processDefinitionVersionTag,
    live: liveOf(header),
  });
}

function elementMigrated(
  writes: WriteSet,
  step: Projected,
  { element: key, node: elementId }: EventOf<'ElementMigrated'>,
): void {
  const element = step.draft.base.elements[key];
  if (!element) throw new Error(`Element ${key} was not there when the instance was migrated`);
  const { job, userTask, incident, role } = element;
  const node = nodeOf(step.definition, elementId);
  const place = { ...definitionOf(step), elementId };
  const { processDefinitionVersion } = step.header;
  writes.patch('elementInstances', key, { ...place, elementName: node.name, type: apiType(node, role) });
  if (job) writes.patch('jobs', job.key, { ...place, processDefinitionVersion });
  if (userTask) writes.patch('userTasks', userTask.key, { ...place, processDefinitionVersion });
  if (incident) writes.patch('incidents', incident.key, place);
}

function waitMigrated(writes: WriteSet, step: Projected, { wait }: EventOf<'WaitMigrated'>): void {
  const place = { ...definitionOf(step), elementId: wait.node };
  if (wait.on === 'timer') {
    const { processDefinitionId: _id, ...ofTimer } = place;
    writes.patch('timers', wait.key, ofTimer);
  } else if (wait.on === 'message') writes.patch('messageSubscriptions', wait.key, place);
  else if (wait.on === 'signal') writes.patch('signalSubscriptions', wait.key, place);
}
