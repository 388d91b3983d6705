import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { contactFiles } from '../pathway-files.ts';
import { startServer, type Client, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let desk: Client;
let csm: Client;
let other: Client;
let stranger: Client;
let task: string;

beforeAll(async () => {
  server = await startServer();
  const operator = { roles: ['operator'] as const, districts: ['DSSBA'] };
  await server.account({ ...operator, username: 'desk', groups: ['pua'] });
  await server.account({ ...operator, username: 'csm', groups: ['csm'] });
  await server.account({ ...operator, username: 'ets', groups: ['ets'] });
  await server.account({ ...operator, username: 'far', groups: ['pua', 'csm'], districts: ['DSS04'] });
  [desk, csm, other, stranger] = [
    await server.signIn('desk'),
    await server.signIn('csm'),
    await server.signIn('ets'),
    await server.signIn('far'),
  ];
  await server.engine.deploy(contactFiles());
});
afterAll(() => server.stop());

beforeEach(async () => {
  task = (await open()).userTaskKey;
});

async function open(variables: Record<string, string | number> = {}) {
  const { processInstanceKey } = await server.engine.createInstance({
    processDefinitionId: 'contact',
    tenantId: 'DSSBA',
    businessId: 'BDS-X',
    variables: { score: 7, secret: 'not for the form', ...variables },
  });
  const page = await server.engine.search('userTasks', {
    where: { op: 'eq', field: 'processInstanceKey', value: processInstanceKey },
  });
  return page.items[0] as unknown as { userTaskKey: string; processInstanceKey: string };
}

const path = <const A extends string = ''>(action?: A) => `/api/tasks/${task}${(action ?? '') as A}` as const;
const values = { days: 3, urgent: false };

describe('A task', () => {
  test('shows its form, and of the variables those the form names', async () => {
    const { status, body } = await desk.get(path());
    expect(status).toBe(200);
    expect(body.task).toMatchObject({
      userTaskKey: task,
      name: 'Primo contatto',
      state: 'CREATED',
      assignee: null,
      candidateGroups: ['pua', 'csm'],
      districtId: 'DSSBA',
      districtName: 'Bari',
      businessId: 'BDS-X',
    });
    expect(body.form).toMatchObject({ formId: 'contact', version: 1, schema: { id: 'contact' } });
    expect(body.variables).toEqual({ score: 7 });
    expect(body.draft).toBeNull();
    expect(body.may).toEqual({ claim: true, release: false, complete: true });
  });

  test('of another district is not there', async () => {
    const answers = await Promise.all([
      stranger.get(path()),
      stranger.post(path('/claim')),
      stranger.post(path('/release')),
      stranger.put(path('/draft'), { values }),
      stranger.post(path('/completion'), { values }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    const nowhere = await stranger.get('/api/tasks/99');
    expect({ ...answers[0].body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
  });

  test('of another group shows neither form nor values, and is not for the taking', async () => {
    const { body } = await other.get(path());
    expect(body.may).toEqual({ claim: false, release: false, complete: false });
    expect([body.form, body.variables]).toEqual([null, {}]);
    for (const action of ['/claim', '/release']) {
      expect((await other.post(path(action))).body.code).toBe('FORBIDDEN');
    }
    expect((await other.post(path('/completion'), { values })).body.code).toBe('FORBIDDEN');
    expect((await other.put(path('/draft'), { values })).body.code).toBe('FORBIDDEN');
  });
});

describe('Taking a task', () => {
  test('makes it mine, twice is once, and giving it back makes it nobody’s', async () => {
    expect((await desk.post(path('/claim'))).status).toBe(204);
    expect((await desk.post(path('/claim'))).status).toBe(204);
    expect((await desk.get(path())).body).toMatchObject({
      task: { assignee: 'desk' },
      may: { claim: false, release: true, complete: true },
    });
    expect((await desk.post(path('/release'))).status).toBe(204);
    expect((await desk.get(path())).body.task.assignee).toBeNull();
  });

  test('that somebody else has is refused, whatever one tries', async () => {
    await desk.post(path('/claim'));
    const answers = [
      await csm.post(path('/claim')),
      await csm.post(path('/release')),
      await csm.post(path('/completion'), { values }),
      await csm.put(path('/draft'), { values }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      Array(4).fill([409, 'TASK_TAKEN']),
    );
  });

  test('by two at once gives it to one', async () => {
    for (let i = 0; i < 10; i++) {
      task = (await open()).userTaskKey;
      const answers = await Promise.all([desk.post(path('/claim')), csm.post(path('/claim'))]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('TASK_TAKEN');
      const winner = answers[0].status === 204 ? 'desk' : 'csm';
      expect((await desk.get(path())).body.task.assignee).toBe(winner);
    }
  });
});

describe('A draft', () => {
  test('is kept for who wrote it, as it was, right or wrong', async () => {
    const saved = await desk.put(path('/draft'), { values: { days: 'non so', note: 'àè' } });
    expect(saved.status).toBe(200);
    expect((await desk.get(path())).body.draft).toEqual({
      values: { days: 'non so', note: 'àè' },
      savedAt: saved.body.savedAt,
    });
    expect((await csm.get(path())).body.draft).toBeNull();
  });

  test('is replaced, and thrown away', async () => {
    await desk.put(path('/draft'), { values: { days: 1 } });
    await desk.put(path('/draft'), { values: { days: 2 } });
    expect((await desk.get(path())).body.draft?.values).toEqual({ days: 2 });
    expect((await desk.delete(path('/draft'))).status).toBe(204);
    expect((await desk.get(path())).body.draft).toBeNull();
  });

  test('goes when the task is completed, everybody’s', async () => {
    await desk.put(path('/draft'), { values });
    await csm.put(path('/draft'), { values });
    await desk.post(path('/completion'), { values });
    expect(await draftsOf(task)).toBe(0);
  });

  test('goes when the task is cancelled', async () => {
    const opened = await open();
    task = opened.userTaskKey;
    await desk.put(path('/draft'), { values });
    await server.engine.cancelInstance(opened.processInstanceKey);
    await until(async () => (await draftsOf(task)) === 0);
  });
});

describe('Completing a task', () => {
  test('writes what the form may write, and nothing else', async () => {
    const opened = await open();
    task = opened.userTaskKey;
    const answer = await desk.post(path('/completion'), {
      values: { days: 3, urgent: false, risk: 'hidden', score: 1000, admin: true },
    });
    expect(answer.status).toBe(200);
    const variables = await server.engine.visibleVariables(opened.processInstanceKey);
    expect(variables).toMatchObject({ days: 3, urgent: false, score: 7, secret: 'not for the form' });
    expect(variables).not.toHaveProperty('risk');
    expect(variables).not.toHaveProperty('admin');
    const { body } = await desk.get(path());
    expect(body.task).toMatchObject({ state: 'COMPLETED', assignee: 'desk', completedBy: 'desk' });
    expect(body.may).toEqual({ claim: false, release: false, complete: false });
  });

  test('is refused with a form that is not valid, and says where and what', async () => {
    const answer = await desk.post(path('/completion'), { values: { days: 0, urgent: true } });
    expect([answer.status, answer.body.code]).toEqual([422, 'INVALID_FORM']);
    expect(answer.body.errors).toEqual([
      { pointer: '/values/days', code: 'MIN', message: expect.any(String) },
      { pointer: '/values/risk', code: 'REQUIRED', message: expect.any(String) },
    ]);
    expect((await desk.get(path())).body.task).toMatchObject({ state: 'CREATED', assignee: null });
  });

  test('speaks the language of the reader', async () => {
    const invalid = { values: { urgent: false } };
    const [italian, english] = [
      await desk.post(path('/completion'), invalid, { 'accept-language': 'it-IT,it' }),
      await desk.post(path('/completion'), invalid, { 'accept-language': 'en-GB,en;q=0.9' }),
    ];
    expect(italian.body.errors[0]!.message).not.toBe(english.body.errors[0]!.message);
  });

  test('tells what one may do next in the same case', async () => {
    const answer = await csm.post(path('/completion'), { values });
    expect(answer.body.nextTasks.map(({ name }) => name)).toEqual(['Colloquio']);
    task = (await open()).userTaskKey;
    expect((await desk.post(path('/completion'), { values })).body.nextTasks).toEqual([]);
  });

  test('twice at once completes it once', async () => {
    const answers = await Promise.all(
      [desk, csm, desk].map((who) => who.post(path('/completion'), { values })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
      expect([status, ['TASK_DONE', 'TASK_TAKEN'].includes(body.code)]).toEqual([409, true]);
    }
  });

  test('that is done already is refused', async () => {
    await desk.post(path('/completion'), { values });
    const answer = await desk.post(path('/completion'), { values });
    expect([answer.status, answer.body.code]).toEqual([409, 'TASK_DONE']);
    expect((await csm.post(path('/claim'))).body.code).toBe('TASK_DONE');
  });

  test('takes no body of another shape', async () => {
    for (const body of [undefined, {}, [], { values: 3 }, { values, more: 1 }]) {
      expect((await desk.post(path('/completion'), body)).body.code).toBe('INVALID_REQUEST');
    }
  });
});

async function draftsOf(key: string): Promise<number> {
  const where = { op: 'eq', field: 'userTaskKey', value: key } as const;
  return (await server.engine.search('drafts', { where, limit: 0 })).total;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It did not come to pass');
}
