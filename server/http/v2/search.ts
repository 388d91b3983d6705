import type { Condition, Engine, Json, Page, Query, Sort, StoredRecord } from '../../../engine/index.ts';
import type { Resource } from '../../../schemas/v2/field.ts';
import { sortFieldsOf } from '../../../schemas/v2/filter-schema.ts';
import type { Route } from '../../../schemas/v2/route.ts';
import { defaultLimit } from '../../../schemas/v2/search-schema.ts';
import { invalidArgument } from '../problem.ts';
import { operation, type Operation } from './call.ts';
import { conditionOf, type Filter } from './conditions.ts';
import { present } from './present.ts';
import { recordOf, tenantCondition } from './tenants.ts';

/** The body of a search that has passed its schema. */
interface SearchBody {
  readonly filter?: Filter;
  readonly sort?: readonly { readonly field: string; readonly order?: string }[];
  readonly page?: SearchPage;
}

interface SearchPage {
  readonly from?: number;
  readonly limit?: number;
  readonly after?: string;
  readonly before?: string;
}

/** The store's query for a search; `within` are conditions that hold whatever is asked. */
export function queryOf(resource: Resource, body: unknown, within: readonly Condition[]): Query {
  const { filter = {}, sort = [], page = {} } = body as SearchBody;
  return {
    where: { op: 'and', of: [...within, conditionOf(resource, filter)] },
    sort: sortOf(resource, sort),
    limit: page.limit ?? defaultLimit,
    ...startOf(page),
  };
}

function sortOf(resource: Resource, sort: NonNullable<SearchBody['sort']>): readonly Sort[] {
  const stored = sortFieldsOf(resource);
  return sort
    .filter(({ field }) => resource.fields[field]?.constant === undefined)
    .map(({ field, order = 'asc' }) => ({
      field: stored.get(field) ?? field,
      order: order.toLowerCase() === 'desc' ? 'desc' : 'asc',
    }));
}

function startOf({ from, after, before }: SearchPage): Pick<Query, 'from' | 'after' | 'before'> {
  const starts = Object.entries({ from, after, before }).filter(([, value]) => value !== undefined);
  if (starts.length > 1) {
    throw invalidArgument(`Only one of 'from', 'after' and 'before' can be given.`, {
      errors: starts.map(([name]) => ({ pointer: `/page/${name}`, message: 'excludes the others' })),
    });
  }
  return Object.fromEntries(starts);
}

export interface SearchAnswer {
  readonly items: readonly Record<string, Json>[];
  readonly page: Record<string, Json>;
}

export function searchAnswer(
  page: Page,
  presentItem: (record: StoredRecord) => Record<string, Json>,
): SearchAnswer {
  return {
    items: page.items.map(presentItem),
    page: {
      totalItems: page.total,
      hasMoreTotalItems: page.hasMoreTotal,
      startCursor: page.startCursor,
      endCursor: page.endCursor,
    },
  };
}

/** `POST …/search`, `within` what always holds. */
export function searchOperation(
  engine: Engine,
  route: Route,
  resource: Resource,
  within: readonly Condition[] = [],
): Operation {
  return operation(route, async ({ body, principal }) => {
    const query = queryOf(resource, body, [...within, ...tenantCondition(resource, principal)]);
    return searchAnswer(await engine.search(resource.collection, query), (record) =>
      present(resource, record),
    );
  });
}

/** `GET …/{key}`. */
export function getOperation(engine: Engine, route: Route, resource: Resource): Operation {
  return operation(route, async ({ params, principal }) => {
    const key = (params as Readonly<Record<string, string>>)[resource.key] ?? '';
    return present(resource, await recordOf(engine, resource, key, principal));
  });
}
