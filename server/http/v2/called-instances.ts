import type { Condition, Engine, StoredRecord } from '../../../engine/index.ts';
import { textOf } from './present.ts';

const pageSize = 1000;

/** All records, page after page. */
export async function* recordsWhere(
  engine: Engine,
  collection: string,
  where: Condition,
): AsyncGenerator<StoredRecord> {
  for (let after: string | null = null; ;) {
    const query = { where, limit: pageSize, ...(after !== null && { after }) };
    const { items, endCursor } = await engine.search(collection, query);
    yield* items;
    if (items.length < pageSize || endCursor === null) return;
    after = endCursor;
  }
}

/** The instances and everything they called, however deep. */
export async function calledFrom(engine: Engine, ...roots: readonly string[]): Promise<string[]> {
  const keys = [...roots];
  for (let level = [...roots]; level.length > 0;) {
    const where: Condition = { op: 'in', field: 'parentProcessInstanceKey', value: level };
    level = await keysWhere(engine, 'processInstances', where, 'processInstanceKey');
    keys.push(...level);
  }
  return keys;
}

/** Where the incidents of an element instance are: itself, what is inside it, the instances called from there. */
export async function placesWithin(engine: Engine, element: StoredRecord): Promise<Condition> {
  const key = textOf(element, 'elementInstanceKey');
  const instance = textOf(element, 'processInstanceKey');
  const anyOf = (field: string, value: readonly string[]): Condition => ({ op: 'in', field, value });
  if (key === instance) return anyOf('processInstanceKey', await calledFrom(engine, instance));
  const elements = [key];
  for (let level = [key]; level.length > 0;) {
    const inside = allOf(ownOf(instance), anyOf('elementInstanceScopeKey', level));
    level = await keysWhere(engine, 'elementInstances', inside, 'elementInstanceKey');
    elements.push(...level);
  }
  const parent: Condition = { op: 'eq', field: 'parentProcessInstanceKey', value: instance };
  const calls = allOf(parent, anyOf('parentElementInstanceKey', elements));
  const called = await keysWhere(engine, 'processInstances', calls, 'processInstanceKey');
  const instances = await calledFrom(engine, ...called);
  return { op: 'or', of: [anyOf('elementInstanceKey', elements), anyOf('processInstanceKey', instances)] };
}

const ownOf = (instance: string): Condition => ({ op: 'eq', field: 'processInstanceKey', value: instance });
const allOf = (...of: readonly Condition[]): Condition => ({ op: 'and', of });

async function keysWhere(
  engine: Engine,
  collection: string,
  where: Condition,
  key: string,
): Promise<string[]> {
  const keys: string[] = [];
  for await (const record of recordsWhere(engine, collection, where)) keys.push(textOf(record, key));
  return keys;
}
