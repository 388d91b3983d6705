import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callerFiles, contactFiles } from '../pathway-files.ts';
import { process as model } from '../../support/model.ts';
import { everyPage } from '../every-page.ts';
import { startServer, type Client, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let desk: Client;
let far: Client;
let admin: Client;

beforeAll(async () => {
  server = await startServer();
  const operator = { roles: ['operator'] as const, groups: ['pua'] };
  await server.account({
    ...operator,
    username: 'desk',
    displayName: 'Paola',
    districts: ['DSSBA', 'DSS14'],
  });
  await server.account({ ...operator, username: 'far', districts: ['DSS04'] });
  await server.account({ username: 'ada', roles: ['administrator'], districts: ['<default>'] });
  await server.account({ username: 'delia', roles: ['designer'], districts: ['<default>'] });
  [desk, far, admin] = [await server.signIn('desk'), await server.signIn('far'), await server.signIn('ada')];
  await server.engine.deploy([...contactFiles(), ...callerFiles]);
  const broken = model('broken').startEvent().callActivity('B', 'nowhere', { name: 'Rotto' }).endEvent();
  await server.engine.deploy([{ name: 'broken.bpmn', content: broken.xml }]);
});
afterAll(() => server.stop());

const start = (who: Client, processDefinitionId: string, districtId = 'DSSBA', values: object = {}) =>
  who.post('/api/instances', { processDefinitionId, districtId, values });
const complete = (who: Client, key: string) => who.post(`/api/tasks/${key}/completion`, { values: {} });

describe('What can be started', () => {
  test('is what begins somewhere, not the parts of something else', async () => {
    const { body } = await desk.get('/api/processes');
    expect(body.map((process) => process.processDefinitionId)).toEqual(['broken', 'contact', 'pathway']);
    expect(body[1]).toMatchObject({
      name: 'contact',
      version: 1,
      hasStartForm: true,
      districts: [
        { id: 'DSSBA', name: 'Bari', version: 1 },
        { id: 'DSS14', name: 'Putignano', version: 1 },
      ],
    });
    expect((await desk.get('/api/processes/assessment/start?district=DSSBA')).status).toBe(404);
  });

  test('shows its start form and diagram, in my districts only', async () => {
    const { body } = await desk.get('/api/processes/contact/start?district=DSSBA');
    expect(body).toMatchObject({ version: 1, form: { formId: 'opening', version: 1 } });
    expect(body.xml).toContain('<bpmn:process id="contact"');
    expect((await desk.get('/api/processes/contact/start?district=DSS04')).status).toBe(404);
    expect((await desk.get('/api/processes/contact/start')).status).toBe(400);
  });

  test('is nothing for who neither operates nor administers', async () => {
    const delia = await server.signIn('delia');
    expect((await delia.get('/api/processes')).body).toEqual([]);
    expect((await start(delia, 'pathway')).status).toBe(404);
  });
});

describe('Starting a case', () => {
  test('gives it a name of its own and tells what is to be done', async () => {
    const answer = await start(desk, 'contact', 'DSSBA', { channel: 'telefono', more: 'ignored' });
    expect(answer.status).toBe(201);
    expect(answer.body.businessId).toMatch(/^BDS-DSSBA-\d{4}-\d{4}$/);
    expect(answer.body.nextTasks).toMatchObject([
      { name: 'Primo contatto', businessId: answer.body.businessId },
    ]);
    const variables = await server.engine.visibleVariables(answer.body.processInstanceKey);
    expect(variables).toEqual({
      channel: 'telefono',
      businessKey: answer.body.businessId,
      distretto: 'DSSBA',
    });
  });

  test('needs a valid start form; a refused one takes no number', async () => {
    const before = (await start(desk, 'pathway')).body.businessId;
    const refused = await start(desk, 'contact');
    expect([refused.status, refused.body.errors[0]!.pointer]).toEqual([422, '/values/channel']);
    const after = (await start(desk, 'pathway')).body.businessId;
    expect(numberIn(after)).toBe(numberIn(before) + 1);
  });

  test('happens in my districts only', async () => {
    expect((await start(desk, 'pathway', 'DSS04')).status).toBe(404);
    expect((await start(desk, 'pathway', '<default>')).status).toBe(404);
    expect((await start(desk, 'nothing')).status).toBe(404);
    expect((await start(admin, 'pathway', '<default>')).body.businessId).toMatch(/^BDS-CMB-/);
  });
});

describe('The list of cases', () => {
  test('shows the cases of my districts, newest first, called processes inside theirs', async () => {
    await start(far, 'pathway', 'DSS04');
    const { businessId } = (await start(desk, 'pathway', 'DSS14')).body;
    const { body } = await desk.get('/api/instances');
    expect(body.items[0]).toMatchObject({
      businessId,
      processDefinitionId: 'pathway',
      processName: 'pathway',
      version: 1,
      state: 'ACTIVE',
      hasIncident: false,
      districtId: 'DSS14',
      districtName: 'Putignano',
      openTasks: 1,
      startedBy: 'desk',
      endDate: null,
    });
    const districts = body.items.map(({ districtId }) => districtId);
    expect(new Set(districts)).toEqual(new Set(['DSSBA', 'DSS14']));
    expect((await far.get('/api/instances')).body.total).toBe(1);
  });

  test('finds by name, key, state, process, district and trouble', async () => {
    const { businessId, processInstanceKey } = (await start(desk, 'pathway')).body;
    const troubled = (await start(desk, 'broken')).body.processInstanceKey;
    const found = async (filter: string) => {
      const { body } = await desk.get(`/api/instances?${filter}`);
      return body.items.map((item) => item.processInstanceKey);
    };
    expect(await found(`search=${businessId.toLowerCase()}`)).toEqual([processInstanceKey]);
    expect(await found(`search=${processInstanceKey}`)).toEqual([processInstanceKey]);
    expect(await found('hasIncident=true')).toEqual([troubled]);
    expect(await found('state=COMPLETED')).toEqual([]);
    expect(await found('processDefinitionId=broken')).toEqual([troubled]);
    expect(await found('district=DSS04')).toEqual([]);
  });

  test('comes in pages', async () => {
    const whole = (await desk.get('/api/instances?limit=100')).body;
    const items = await everyPage((more) => desk.get(`/api/instances?limit=2${more}`));
    const keys = items.map((item) => item.processInstanceKey);
    expect(keys).toEqual(whole.items.map((item) => item.processInstanceKey));
    expect(keys).toHaveLength(whole.total);
  });
});

describe('A case', () => {
  let root: string;
  let called: string;

  beforeAll(async () => {
    const started = (await start(desk, 'pathway')).body;
    root = started.processInstanceKey;
    const { body } = await complete(desk, started.nextTasks[0]!.userTaskKey);
    called = body.nextTasks[0]!.processInstanceKey;
  });

  test('shows what it called, what called it, and what is to be done in all of it', async () => {
    const { body } = await desk.get(`/api/instances/${root}`);
    expect(body.instance).toMatchObject({
      openTasks: 1,
      parentProcessInstanceKey: null,
      parentElementId: null,
    });
    expect(body.callers).toEqual([]);
    expect(body.called).toEqual([
      {
        processInstanceKey: called,
        processDefinitionId: 'assessment',
        processName: 'assessment',
        elementId: 'P2',
        state: 'ACTIVE',
      },
    ]);
    expect(body.openTasks).toMatchObject([{ name: 'Valuta', processInstanceKey: called }]);

    const child = (await desk.get(`/api/instances/${called}`)).body;
    expect(child.instance).toMatchObject({
      parentProcessInstanceKey: root,
      parentElementId: 'P2',
      rootProcessInstanceKey: root,
      openTasks: 1,
    });
    expect(child.callers).toEqual([{ processInstanceKey: root, processName: 'pathway' }]);
  });

  test('shows its variables to those who administer or design, not to operators', async () => {
    expect((await desk.get(`/api/instances/${root}`)).body.variables).toEqual([]);
    const { body } = await admin.get(`/api/instances/${root}`);
    expect(body.variables).toContainEqual({ name: 'distretto', value: 'DSSBA', scope: null });
  });

  test('of another district is not there', async () => {
    for (const part of ['', '/diagram', '/history']) {
      expect((await far.get(`/api/instances/${root}${part}`)).status).toBe(404);
      expect((await far.get(`/api/instances/x${part}`)).status).toBe(404);
    }
  });

  test('shows on its diagram what was done and where it stands', async () => {
    const { body } = await desk.get(`/api/instances/${root}/diagram`);
    expect(body.xml).toContain('<bpmn:process id="pathway"');
    const of = (elementId: string) => body.elements.find((element) => element.elementId === elementId);
    expect(of('P1')).toEqual({ elementId: 'P1', active: 0, completed: 1, terminated: 0, incidents: 0 });
    expect(of('P2')).toEqual({ elementId: 'P2', active: 1, completed: 0, terminated: 0, incidents: 0 });
    expect(of('pathway')).toBeUndefined();
    expect(body.flowsTaken.toSorted()).toEqual(['P1_P2', 'start_P1']);
  });

  test('shows trouble with the words of the engine', async () => {
    const key = (await start(desk, 'broken')).body.processInstanceKey;
    const { body } = await desk.get(`/api/instances/${key}`);
    expect(body.instance.hasIncident).toBe(true);
    expect(body.incidents).toMatchObject([
      { elementId: 'B', elementName: 'Rotto', message: expect.any(String) },
    ]);
    const history = (await desk.get(`/api/instances/${key}/history`)).body;
    expect(history.items[0]).toMatchObject({ kind: 'incident', elementId: 'B', actor: null });
  });

  test('tells its history, newest first, with who did what', async () => {
    const { body } = await desk.get(`/api/instances/${root}/history`);
    const told = body.items.map(({ kind, elementId, actorName, detail }) =>
      [kind, elementId, actorName, detail].filter((part) => part !== null).join(' '),
    );
    expect(told).toEqual([
      'entered V1 assessment',
      'completed start assessment',
      'entered start assessment',
      'started assessment',
      'entered P2',
      'taskCompleted P1 Paola',
      'entered P1',
      'completed start',
      'entered start',
      'started Paola',
    ]);
    expect(body.items[5]).toMatchObject({ elementName: 'Apri', elementType: 'USER_TASK', actor: 'desk' });
  });

  test('tells the same history in pages of any size', async () => {
    const { body } = await desk.get(`/api/instances/${root}/history`);
    for (const limit of [1, 3, 4, 9, 10]) {
      const items = await everyPage((more) =>
        desk.get(`/api/instances/${root}/history?limit=${limit}${more}`),
      );
      const ids = items.map(({ id }) => id);
      expect(ids).toEqual(body.items.map(({ id }) => id));
    }
    expect((await desk.get(`/api/instances/${root}/history?cursor=x`)).status).toBe(400);
  });

  test('ends', async () => {
    const [task] = (await desk.get(`/api/instances/${root}`)).body.openTasks;
    expect((await complete(desk, task!.userTaskKey)).body.nextTasks).toEqual([]);
    const { body } = await desk.get(`/api/instances/${root}`);
    expect(body.instance).toMatchObject({ state: 'COMPLETED', openTasks: 0, endDate: expect.any(String) });
    expect(body.called).toMatchObject([{ state: 'COMPLETED' }]);
    const history = (await desk.get(`/api/instances/${root}/history`)).body;
    expect(history.items[0]).toMatchObject({ kind: 'ended', detail: 'COMPLETED' });
  });
});

function numberIn(businessId: string): number {
  return Number(businessId.split('-').at(-1));
}
