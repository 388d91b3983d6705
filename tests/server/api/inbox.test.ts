import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { contactFiles, callerFiles } from '../pathway-files.ts';
import { everyPage } from '../every-page.ts';
import { startServer, type Client, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let desk: Client;
let both: Client;
let far: Client;
let everywhere: Client;

const day = 86_400_000;
const now = Date.now();
const noon = DateTime.fromMillis(now, { zone: 'Europe/Rome' }).set({ hour: 12 }).toMillis();

/** In the order they are created: district, name, due. */
const cases: readonly (readonly [string, string, number | null])[] = [
  ['DSSBA', 'BDS-DSSBA-2026-0001', null],
  ['DSSBA', 'BDS-DSSBA-2026-0002', now - 3 * day],
  ['DSSBA', 'BDS-DSSBA-2026-0003', now + 30 * day],
  ['DSS04', 'BDS-DSS04-2026-0001', noon + 3 * day],
  ['DSS04', 'BDS-DSS04-2026-0002', null],
  ['DSS14', 'BDS-DSS14-2026-0001', now - day],
];

beforeAll(async () => {
  server = await startServer();
  const operator = { roles: ['operator'] as const };
  await server.account({ ...operator, username: 'desk', groups: ['pua'], districts: ['DSSBA'] });
  await server.account({ ...operator, username: 'both', groups: ['csm'], districts: ['DSSBA', 'DSS04'] });
  await server.account({ ...operator, username: 'far', groups: ['ets'], districts: ['DSS14'] });
  await server.account({ ...operator, username: 'area', groups: [], districts: ['<default>'] });
  await server.account({ ...operator, username: 'nowhere', groups: ['pua'] });
  [desk, both, far, everywhere] = [
    await server.signIn('desk'),
    await server.signIn('both'),
    await server.signIn('far'),
    await server.signIn('area'),
  ];
  await server.engine.deploy(contactFiles());
  for (const [tenantId, businessId, due] of cases) {
    const variables = { due: due === null ? null : new Date(due).toISOString() };
    await server.engine.createInstance({ processDefinitionId: 'contact', tenantId, businessId, variables });
  }
});
afterAll(() => server.stop());

const ids = (answer: { body: { items: readonly { businessId: string | null }[] } }): string[] =>
  answer.body.items.map(({ businessId }) => String(businessId).replace('BDS-', '').replace('-2026-', '/'));

describe('The inbox', () => {
  test('counts and lists by what one may see: mine, my groups’, all in my districts', async () => {
    const counts = async (who: Client) => (await who.get('/api/inbox')).body.counts;
    expect(await counts(desk)).toEqual({ mine: 0, groups: 3, all: 3 });
    expect(await counts(both)).toEqual({ mine: 0, groups: 5, all: 5 });
    expect(await counts(far)).toEqual({ mine: 0, groups: 0, all: 1 });
    expect(await counts(everywhere)).toEqual({ mine: 0, groups: 0, all: 6 });
    const nowhere = await server.signIn('nowhere');
    expect(await counts(nowhere)).toEqual({ mine: 0, groups: 0, all: 0 });
    expect((await nowhere.get('/api/inbox?view=all')).body.items).toEqual([]);
  });

  test('moves a task from my groups’ to mine when I take it', async () => {
    const [task] = (await desk.get('/api/inbox?view=groups')).body.items;
    await desk.post(`/api/tasks/${task!.userTaskKey}/claim`);
    const mine = await desk.get('/api/inbox?view=mine');
    expect(mine.body.counts).toEqual({ mine: 1, groups: 2, all: 3 });
    expect(mine.body.items[0]).toMatchObject({ userTaskKey: task!.userTaskKey, assignee: 'desk' });
    expect((await both.get('/api/inbox')).body.counts).toEqual({ mine: 0, groups: 4, all: 5 });
    await desk.post(`/api/tasks/${task!.userTaskKey}/release`);
  });

  test('shows what is most urgent first, and what has no date last', async () => {
    const answer = await both.get('/api/inbox?view=all');
    expect(ids(answer)).toEqual(['DSSBA/0002', 'DSS04/0001', 'DSSBA/0003', 'DSSBA/0001', 'DSS04/0002']);
    expect(answer.body.items.map(({ overdue }) => overdue)).toEqual([true, false, false, false, false]);
    expect(answer.body.items[3]!.dueDate).toBeNull();
    expect(answer.body.nextCursor).toBeNull();
  });

  test('gives the same in pages of any size, with the whole total on each', async () => {
    const whole = ids(await everywhere.get('/api/inbox?view=all'));
    for (const sort of ['dueDate', 'creationDate', 'priority', 'name']) {
      for (const order of ['asc', 'desc']) {
        const all = ids(await everywhere.get(`/api/inbox?view=all&sort=${sort}&order=${order}`));
        expect(all.toSorted()).toEqual(whole.toSorted());
        for (const limit of [1, 2, 3, 4, 6]) {
          const pages = await everyPage(async (more) => {
            const address = `/api/inbox?view=all&sort=${sort}&order=${order}&limit=${limit}${more}` as const;
            const answer = await everywhere.get(address);
            expect(answer.body.total).toBe(6);
            return answer;
          });
          expect(ids({ body: { items: pages } })).toEqual(all);
        }
      }
    }
  });

  test('finds by district, process, term and text, in capitals or not', async () => {
    const found = async (filter: string) => ids(await both.get(`/api/inbox?view=all&${filter}`)).toSorted();
    expect(await found('district=DSS04')).toEqual(['DSS04/0001', 'DSS04/0002']);
    expect(await found('district=DSS14')).toEqual([]);
    expect(await found('processDefinitionId=other')).toEqual([]);
    expect(await found('due=overdue')).toEqual(['DSSBA/0002']);
    expect(await found('due=today')).toEqual([]);
    expect(await found('due=week')).toEqual(['DSS04/0001']);
    expect(await found('search=bds-dss04')).toEqual(['DSS04/0001', 'DSS04/0002']);
    expect(await found('search=primo%20CONTATTO')).toHaveLength(5);
    expect(await found('search=primo')).toHaveLength(5);
    expect(await found('search=*')).toEqual([]);
  });

  test('names the processes and districts of what is open', async () => {
    expect((await both.get('/api/inbox/filters')).body).toEqual({
      processes: [{ processDefinitionId: 'contact', name: 'contact' }],
      districts: [
        { id: 'DSSBA', name: 'Bari' },
        { id: 'DSS04', name: 'Altamura' },
      ],
    });
    await server.engine.deploy(callerFiles);
    expect((await far.get('/api/inbox/filters')).body.processes).toHaveLength(1);
  });

  test('refuses what it does not know, by pointer', async () => {
    const answer = await desk.get('/api/inbox?limit=1000&view=everything&colour=red');
    expect([answer.status, answer.body.code]).toEqual([400, 'INVALID_REQUEST']);
    expect(answer.body.errors.map(({ pointer }) => pointer).toSorted()).toEqual([
      '/query/colour',
      '/query/limit',
      '/query/view',
    ]);
    for (const cursor of ['x', 'dated.x', 'undated.x', 'dated.']) {
      const wrong = await desk.get(`/api/inbox?cursor=${cursor}`);
      expect([cursor, wrong.status]).toEqual([cursor, cursor === 'dated.' ? 200 : 400]);
    }
  });
});

test('The inbox stays quick with very many open tasks', async () => {
  const many = Array.from({ length: 30_000 }, (_, number) => ({
    op: 'put' as const,
    collection: 'userTasks',
    key: server.engine.newKey(),
    record: {
      name: `Compito ${number}`,
      state: 'CREATED',
      tenantId: `DSS${String((number % 10) + 20)}`,
      candidateGroups: ['pua', 'csm'],
      candidateUsers: [],
      processDefinitionId: 'contact',
      creationDate: number,
      dueDate: number,
      priority: 50,
    },
  }));
  const writes = many.map((write) => ({ ...write, record: { ...write.record, userTaskKey: write.key } }));
  for (let from = 0; from < writes.length; from += 5000) {
    await server.engine.commit({ guards: [], writes: writes.slice(from, from + 5000) });
  }
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    expect((await both.get('/api/inbox?view=groups')).body.total).toBe(5);
    times.push(performance.now() - start);
  }
  const median = times.toSorted((a, b) => a - b)[2]!;
  console.log(`inbox among 30,000 open tasks: ${median.toFixed(1)} ms`);
  expect(median).toBeLessThan(200);
});
