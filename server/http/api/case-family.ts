import type { Condition, Engine, StoredRecord } from '../../../engine/index.ts';
import { findText, textOf } from '../../record-fields.ts';
import { readAll } from './read-all.ts';

/**
 * The instances called within others, level by level: callers are indexed, roots are not, and a case has few
 * levels. State is looked at here and not in the query: a store that knows nothing of the distribution would
 * rather walk through all that is active.
 */
export async function calledWithin(
  engine: Pick<Engine, 'search'>,
  instances: readonly StoredRecord[],
  options: { activeOnly: boolean; most: number },
): Promise<readonly StoredRecord[]> {
  const found: StoredRecord[] = [];
  let callers = instances;
  while (callers.length > 0 && found.length < options.most) {
    const keys = callers.map((instance) => textOf(instance, 'processInstanceKey'));
    const where: Condition = { op: 'in', field: 'parentProcessInstanceKey', value: keys };
    const called = await readAll(engine, 'processInstances', where, 'processInstanceKey', options.most);
    callers = options.activeOnly ? called.filter(isActive) : called;
    found.push(...callers);
  }
  return found;
}

const mostInstances = 5000;

/** The open tasks of these instances and of those called within them, oldest first. */
export async function openTasksWithin(
  engine: Pick<Engine, 'search'>,
  instances: readonly StoredRecord[],
): Promise<readonly StoredRecord[]> {
  const own = instances.filter(isActive);
  const called = await calledWithin(engine, own, { activeOnly: true, most: mostInstances });
  const keys = [...own, ...called].map((instance) => textOf(instance, 'processInstanceKey'));
  if (keys.length === 0) return [];
  const where: Condition = { op: 'in', field: 'processInstanceKey', value: keys };
  const tasks = await readAll(engine, 'userTasks', where, 'userTaskKey');
  return tasks.filter((task) => textOf(task, 'state') === 'CREATED');
}

function isActive(instance: StoredRecord): boolean {
  return textOf(instance, 'state') === 'ACTIVE';
}

export function rootKeyOf(record: StoredRecord): string {
  return findText(record, 'rootProcessInstanceKey') ?? textOf(record, 'processInstanceKey');
}
