import type { Condition, Engine, StoredRecord } from '../../../engine/index.ts';
import { findText, textOf } from '../../record-fields.ts';
import { readAll } from './read-all.ts';

/**
 * The instances called within others, level by level: callers are indexed, roots are not, and a case has few
 * levels. Open work is only in active instances, so those who look for it ask for these.
 */
export async function calledWithin(
  engine: Pick<Engine, 'search'>,
  instances: readonly StoredRecord[],
  options: { activeOnly: boolean; most: number },
): Promise<readonly StoredRecord[]> {
  const found: StoredRecord[] = [];
  let callers = instances.map((instance) => textOf(instance, 'processInstanceKey'));
  while (callers.length > 0 && found.length < options.most) {
    const by: Condition = { op: 'in', field: 'parentProcessInstanceKey', value: callers };
    const where: Condition = options.activeOnly ? { op: 'and', of: [by, active] } : by;
    const called = await readAll(engine, 'processInstances', where, 'processInstanceKey', options.most);
    found.push(...called);
    callers = called.map((instance) => textOf(instance, 'processInstanceKey'));
  }
  return found;
}

const active: Condition = { op: 'eq', field: 'state', value: 'ACTIVE' };

const mostInstances = 5000;

/** The keys of the instances in which the open tasks of these are: their own and those called within them. */
export async function activeWithin(
  engine: Pick<Engine, 'search'>,
  instances: readonly StoredRecord[],
): Promise<readonly string[]> {
  const own = instances.filter((instance) => textOf(instance, 'state') === 'ACTIVE');
  const called = await calledWithin(engine, own, { activeOnly: true, most: mostInstances });
  return [...own, ...called].map((instance) => textOf(instance, 'processInstanceKey'));
}

export function rootKeyOf(record: StoredRecord): string {
  return findText(record, 'rootProcessInstanceKey') ?? textOf(record, 'processInstanceKey');
}
