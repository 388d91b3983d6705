import type { Condition, Engine, StoredRecord } from '../../../engine/index.ts';

const pageSize = 1000;

/** Every record that meets the condition, in the order of `field`, page by page, `most` at most. */
export async function readAll(
  engine: Pick<Engine, 'search'>,
  collection: string,
  where: Condition,
  field: string,
  most = 20_000,
): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  let after: string | null = null;
  do {
    const page = await engine.search(collection, {
      where,
      sort: [{ field, order: 'asc' }],
      limit: pageSize,
      ...(after !== null && { after }),
    });
    records.push(...page.items);
    after = page.items.length < pageSize ? null : page.endCursor;
  } while (after !== null && records.length < most);
  return records;
}
