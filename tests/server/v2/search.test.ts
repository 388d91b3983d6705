/** Pages, cursors and sort orders. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import * as diagrams from './diagrams.ts';

let server: RunningServer;
const keys: string[] = [];

interface SearchPage {
  readonly items: readonly Record<string, unknown>[];
  readonly page: {
    readonly totalItems: number;
    readonly hasMoreTotalItems: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

beforeAll(async () => {
  server = await startServer();
  const body = diagrams.formOf({
    'approval.bpmn': diagrams.taskProcess,
    'request.form': diagrams.requestForm,
  });
  expect((await server.ask('POST', '/v2/deployments', { body })).status).toBe(200);
  for (let i = 0; i < 7; i++) {
    const created = await server.ask('POST', '/v2/process-instances', {
      body: {
        processDefinitionId: 'approval',
        variables: { amount: i },
        tags: [i % 2 ? 'odd' : 'even', 'all'],
        ...(i < 3 && { businessId: `b${i % 2}` }),
      },
    });
    keys.push(created.body.processInstanceKey);
  }
});
afterAll(async () => server.stop());

async function search(body: unknown, path = '/v2/process-instances/search'): Promise<SearchPage> {
  const answer = await server.ask('POST', path, { body });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}

const keysOf = ({ items }: SearchPage) => items.map(({ processInstanceKey }) => processInstanceKey);

describe('an empty search', () => {
  test('without body, with an empty object and with JSON headers but no body are alike', async () => {
    const path = '/v2/process-instances/search';
    const answers = [
      await server.ask('POST', path),
      await server.ask('POST', path, { body: {} }),
      await server.ask('POST', path, { headers: { 'content-type': 'application/json' } }),
      await server.ask('POST', path, { body: { filter: {}, sort: [], page: {} } }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body).toEqual(answers[0]!.body);
      expect(body.page).toMatchObject({ totalItems: 7, hasMoreTotalItems: false });
    }
  });

  test('that finds nothing has no cursors', async () => {
    const { items, page } = await search({ filter: { processDefinitionId: 'nothing' } });
    expect(items).toEqual([]);
    expect(page).toEqual({ totalItems: 0, hasMoreTotalItems: false, startCursor: null, endCursor: null });
  });
});

describe('pages', () => {
  test('by offset', async () => {
    expect(keysOf(await search({ page: { from: 2, limit: 3 } }))).toEqual(keys.slice(2, 5));
    expect(keysOf(await search({ page: { from: 7, limit: 3 } }))).toEqual([]);
  });

  test('by cursor forward and back, with a sort of many ties', async () => {
    const sort = [
      { field: 'businessId', order: 'desc' },
      { field: 'state', order: 'ASC' },
    ];
    const whole = keysOf(await search({ sort }));
    // Nulls sort first when ascending, so last here; ties go by key.
    expect(whole).toEqual([keys[1], keys[0], keys[2], ...keys.slice(3)]);

    const forward: unknown[] = [];
    const pages: SearchPage[] = [];
    for (let after: string | null = null; ;) {
      const found: SearchPage = await search({ sort, page: { limit: 2, ...(after && { after }) } });
      if (found.items.length === 0) break;
      expect(found.page.totalItems).toBe(7);
      pages.push(found);
      forward.push(...keysOf(found));
      after = found.page.endCursor;
    }
    expect(forward).toEqual(whole);

    const last = pages.at(-1)!;
    const back = await search({ sort, page: { limit: 2, before: last.page.startCursor } });
    expect(keysOf(back)).toEqual(keysOf(pages.at(-2)!));
    const further = await search({ sort, page: { limit: 2, before: back.page.startCursor } });
    expect(keysOf(further)).toEqual(keysOf(pages.at(-3)!));
  });

  test('cursors are base64', async () => {
    const { page } = await search({ page: { limit: 1 } });
    expect(page.endCursor).toMatch(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
  });
});

describe('filters', () => {
  test.each([
    [{ tags: ['odd'] }, 3],
    [{ tags: ['odd', 'all'] }, 3],
    [{ tags: ['odd', 'even'] }, 0],
    [{ businessId: { $exists: true } }, 3],
    [{ businessId: { $neq: 'b1' } }, 6],
    [{ businessId: { $notIn: ['b0', 'b1'] } }, 4],
    [{ businessId: { $like: 'b?' } }, 3],
    [{ businessId: { $like: 'b\\?' } }, 0],
    [{ processDefinitionVersion: { $gte: 1, $lt: 2 } }, 7],
    [{ processDefinitionVersion: { $gt: 1 } }, 0],
    [{ state: { $like: 'ACT*' } }, 7],
    [{ state: { $in: ['COMPLETED', 'TERMINATED'] } }, 0],
    [{ variables: [{ name: 'amount', value: { $in: ['1', '2'] } }] }, 2],
    [
      {
        variables: [
          { name: 'amount', value: '1' },
          { name: 'doubled', value: '2' },
        ],
      },
      1,
    ],
    [{ $or: [{ tags: ['odd'] }, { businessId: 'b0' }] }, 5],
    [{ $or: [{ tags: ['odd'] }, { businessId: 'b0' }], businessId: { $exists: true } }, 3],
    [{ elementId: 'approve', hasElementInstanceIncident: false }, 7],
    [{ elementId: 'start', elementInstanceState: 'COMPLETED' }, 7],
    [{ elementId: 'start', elementInstanceState: 'ACTIVE' }, 0],
    [{ endDate: { $exists: true } }, 0],
    [{ startDate: { $gte: '2020-01-01T00:00:00+02:00' } }, 7],
  ])('%j finds %i', async (filter, count) => {
    expect((await search({ filter })).page.totalItems).toBe(count);
  });
});
