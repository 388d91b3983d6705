import type { Json } from '../../../engine/index.ts';
import { defaultLimit } from '../../../schemas/v2/search-schema.ts';
import type { SearchAnswer } from './search.ts';

type Item = Record<string, Json>;

/** The body of a search in groups that has passed its schema: pages are by offset. */
interface GroupSearch {
  readonly sort?: readonly { readonly field: string; readonly order?: string }[];
  readonly page?: { readonly from?: number; readonly limit?: number };
}

/** A page of groups: they are few, and counted all at once. */
export function groupPage(items: readonly Item[], body: unknown): SearchAnswer {
  const { sort = [], page: { from = 0, limit = defaultLimit } = {} } = body as GroupSearch;
  const order = (a: Item, b: Item): number => {
    for (const { field, order = 'asc' } of sort) {
      const compared = compare(a[field] ?? null, b[field] ?? null);
      if (compared !== 0) return order.toLowerCase() === 'desc' ? -compared : compared;
    }
    return 0;
  };
  return {
    items: items.toSorted(order).slice(from, from + limit),
    page: { totalItems: items.length, hasMoreTotalItems: false, startCursor: null, endCursor: null },
  };
}

/** Nulls first, as in every search. */
function compare(a: Json, b: Json): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
