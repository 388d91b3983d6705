import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredRecord } from '../../../engine/index.ts';
import { callerFiles, contactFiles, contactProcess } from '../pathway-files.ts';
import { startServer, type Client, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let admin: Client;
let operator: Client;
/** The keys of versions 1, 2 and 3 of `contact`. */
const keys: string[] = [];

function keyOf(definition: StoredRecord | undefined): string {
  return definition?.['processDefinitionKey'] as string;
}

async function deploy(name: string): Promise<string> {
  const { processDefinitions } = await server.engine.deploy([contactProcess(name)], { actor: 'delia' });
  return keyOf(processDefinitions[0]);
}

beforeAll(async () => {
  server = await startServer();
  const areaWide = { districts: ['<default>'] };
  await server.account({ username: 'ada', displayName: 'Ada', roles: ['administrator'], ...areaWide });
  await server.account({
    username: 'op',
    roles: ['operator'],
    groups: ['pua'],
    districts: ['DSSBA', 'DSS04'],
  });
  admin = await server.signIn('ada');
  operator = await server.signIn('op');
  const { processDefinitions } = await server.engine.deploy(contactFiles(), { actor: 'delia' });
  keys.push(keyOf(processDefinitions[0]), await deploy('Due'), await deploy('Tre'));
});
afterAll(() => server.stop());

const choose = (district: string, processDefinitionKey: string | null, reason = 'prova sul campo') =>
  admin.put(`/api/pathways/contact/districts/${district}`, { processDefinitionKey, reason });
const start = (districtId: string) =>
  operator.post('/api/instances', {
    processDefinitionId: 'contact',
    districtId,
    values: { channel: 'sportello' },
  });
const versionOf = async (answer: { body: { processInstanceKey: string } }) =>
  (await operator.get(`/api/instances/${answer.body.processInstanceKey}`)).body.instance.version;
const rowOf = async (district: string) => {
  const [pathway] = (await admin.get('/api/pathways')).body;
  return pathway?.districts.find(({ districtId }) => districtId === district);
};

describe('A district', () => {
  test('follows the latest version until told otherwise', async () => {
    const { body } = await admin.get('/api/pathways');
    expect(body).toHaveLength(1);
    expect(body[0]).toMatchObject({ processDefinitionId: 'contact', latest: { version: 3 } });
    expect(body[0]!.versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(body[0]!.districts).toHaveLength(12);
    expect(await rowOf('DSS04')).toMatchObject({ followsLatest: true, version: 3, changedBy: null });
  });

  test('runs the version it is given: new cases begin on it, running ones stay', async () => {
    const before = await start('DSS04');
    expect(await versionOf(before)).toBe(3);

    const answer = await choose('DSS04', keys[0]!);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ followsLatest: false, version: 1, changedBy: 'ada' });

    expect(await versionOf(await start('DSS04'))).toBe(1);
    expect(await versionOf(before)).toBe(3);
    expect(await versionOf(await start('DSSBA'))).toBe(3);
    expect(await rowOf('DSS04')).toMatchObject({ runningInstances: 2, olderInstances: 1 });
  });

  test('stays on it when a newer one is deployed; the others follow', async () => {
    await choose('DSS04', keys[1]!);
    keys.push(await deploy('Quattro'));
    expect(await versionOf(await start('DSS04'))).toBe(2);
    expect(await versionOf(await start('DSSBA'))).toBe(4);
  });

  test('keeps its choice over a restart', async () => {
    await choose('DSS04', keys[1]!);
    server = await server.restart();
    [admin, operator] = [server.visitor(admin.headers), server.visitor(operator.headers)];
    expect(await versionOf(await start('DSS04'))).toBe(2);
  });

  test('follows the latest again when it is let go', async () => {
    await choose('DSS04', keys[0]!);
    expect((await choose('DSS04', null)).body).toMatchObject({ followsLatest: true, changedBy: 'ada' });
    expect(await versionOf(await start('DSS04'))).toBe(4);
  });

  test('gets the start form of its own version', async () => {
    await choose('DSS04', keys[0]!);
    const answer = await operator.get('/api/processes/contact/start?district=DSS04');
    expect(answer.body).toMatchObject({ version: 1, form: { formId: 'opening', version: 1 } });
    const [process] = (await operator.get('/api/processes')).body;
    expect(process?.districts.map(({ id, version }) => [id, version])).toEqual([
      ['DSSBA', 4],
      ['DSS04', 1],
    ]);
  });

  test('prefers what was deployed for itself to what serves the whole area', async () => {
    await server.engine.deploy([contactProcess('Solo Molfetta')], { tenantId: 'DSS01', actor: 'delia' });
    expect(server.pathways.definitionFor('contact', 'DSS01')).toMatchObject({
      tenantId: 'DSS01',
      version: 1,
    });
    expect(server.pathways.definitionFor('contact', 'DSS02')).toMatchObject({
      tenantId: '<default>',
      version: 4,
    });
    await choose('DSS01', keys[2]!);
    expect(server.pathways.definitionFor('contact', 'DSS01')).toMatchObject({
      tenantId: '<default>',
      version: 3,
    });
  });
});

describe('A choice', () => {
  test('is recorded with who, when, from, to and why, newest first', async () => {
    const before = Date.now();
    await choose('DSS05', keys[0]!, '  sperimentazione  ');
    await choose('DSS05', null, 'fine della sperimentazione');
    const { body } = await admin.get('/api/pathways/contact/changes?district=DSS05');
    expect(body.items).toEqual([
      expect.objectContaining({ from: { version: 1 }, to: null, reason: 'fine della sperimentazione' }),
      expect.objectContaining({
        actor: 'ada',
        actorName: 'Ada',
        districtId: 'DSS05',
        districtName: 'Grumo Appula',
        from: null,
        to: { version: 1 },
        reason: 'sperimentazione',
      }),
    ]);
    expect(Date.parse(body.items[1]!.at)).toBeGreaterThanOrEqual(before);
  });

  test('made by two at once is made by one of them', async () => {
    const about = { processDefinitionId: 'contact', districtId: 'DSS03', reason: 'per prova', actor: 'ada' };
    const outcomes = await Promise.allSettled(
      keys
        .slice(0, 2)
        .map((processDefinitionKey) => server.pathways.choose({ ...about, processDefinitionKey })),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { status: 409, code: 'CONFLICT' } }]);
    const { body } = await admin.get('/api/pathways/contact/changes?district=DSS03');
    expect(body.items).toHaveLength(1);
    expect(await rowOf('DSS03')).toMatchObject({ version: body.items[0]?.to?.version });
  });

  test('needs a reason', async () => {
    for (const reason of ['', '   ', 'x']) {
      const answer = await choose('DSS09', keys[0]!, reason);
      expect([answer.status, answer.body.errors[0]!.pointer]).toEqual([400, '/reason']);
    }
  });

  test('must be a version of this process', async () => {
    const other = await server.engine.deploy(callerFiles);
    const answer = await choose('DSS09', keyOf(other.processDefinitions[0]));
    expect([answer.status, answer.body.errors[0]!.pointer]).toEqual([422, '/processDefinitionKey']);
    expect((await choose('DSS09', '1')).status).toBe(422);
    expect((await choose('DSS99', keys[0]!)).status).toBe(404);
    const nothing = await admin.put('/api/pathways/nothing/districts/DSS09', {
      processDefinitionKey: null,
      reason: 'per prova',
    });
    expect(nothing.status).toBe(404);
  });

  test('is for administrators, and for their districts', async () => {
    expect((await operator.get('/api/pathways')).body.code).toBe('FORBIDDEN');
    const body = { processDefinitionKey: keys[0], reason: 'per prova' };
    expect((await operator.put('/api/pathways/contact/districts/DSS04', body)).body.code).toBe('FORBIDDEN');

    await server.account({ username: 'lea', roles: ['administrator'], districts: ['DSS14'] });
    const lea = await server.signIn('lea');
    expect((await lea.get('/api/pathways')).body[0]!.districts).toHaveLength(1);
    expect((await lea.put('/api/pathways/contact/districts/DSS04', body)).status).toBe(404);
    expect((await lea.get('/api/pathways/contact/changes')).body.items).toEqual([]);
  });
});

test('A district whose version is deleted follows the latest again', async () => {
  const versions = await Promise.all(
    ['Prima', 'Seconda'].map(async (name) => {
      const content = contactProcess(name).content.replaceAll('"contact"', '"passing"');
      return server.engine.deploy([{ name: 'passing.bpmn', content }]);
    }),
  );
  const [first, second] = versions.map(({ processDefinitions }) => keyOf(processDefinitions[0]));
  const body = { processDefinitionKey: first, reason: 'per prova' };
  await admin.put('/api/pathways/passing/districts/DSS04', body);
  await server.engine.deleteResource(first!);
  expect(server.pathways.versionFor('passing', 'DSS04')).toBe(second);
  expect(server.pathways.versions.find(first!)).toBeNull();
  await server.engine.deleteResource(second!);
  expect(server.pathways.versionFor('passing', 'DSS04')).toBeNull();
  expect(server.pathways.versions.processDefinitionIds()).not.toContain('passing');
});

test('A called process runs in the version of the district too', async () => {
  const { processDefinitions } = await server.engine.deploy(callerFiles);
  const first = keyOf(processDefinitions.find((record) => record['processDefinitionId'] === 'assessment'));
  const changed = callerFiles[1]!.content.replace('Valuta', 'Valuta meglio');
  await server.engine.deploy([{ name: 'assessment.bpmn', content: changed }]);
  const body = { processDefinitionKey: first, reason: 'per prova' };
  await admin.put('/api/pathways/assessment/districts/DSS04', body);

  for (const [districtId, expected] of [
    ['DSS04', 'Valuta'],
    ['DSSBA', 'Valuta meglio'],
  ]) {
    const started = await operator.post('/api/instances', {
      processDefinitionId: 'pathway',
      districtId,
      values: {},
    });
    const [task] = started.body.nextTasks;
    const { body } = await operator.post(`/api/tasks/${task!.userTaskKey}/completion`, { values: {} });
    expect(body.nextTasks.map(({ name }) => name)).toEqual([expected]);
  }
});
