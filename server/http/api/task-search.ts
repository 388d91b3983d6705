import type { Condition, Engine, Page, Query, Sort, StoredRecord } from '../../../engine/index.ts';
import type { InboxQuery } from '../../../schemas/api/inbox.ts';
import { Refusal } from '../../access/refusal.ts';
import { dayBounds } from './day-bounds.ts';
import { all } from './scope.ts';
import { containing } from './text-search.ts';

export interface TaskPage {
  readonly items: readonly StoredRecord[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** What the filters of the inbox add to a view. */
export function filtersOf(query: InboxQuery, now: number, zone: string): readonly Condition[] {
  const conditions: Condition[] = [];
  if (query.processDefinitionId !== undefined) {
    conditions.push({ op: 'eq', field: 'processDefinitionId', value: query.processDefinitionId });
  }
  if (query.district !== undefined) conditions.push({ op: 'eq', field: 'tenantId', value: query.district });
  if (query.due !== undefined) conditions.push(...dueIn(query.due, now, zone));
  if (query.search) conditions.push(containing(query.search, ['name', 'businessId', 'processName']));
  return conditions;
}

function dueIn(due: NonNullable<InboxQuery['due']>, now: number, zone: string): readonly Condition[] {
  if (due === 'overdue') return [{ op: 'lt', field: 'dueDate', value: now }];
  const days = dayBounds(now, zone, due === 'today' ? 1 : 7);
  return [
    { op: 'gte', field: 'dueDate', value: days.start },
    { op: 'lt', field: 'dueDate', value: days.end },
  ];
}

/**
 * A page of tasks. By due date ascending, tasks without one would come first (stores sort null first) and
 * hide the urgent ones: they are listed in a second part, after all that have one. The cursor says which
 * part it belongs to.
 */
export async function searchTasks(
  engine: Pick<Engine, 'search'>,
  where: readonly Condition[],
  query: Pick<InboxQuery, 'sort' | 'order' | 'limit' | 'cursor'>,
): Promise<TaskPage> {
  const sort: Sort[] = [{ field: query.sort, order: query.order }];
  if (query.sort !== 'dueDate' || query.order === 'desc') {
    const page = await engine.search('userTasks', pageQuery(all(where), sort, query.limit, query.cursor));
    return { items: page.items, total: page.total, nextCursor: nextOf(page, query.limit) };
  }
  return inTwoParts(engine, where, query, sort);
}

type Part = 'dated' | 'undated';

async function inTwoParts(
  engine: Pick<Engine, 'search'>,
  where: readonly Condition[],
  { limit, cursor }: Pick<InboxQuery, 'limit' | 'cursor'>,
  sort: readonly Sort[],
): Promise<TaskPage> {
  const position = readPosition(cursor);
  const page = (part: Part, size: number, after?: string): Promise<Page> => {
    const inPart: Condition = { op: part === 'dated' ? 'neq' : 'eq', field: 'dueDate', value: null };
    return engine.search('userTasks', pageQuery(all([...where, inPart]), sort, size, after));
  };
  const next = (part: Part, of: Page, size: number): string | null => {
    const after = nextOf(of, size);
    return after === null ? null : `${part}.${after}`;
  };

  if (position.part === 'undated') {
    const [dated, undated] = await Promise.all([page('dated', 0), page('undated', limit, position.after)]);
    return {
      items: undated.items,
      total: dated.total + undated.total,
      nextCursor: next('undated', undated, limit),
    };
  }
  const dated = await page('dated', limit, position.after);
  const missing = limit - dated.items.length;
  // Also with a full page one is asked for: there must be a cursor when the second part has any.
  const undated = await page('undated', Math.max(1, missing));
  const total = dated.total + undated.total;
  if (missing === 0) {
    const more = next('dated', dated, limit) ?? (undated.items.length > 0 ? 'undated.' : null);
    return { items: dated.items, total, nextCursor: more };
  }
  return {
    items: [...dated.items, ...undated.items],
    total,
    nextCursor: next('undated', undated, missing),
  };
}

function readPosition(cursor: string | undefined): { part: Part; after?: string } {
  if (cursor === undefined) return { part: 'dated' };
  const dot = cursor.indexOf('.');
  const part = cursor.slice(0, dot);
  const after = cursor.slice(dot + 1);
  if (part !== 'dated' && part !== 'undated') {
    throw new Refusal(400, 'INVALID_REQUEST', 'The cursor is not one of this list.');
  }
  return after === '' ? { part } : { part, after };
}

function pageQuery(where: Condition, sort: readonly Sort[], limit: number, after?: string): Query {
  return { where, sort, limit, ...(after !== undefined && { after }) };
}

/** A full page may be the last one: then the next is empty, which costs less than counting. */
export function nextOf(page: Page, limit: number): string | null {
  return page.items.length < limit ? null : page.endCursor;
}
