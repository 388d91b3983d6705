/** The older Node SDK, still installed widely: its job worker and its quirks. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { CamundaRestClient } from '@camunda8/sdk/dist/c8/lib/CamundaRestClient.js';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import * as diagrams from './diagrams.ts';

let server: RunningServer;
let sdk: CamundaRestClient;

beforeAll(async () => {
  server = await startServer();
  sdk = new CamundaRestClient({
    config: {
      ZEEBE_REST_ADDRESS: server.url,
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: server.client.username,
      CAMUNDA_BASIC_AUTH_PASSWORD: server.client.password,
      CAMUNDA_LOG_LEVEL: 'none',
    },
  });
  const deployed = await sdk.deployResources([
    { name: 'payment.bpmn', content: diagrams.jobProcess },
    { name: 'approval.bpmn', content: diagrams.taskProcess },
    { name: 'instant.bpmn', content: diagrams.instantProcess },
    { name: 'request.form', content: diagrams.requestForm },
  ]);
  expect(deployed.processes.map(({ processDefinitionId }) => processDefinitionId).sort()).toEqual([
    'approval',
    'instant',
    'payment',
  ]);
  expect(deployed.forms).toHaveLength(1);
});
afterEach(() => sdk.stopWorkers());
afterAll(async () => server.stop());

async function until<T>(read: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const value = await read();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not happen');
}

async function create(jobType: string): Promise<string> {
  const created = await sdk.createProcessInstance({
    processDefinitionId: 'payment',
    variables: { jobType, amount: 5 },
  });
  return created.processInstanceKey;
}

async function jobs(processInstanceKey: string) {
  const { body } = await server.ask('POST', '/v2/jobs/search', { body: { filter: { processInstanceKey } } });
  return body.items;
}

const isCompleted = (key: string) => async () =>
  (await server.ask('GET', `/v2/process-instances/${key}`)).body.state === 'COMPLETED';

test('a worker takes jobs and completes them', async () => {
  const key = await create('sdk-complete');
  const seen: unknown[] = [];
  sdk.createJobWorker({
    type: 'sdk-complete',
    worker: 'sdk',
    maxJobsToActivate: 5,
    timeout: 10_000,
    jobHandler: (job) => {
      seen.push({ ...(job.variables as object), ...(job.customHeaders as object) });
      return job.complete({ paid: true });
    },
  });
  await until(isCompleted(key));
  expect(seen).toEqual([{ amount: 5, jobType: 'sdk-complete', account: '42' }]);
  expect(await jobs(key)).toMatchObject([{ state: 'COMPLETED', worker: 'sdk' }]);
  // One that waits already is woken by the next job.
  const begin = Date.now();
  await until(isCompleted(await create('sdk-complete')));
  expect(Date.now() - begin).toBeLessThan(3000);
});

test('a worker fails with back-off, then throws an error', async () => {
  const key = await create('sdk-fail');
  const attempts: number[] = [];
  sdk.createJobWorker({
    type: 'sdk-fail',
    worker: 'sdk',
    maxJobsToActivate: 1,
    timeout: 10_000,
    jobHandler: (job) => {
      attempts.push(Date.now());
      return attempts.length === 1
        ? job.fail({ errorMessage: 'not now', retries: 2, retryBackOff: 500 })
        : job.error({ errorCode: 'REFUSED', errorMessage: 'no', variables: {} });
    },
  });
  await until(isCompleted(key));
  expect(attempts[1]! - attempts[0]!).toBeGreaterThanOrEqual(500);
  expect(await jobs(key)).toMatchObject([{ state: 'ERROR_THROWN', retries: 2 }]);
});

test('a handler that throws fails its job', async () => {
  const key = await create('sdk-throw');
  sdk.createJobWorker({
    type: 'sdk-throw',
    worker: 'sdk',
    maxJobsToActivate: 1,
    timeout: 10_000,
    jobHandler: (job) => {
      if (job.retries === 3) throw new Error('broken');
      return job.complete();
    },
  });
  await until(isCompleted(key));
});

test('awaits completion, searches and cancels', async () => {
  const done = await sdk.createProcessInstanceWithResult({
    processDefinitionId: 'instant',
    variables: { a: 1 },
  });
  expect(done.variables).toMatchObject({ a: 1 });
  const key = await create('sdk-cancel');
  const found = await sdk.searchProcessInstances({ filter: { processInstanceKey: key } });
  expect(found.items).toHaveLength(1);
  await sdk.cancelProcessInstance({ processInstanceKey: key });
  const variables = await sdk.searchVariables({
    filter: { processInstanceKey: key, name: 'amount' },
  });
  expect(variables.items[0]!.value).toBe('5');
});

test('user tasks: search, assign, change on the old path, unassign, complete', async () => {
  const { processInstanceKey } = await sdk.createProcessInstance({
    processDefinitionId: 'approval',
    variables: { amount: 1 },
  });
  const { items } = await sdk.searchUserTasks({ filter: { processInstanceKey } });
  const { userTaskKey } = items[0]!;
  await sdk.assignUserTask({ userTaskKey, assignee: 'ada' });
  await sdk.updateUserTask({
    userTaskKey,
    changeset: { priority: 70, dueDate: '2031-01-01T00:00:00Z' } as never,
  });
  expect(await sdk.getUserTask(userTaskKey)).toMatchObject({
    assignee: 'ada',
    priority: 70,
    dueDate: '2031-01-01T00:00:00.000Z',
  });
  await sdk.unassignUserTask({ userTaskKey });
  await sdk.completeUserTask({ userTaskKey, variables: { ok: true } });
  expect(await sdk.getUserTask(userTaskKey)).toMatchObject({ state: 'COMPLETED', assignee: null });
});

test('messages, topology, licence, clock and incidents', async () => {
  expect(await sdk.getTopology()).toMatchObject({ clusterSize: 1 });
  expect(await sdk.getLicenseStatus().catch((error: unknown) => error)).toBeDefined();
  expect(await sdk.publishMessage({ name: 'nobody', correlationKey: '', variables: {} })).toMatchObject({
    messageKey: expect.any(String),
  });
  await sdk.pinInternalClock(Date.now());
  await sdk.resetClock();

  const key = await create('sdk-incident');
  const [job] = await sdk.activateJobs({
    type: 'sdk-incident',
    worker: 'sdk',
    maxJobsToActivate: 1,
    timeout: 10_000,
    requestTimeout: -1,
  });
  await job!.fail({ errorMessage: 'no', retries: 0 });
  const { body } = await server.ask('POST', '/v2/incidents/search', {
    body: { filter: { processInstanceKey: key } },
  });
  await sdk.updateJob({ jobKey: job!.jobKey, retries: 1 });
  await sdk.resolveIncident(body.items[0]!.incidentKey);
  const { body: resolved } = await server.ask('GET', `/v2/incidents/${body.items[0]!.incidentKey}`);
  expect(resolved.state).toBe('RESOLVED');
});

test('without credentials it sends an empty authorization header: absent, not wrong', async () => {
  const anonymous = await server.ask('GET', '/v2/topology', { as: null, headers: { authorization: '' } });
  expect(anonymous.status).toBe(401);
  expect((await server.ask('GET', '/v2/license', { as: null, headers: { authorization: '' } })).status).toBe(
    200,
  );
});
