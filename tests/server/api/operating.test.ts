import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { process as model } from '../../support/model.ts';
import { startServer, type Client, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let desk: Client;
let admin: Client;
let far: Client;
let keys: readonly string[];

const first = model('first').startEvent().userTask('a', { name: 'Colloquio' }).endEvent();
const second = model('second').startEvent().userTask('b', { name: 'Colloquio' }).userTask('c').endEvent();

beforeAll(async () => {
  server = await startServer();
  await server.account({ username: 'desk', roles: ['operator'], districts: ['DSSBA'] });
  await server.account({ username: 'ada', roles: ['administrator'], districts: ['<default>'] });
  await server.account({ username: 'far', roles: ['administrator'], districts: ['DSS04'] });
  [desk, admin, far] = [await server.signIn('desk'), await server.signIn('ada'), await server.signIn('far')];
  const { processDefinitions } = await server.engine.deploy(
    [first, second].map(({ id, xml }) => ({ name: `${id}.bpmn`, content: xml })),
  );
  keys = processDefinitions.map((record) => String(record['processDefinitionKey']));
});
afterAll(() => server.stop());

async function begin(): Promise<string> {
  const { processInstanceKey } = await server.engine.createInstance({
    processDefinitionId: 'first',
    processDefinitionKey: keys[0]!,
    tenantId: 'DSSBA',
  });
  return processInstanceKey;
}

test('a case is suspended and resumed by administrators of its district', async () => {
  const key = await begin();
  expect((await desk.post(`/api/instances/${key}/suspension`, {})).status).toBe(403);
  expect((await far.post(`/api/instances/${key}/suspension`, {})).status).toBe(404);
  expect((await admin.post(`/api/instances/${key}/suspension`, {})).status).toBe(204);
  expect((await admin.post(`/api/instances/${key}/suspension`, {})).status).toBe(409);
  expect((await admin.get(`/api/instances/${key}`)).body.instance).toMatchObject({ suspended: true });
  expect((await admin.post(`/api/instances/${key}/resumption`, {})).status).toBe(204);
  expect((await admin.get(`/api/instances/${key}`)).body.instance).toMatchObject({ suspended: false });
});

test('a migration is proposed, looked at and done', async () => {
  const key = await begin();
  const [source, target] = keys;
  const { body: proposal } = await admin.get(`/api/migrations/proposal?source=${source}&target=${target}`);
  expect(proposal.mappings).toContainEqual({
    sourceElementId: 'a',
    targetElementId: 'b',
    confidence: 'likely',
    reason: "Same kind, and both are called 'Colloquio'.",
  });
  expect((await desk.get(`/api/migrations/proposal?source=${source}&target=${target}`)).status).toBe(403);

  const wrong = { targetProcessDefinitionKey: target, mappings: [] };
  const { body: checked } = await admin.post(`/api/instances/${key}/migration/check`, wrong);
  expect(checked.problems).toEqual([expect.objectContaining({ rule: 'migration/unmapped', element: 'a' })]);
  expect((await admin.post(`/api/instances/${key}/migration`, wrong)).status).toBe(409);

  const plan = {
    targetProcessDefinitionKey: target,
    mappings: [{ sourceElementId: 'a', targetElementId: 'b' }],
  };
  const { body: fine } = await admin.post(`/api/instances/${key}/migration/check`, plan);
  expect(fine.problems).toEqual([]);
  expect((await admin.post(`/api/instances/${key}/migration`, plan)).status).toBe(204);
  expect((await admin.get(`/api/instances/${key}`)).body.instance).toMatchObject({
    processDefinitionId: 'second',
  });
});
