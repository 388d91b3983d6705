import { Router, type RequestHandler } from 'express';
import type { Condition } from '../../../engine/index.ts';
import { inboxQuery, type Inbox, type InboxFilters, type InboxQuery } from '../../../schemas/api/inbox.ts';
import type { Principal } from '../../access/principal.ts';
import { principalOf } from '../../access/require-role.ts';
import type { ApiContext } from './context.ts';
import { queryReader } from './request-reading.ts';
import { all, openTasksOf } from './scope.ts';
import { filtersOf, searchTasks } from './task-search.ts';
import { taskSummaryOf } from './task-summary.ts';

const readQuery = queryReader<InboxQuery>(inboxQuery);

/** What somebody has to do. */
export function inboxRoutes(context: ApiContext): Router {
  const { engine, districts, pathways, zone } = context;

  const count = async (where: readonly Condition[]): Promise<number> =>
    (await engine.search('userTasks', { where: all(where), limit: 0 })).total;

  const inbox: RequestHandler = async (request, response) => {
    const principal = principalOf(response);
    const query = readQuery(request);
    const now = engine.now();
    const where = [...openTasksOf(principal, query.view), ...filtersOf(query, now, zone)];
    const [page, mine, groups, everything] = await Promise.all([
      searchTasks(engine, where, query),
      count(openTasksOf(principal, 'mine')),
      count(openTasksOf(principal, 'groups')),
      count(openTasksOf(principal, 'all')),
    ]);
    const answer: Inbox = {
      items: page.items.map((task) => taskSummaryOf(task, districts, now)),
      total: page.total,
      nextCursor: page.nextCursor,
      counts: { mine, groups, all: everything },
    };
    response.json(answer);
  };

  /** One cheap question a process and district, instead of reading all tasks to collect their names. */
  const filters: RequestHandler = async (_request, response) => {
    const principal = principalOf(response);
    const processes = await filter(pathways.versions.processDefinitionIds(), (processDefinitionId) =>
      hasOpenTask(principal, { op: 'eq', field: 'processDefinitionId', value: processDefinitionId }),
    );
    const inDistricts = await filter(districts.of(principal), ({ id }) =>
      hasOpenTask(principal, { op: 'eq', field: 'tenantId', value: id }),
    );
    const answer: InboxFilters = {
      processes: processes.map((processDefinitionId) => ({
        processDefinitionId,
        name: pathways.nameOf(processDefinitionId),
      })),
      districts: inDistricts.map(({ id, name }) => ({ id, name })),
    };
    response.json(answer);
  };

  async function hasOpenTask(principal: Principal, about: Condition): Promise<boolean> {
    const page = await engine.search('userTasks', {
      where: all([...openTasksOf(principal, 'all'), about]),
      limit: 1,
    });
    return page.items.length > 0;
  }

  return Router().get('/inbox', inbox).get('/inbox/filters', filters);
}

async function filter<T>(items: readonly T[], test: (item: T) => Promise<boolean>): Promise<readonly T[]> {
  const kept = await Promise.all(items.map(test));
  return items.filter((_, index) => kept[index]);
}
