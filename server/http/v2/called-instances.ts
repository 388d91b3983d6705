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

/** The instance and everything it called, however deep. */
export async function calledFrom(engine: Engine, key: string): Promise<string[]> {
  const keys = [key];
  for (let level = [key]; level.length > 0;) {
    const next: string[] = [];
    const where: Condition = { op: 'in', field: 'parentProcessInstanceKey', value: level };
    for await (const child of recordsWhere(engine, 'processInstances', where)) {
      next.push(textOf(child, 'processInstanceKey'));
    }
    keys.push(...next);
    level = next;
  }
  return keys;
}
