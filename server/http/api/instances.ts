import { Router, type RequestHandler } from 'express';
import type { Condition } from '../../../engine/index.ts';
import { instancesQuery, type Instances, type InstancesQuery } from '../../../schemas/api/instances.ts';
import { principalOf } from '../../access/require-role.ts';
import type { ApiContext } from './context.ts';
import { instanceSummaries } from './instance-summary.ts';
import { queryReader } from './request-reading.ts';
import { all, inDistrictsOf } from './scope.ts';
import { nextOf } from './task-search.ts';
import { containing } from './text-search.ts';

const readQuery = queryReader<InstancesQuery>(instancesQuery);

/** The cases of somebody's districts, newest first. Called processes are shown inside their case. */
export function instanceListRoutes({ engine, districts }: ApiContext): Router {
  const list: RequestHandler = async (request, response) => {
    const query = readQuery(request);
    const where = all([
      { op: 'eq', field: 'parentProcessInstanceKey', value: null },
      ...inDistrictsOf(principalOf(response)),
      ...filtersOf(query),
    ]);
    const page = await engine.search('processInstances', {
      where,
      sort: [{ field: 'startDate', order: 'desc' }],
      limit: query.limit,
      ...(query.cursor !== undefined && { after: query.cursor }),
    });
    const answer: Instances = {
      items: await instanceSummaries(engine, districts, page.items),
      total: page.total,
      nextCursor: nextOf(page, query.limit),
    };
    response.json(answer);
  };

  return Router().get('/instances', list);
}

function filtersOf(query: InstancesQuery): readonly Condition[] {
  const conditions: Condition[] = [];
  const equal = (field: string, value: string | boolean | undefined): void => {
    if (value !== undefined) conditions.push({ op: 'eq', field, value });
  };
  equal('state', query.state);
  equal('processDefinitionId', query.processDefinitionId);
  equal('tenantId', query.district);
  equal('hasIncident', query.hasIncident);
  if (query.search) conditions.push(matching(query.search.trim()));
  return conditions;
}

/** Cases are looked for by their name, their pathway or, by technicians, their key. */
function matching(search: string): Condition {
  const named = containing(search, ['businessId', 'processDefinitionName']);
  if (!/^[0-9]{1,19}$/.test(search)) return named;
  return { op: 'or', of: [named, { op: 'eq', field: 'processInstanceKey', value: search }] };
}
