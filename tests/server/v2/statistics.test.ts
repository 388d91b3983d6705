/** What is counted, asked by the stock client with strict checks of requests and answers. */
import { File } from 'node:buffer';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import * as diagrams from './diagrams.ts';
import { now, orchestrationClient } from './orchestration-client.ts';

let server: RunningServer;
let camunda: CamundaClient;
/** Two versions of `payment`. */
const versions: { key: never; failing: never }[] = [];

const id = (text: string): never => text as never;

async function deploy(name: string, content: string): Promise<never> {
  const { processes } = await camunda.createDeployment({
    resources: [new File([content], name)] as globalThis.File[],
  });
  return id(processes[0]!.processDefinitionKey);
}

async function create(processDefinitionKey: never, variables = {}): Promise<never> {
  return id((await camunda.createProcessInstance({ processDefinitionKey, variables })).processInstanceKey);
}

async function fail(jobType: string, errorMessage: string): Promise<void> {
  const { jobs } = await camunda.activateJobs({
    type: jobType,
    timeout: 60_000,
    maxJobsToActivate: 1,
    requestTimeout: 5000,
  });
  await camunda.failJob({ jobKey: jobs[0]!.jobKey, retries: 0, errorMessage });
}

/** Of each version of `payment`: one that waits, one that failed, one that was cancelled; and one order. */
beforeAll(async () => {
  server = await startServer();
  camunda = await orchestrationClient(server);
  for (const [n, name] of ['Payment', 'Payment 2'].entries()) {
    const key = await deploy('payment.bpmn', diagrams.jobProcess.replace('name="Payment"', `name="${name}"`));
    await create(key, { kind: 'plain' });
    const failing = await create(key, { jobType: `fail${n}` });
    await fail(`fail${n}`, 'no money');
    await camunda.cancelProcessInstance({ processInstanceKey: await create(key) });
    versions.push({ key, failing });
  }
  await create(await deploy('order.bpmn', diagrams.callingProcess), { jobType: 'called' });
  await fail('called', 'no such account');
});
afterAll(async () => server.stop());

const noneOf = { active: 0, canceled: 0, incidents: 0, completed: 0 };

test('the elements of an instance', async () => {
  const { items } = await camunda.getProcessInstanceStatistics(
    { processInstanceKey: versions[0]!.failing },
    now,
  );
  expect(items).toEqual([
    { ...noneOf, elementId: 'pay', incidents: 1 },
    { ...noneOf, elementId: 'start', completed: 1 },
  ]);
});

test.each([
  [{}, { active: 1, canceled: 1, incidents: 1 }],
  [{ state: 'ACTIVE' }, { active: 1, incidents: 1 }],
  [{ hasIncident: true }, { incidents: 1 }],
  [{ variables: [{ name: 'kind', value: '"plain"' }] }, { active: 1 }],
  [{ $or: [{ state: 'TERMINATED' }, { hasIncident: true }] }, { canceled: 1, incidents: 1 }],
  [
    { $or: [{ state: 'TERMINATED' }, { hasIncident: true }], errorMessage: { $like: 'no*' } },
    { incidents: 1 },
  ],
  [{ startDate: { $lt: '2000-01-01T00:00:00Z' } }, null],
])('the elements of a definition’s instances that meet %j', async (filter, pay) => {
  const processDefinitionKey = versions[0]!.key;
  const asked = { processDefinitionKey, filter } as Parameters<
    typeof camunda.getProcessDefinitionStatistics
  >[0];
  const { items } = await camunda.getProcessDefinitionStatistics(asked, now);
  expect(items.find(({ elementId }) => elementId === 'pay')).toEqual(
    pay ? { ...noneOf, elementId: 'pay', ...pay } : undefined,
  );
});

test('a filter that says what the definition says already: 400', async () => {
  const path = `/v2/process-definitions/${String(versions[0]!.key)}/statistics/element-instances`;
  const answer = await server.ask('POST', path, { body: { filter: { processDefinitionId: 'x' } } });
  expect(answer).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/filter/processDefinitionId' }] },
  });
});

test('the running instances, process by process', async () => {
  const { items, page } = await camunda.getProcessDefinitionInstanceStatistics(
    { sort: [{ field: 'activeInstancesWithIncidentCount', order: 'DESC' }] },
    now,
  );
  expect(page).toMatchObject({ totalItems: 2, hasMoreTotalItems: false });
  expect(items).toEqual([
    {
      processDefinitionId: 'payment',
      tenantId: '<default>',
      latestProcessDefinitionName: 'Payment 2',
      hasMultipleVersions: true,
      activeInstancesWithIncidentCount: 3,
      activeInstancesWithoutIncidentCount: 2,
    },
    {
      processDefinitionId: 'order',
      tenantId: '<default>',
      latestProcessDefinitionName: 'Order',
      hasMultipleVersions: false,
      activeInstancesWithIncidentCount: 1,
      activeInstancesWithoutIncidentCount: 0,
    },
  ]);
  const second = await camunda.getProcessDefinitionInstanceStatistics(
    { sort: [{ field: 'processDefinitionId', order: 'ASC' }], page: { from: 1, limit: 1 } },
    now,
  );
  expect(second.items.map(({ processDefinitionId }) => processDefinitionId)).toEqual(['payment']);
});

test('the running instances of a process, version by version', async () => {
  const { items } = await camunda.getProcessDefinitionInstanceVersionStatistics(
    {
      filter: { processDefinitionId: id('payment') },
      sort: [{ field: 'processDefinitionVersion', order: 'DESC' }],
    },
    now,
  );
  expect(items).toEqual([
    {
      processDefinitionId: 'payment',
      processDefinitionKey: versions[1]!.key,
      processDefinitionName: 'Payment 2',
      processDefinitionVersion: 2,
      tenantId: '<default>',
      activeInstancesWithIncidentCount: 2,
      activeInstancesWithoutIncidentCount: 1,
    },
    expect.objectContaining({
      processDefinitionVersion: 1,
      activeInstancesWithIncidentCount: 1,
      activeInstancesWithoutIncidentCount: 1,
    }),
  ]);
  const answer = await server.ask('POST', '/v2/process-definitions/statistics/process-instances-by-version', {
    body: { filter: {} },
  });
  expect(answer).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/filter/processDefinitionId' }] },
  });
});

test('errors, and the definitions that have them', async () => {
  const { items } = await camunda.getProcessInstanceStatisticsByError(
    { sort: [{ field: 'activeInstancesWithErrorCount', order: 'DESC' }] },
    now,
  );
  expect(items.map(({ errorMessage, activeInstancesWithErrorCount: n }) => [errorMessage, n])).toEqual([
    ['no money', 2],
    ['no such account', 1],
  ]);
  const { errorHashCode } = items[0]!;
  const found = await camunda.getProcessInstanceStatisticsByDefinition(
    { filter: { errorHashCode }, sort: [{ field: 'processDefinitionKey', order: 'DESC' }] },
    now,
  );
  expect(found.items).toEqual([
    {
      processDefinitionId: 'payment',
      processDefinitionKey: versions[1]!.key,
      processDefinitionName: 'Payment 2',
      processDefinitionVersion: 2,
      tenantId: '<default>',
      activeInstancesWithErrorCount: 1,
    },
    expect.objectContaining({ processDefinitionKey: versions[0]!.key, activeInstancesWithErrorCount: 1 }),
  ]);
});

test('the incidents of a call activity are those of what it called', async () => {
  const { items } = await camunda.searchElementInstances({ filter: { elementId: id('call') } }, now);
  const { elementInstanceKey, processInstanceKey } = items[0]!;
  const messages = async (key: string): Promise<readonly string[]> => {
    const asked = { elementInstanceKey: id(key), filter: { state: 'ACTIVE' } } as const;
    const found = await camunda.searchElementInstanceIncidents(asked, now);
    return found.items.map(({ errorMessage }) => errorMessage);
  };
  expect(await messages(elementInstanceKey)).toEqual(['no such account']);
  expect(await messages(processInstanceKey)).toEqual(['no such account']);
  const started = await camunda.searchElementInstances(
    { filter: { elementId: id('start'), processInstanceKey } },
    now,
  );
  expect(await messages(started.items[0]!.elementInstanceKey)).toEqual([]);
});

test('another district counts its own only', async () => {
  const as = await server.createAccount({ username: 'two', roles: ['client'], districts: ['d2'] });
  const body = { processDefinitionKey: versions[0]!.key, tenantId: 'd2' };
  await server.ask('POST', '/v2/process-instances', { as, body });
  const byProcess = await server.ask('POST', '/v2/process-definitions/statistics/process-instances', { as });
  expect(byProcess.body.items).toMatchObject([{ tenantId: 'd2', activeInstancesWithoutIncidentCount: 1 }]);
  const byError = await server.ask('POST', '/v2/incidents/statistics/process-instances-by-error', { as });
  expect(byError.body.items).toEqual([]);
  const key = String(versions[0]!.key);
  const elements = await server.ask('POST', `/v2/process-definitions/${key}/statistics/element-instances`, {
    as,
  });
  expect(elements.body.items).toContainEqual({ ...noneOf, elementId: 'pay', active: 1 });
  const instance = `/v2/process-instances/${String(versions[0]!.failing)}/statistics/element-instances`;
  expect((await server.ask('GET', instance, { as })).status).toBe(404);
});
