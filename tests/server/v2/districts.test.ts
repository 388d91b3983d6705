/** Who may ask `/v2`, and what they are shown: a district is a tenant. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer, type Credentials, type RunningServer } from '../../support/start-server.ts';
import * as diagrams from './diagrams.ts';

let server: RunningServer;
let inD1: Credentials;
let inD2: Credentials;
let inBoth: Credentials;
const keys = new Map<string, { instance: string; task: string }>();

beforeAll(async () => {
  server = await startServer();
  inD1 = await server.createAccount({ username: 'one', roles: ['client'], districts: ['d1'] });
  inD2 = await server.createAccount({ username: 'two', roles: ['client'], districts: ['d2'] });
  inBoth = await server.createAccount({ username: 'both', roles: ['client'], districts: ['d1', 'd2'] });
  const body = diagrams.formOf({
    'approval.bpmn': diagrams.taskProcess,
    'payment.bpmn': diagrams.jobProcess,
    'request.form': diagrams.requestForm,
  });
  await server.ask('POST', '/v2/deployments', { body });
  for (const tenantId of ['<default>', 'd1', 'd2']) {
    const created = await server.ask('POST', '/v2/process-instances', {
      body: { processDefinitionId: 'approval', tenantId, variables: { amount: 1 } },
    });
    expect(created).toMatchObject({ status: 200, body: { tenantId } });
    const instance = created.body.processInstanceKey;
    const tasks = await server.ask('POST', '/v2/user-tasks/search', {
      body: { filter: { processInstanceKey: instance } },
    });
    keys.set(tenantId, { instance, task: tasks.body.items[0]!.userTaskKey });
  }
});
afterAll(async () => server.stop());

const keysIn = (tenantId: string) => keys.get(tenantId)!;

describe('signing in', () => {
  test('nobody: 401 with the way to sign in', async () => {
    const answer = await server.ask('GET', '/v2/topology', { as: null });
    expect(answer).toMatchObject({ status: 401, body: { title: 'UNAUTHORIZED', status: 401 } });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  test('a wrong password, an unknown user: 401 alike', async () => {
    const wrong = await server.ask('GET', '/v2/topology', { as: { ...inD1, password: 'wrong' } });
    const unknown = await server.ask('GET', '/v2/topology', { as: { username: 'x', password: 'y' } });
    expect(wrong).toMatchObject({ status: 401, body: { title: 'UNAUTHORIZED' } });
    expect(unknown.body).toEqual(wrong.body);
    expect(wrong.headers.get('www-authenticate')).toMatch(/^Basic /);
  });

  test.each(['operator', 'designer'] as const)('a mere %s: 403', async (role) => {
    const as = await server.createAccount({ username: role, roles: [role], districts: ['<default>'] });
    const answer = await server.ask('GET', '/v2/topology', { as });
    expect(answer).toMatchObject({ status: 403, body: { title: 'FORBIDDEN' } });
  });

  test('an administrator may', async () => {
    const as = await server.createAccount({
      username: 'root',
      roles: ['administrator'],
      districts: ['<default>'],
    });
    expect((await server.ask('GET', '/v2/topology', { as })).status).toBe(200);
  });
});

describe('reading', () => {
  test.each([
    ['process-instances', 1],
    ['user-tasks', 1],
    ['element-instances', 3],
    ['variables', 2],
    ['jobs', 0],
    ['incidents', 0],
  ])('a search of %s finds the own district only', async (what, count) => {
    const { body } = await server.ask('POST', `/v2/${what}/search`, { as: inD1 });
    const { items } = body;
    expect(new Set(items.map(({ tenantId }) => tenantId)).size).toBeLessThanOrEqual(1);
    expect(items.every(({ tenantId }) => tenantId === 'd1')).toBe(true);
    expect(body.page.totalItems).toBe(count);
  });

  test('no filter reaches further', async () => {
    for (const filter of [{ tenantId: 'd2' }, { $or: [{ tenantId: 'd2' }, {}], tenantId: { $neq: 'd1' } }]) {
      const { body } = await server.ask('POST', '/v2/process-instances/search', {
        as: inD1,
        body: { filter },
      });
      expect(body.page.totalItems).toBe(0);
    }
  });

  test('two districts, the whole area', async () => {
    const count = async (as: Credentials) =>
      (await server.ask('POST', '/v2/process-instances/search', { as })).body.page.totalItems;
    expect(await count(inBoth)).toBe(2);
    expect(await count(server.client)).toBe(3);
  });

  test('by key: what is elsewhere is not there', async () => {
    const { instance, task } = keysIn('d2');
    for (const path of [
      `/v2/process-instances/${instance}`,
      `/v2/process-instances/${instance}/sequence-flows`,
      `/v2/process-instances/${instance}/statistics/element-instances`,
      `/v2/process-instances/${instance}/call-hierarchy`,
      `/v2/element-instances/${instance}`,
      `/v2/user-tasks/${task}`,
      `/v2/user-tasks/${task}/form`,
    ]) {
      expect((await server.ask('GET', path, { as: inD1 })).status).toBe(404);
      expect((await server.ask('GET', path, { as: inD2 })).status).toBe(200);
    }
    for (const path of ['variables', 'effective-variables']) {
      const url = `/v2/user-tasks/${task}/${path}/search`;
      expect((await server.ask('POST', url, { as: inD1 })).status).toBe(404);
    }
  });

  test('what is deployed for the whole area is read from every district', async () => {
    const { body } = await server.ask('POST', '/v2/process-definitions/search', { as: inD1 });
    expect(body.page.totalItems).toBe(2);
    const { processDefinitionKey } = body.items[0] as { processDefinitionKey: string };
    expect(
      (await server.ask('GET', `/v2/process-definitions/${processDefinitionKey}/xml`, { as: inD1 })).status,
    ).toBe(200);
  });
});

describe('commands', () => {
  test('on what is elsewhere: 404, and nothing happens', async () => {
    const { instance, task } = keysIn('d2');
    const asked: [string, string, unknown][] = [
      ['POST', `/v2/user-tasks/${task}/completion`, {}],
      ['POST', `/v2/user-tasks/${task}/assignment`, { assignee: 'x' }],
      ['DELETE', `/v2/user-tasks/${task}/assignee`, undefined],
      ['PATCH', `/v2/user-tasks/${task}`, { changeset: { priority: 1 } }],
      ['PUT', `/v2/element-instances/${instance}/variables`, { variables: { a: 1 } }],
      ['POST', `/v2/process-instances/${instance}/cancellation`, {}],
    ];
    for (const [method, path, body] of asked) {
      expect((await server.ask(method, path, { as: inD1, body })).status).toBe(404);
    }
    const { body } = await server.ask('GET', `/v2/user-tasks/${task}`, { as: inD2 });
    expect(body).toMatchObject({ state: 'CREATED', assignee: null, priority: 50 });
  });

  test('that name a foreign tenant: 403', async () => {
    const body = { processDefinitionId: 'approval', tenantId: 'd2' };
    const asked: [string, unknown][] = [
      ['/v2/process-instances', body],
      ['/v2/messages/publication', { name: 'a', tenantId: '<default>' }],
      ['/v2/jobs/activation', { type: 'a', timeout: 1, maxJobsToActivate: 1, tenantIds: ['d1', 'd2'] }],
      ['/v2/deployments', diagrams.formOf({ 'a.bpmn': diagrams.instantProcess }, { tenantId: '<default>' })],
    ];
    for (const [path, sent] of asked) {
      const answer = await server.ask('POST', path, { as: inD1, body: sent });
      expect(answer).toMatchObject({ status: 403, body: { title: 'FORBIDDEN' } });
    }
  });

  test('that name none work in the only district, or must say which', async () => {
    const body = { processDefinitionId: 'approval', variables: { amount: 1 } };
    const created = await server.ask('POST', '/v2/process-instances', { as: inD1, body });
    expect(created).toMatchObject({ status: 200, body: { tenantId: 'd1' } });
    await server.ask('POST', `/v2/process-instances/${created.body.processInstanceKey}/cancellation`, {
      as: inD1,
    });
    const unclear = await server.ask('POST', '/v2/process-instances', { as: inBoth, body });
    expect(unclear).toMatchObject({ status: 400, body: { title: 'INVALID_ARGUMENT' } });
    expect(unclear.body.detail).toContain('d1, d2');
  });

  test('jobs go to workers of their tenant; ASSIGNED means all of one’s own', async () => {
    for (const tenantId of ['d1', 'd2']) {
      await server.ask('POST', '/v2/process-instances', {
        body: { processDefinitionId: 'payment', tenantId, variables: { jobType: tenantId } },
      });
    }
    const activate = async (type: string, as: Credentials, more: object = {}) => {
      const body = { type, timeout: 1000, maxJobsToActivate: 5, requestTimeout: -1, ...more };
      return (await server.ask('POST', '/v2/jobs/activation', { as, body })).body.jobs as unknown[];
    };
    expect(await activate('d1', inD2)).toHaveLength(0);
    expect(await activate('d1', server.client, { tenantIds: ['<default>'] })).toHaveLength(0);
    expect(await activate('d1', inD1)).toMatchObject([{ tenantId: 'd1' }]);
    expect(await activate('d2', inD1, { tenantFilter: 'ASSIGNED' })).toHaveLength(0);
    expect(await activate('d2', server.client, { tenantFilter: 'ASSIGNED' })).toMatchObject([
      { tenantId: 'd2' },
    ]);
  });
});
