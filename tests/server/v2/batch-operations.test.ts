/** Operations on many instances at once, asked by the stock client with strict checks of requests and answers. */
import { File } from 'node:buffer';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { startServer, type Credentials, type RunningServer } from '../../support/start-server.ts';
import * as diagrams from './diagrams.ts';
import { now, orchestrationClient } from './orchestration-client.ts';

let server: RunningServer;
let camunda: CamundaClient;
let inD1: Credentials;
let inD2: Credentials;

beforeAll(async () => {
  server = await startServer();
  camunda = await orchestrationClient(server);
  inD1 = await server.createAccount({ username: 'one', roles: ['client'], districts: ['d1'] });
  inD2 = await server.createAccount({ username: 'two', roles: ['client'], districts: ['d2'] });
  await camunda.createDeployment({
    resources: [
      new File([diagrams.taskProcess], 'approval.bpmn'),
      new File([diagrams.jobProcess], 'payment.bpmn'),
      new File([diagrams.callingProcess], 'order.bpmn'),
      new File([diagrams.requestForm], 'request.form'),
    ] as globalThis.File[],
  });
});
afterAll(async () => server.stop());

const id = (text: string): never => text as never;

async function create(businessId: string, processDefinitionId = 'approval', variables = {}) {
  const { processInstanceKey } = await camunda.createProcessInstance({
    processDefinitionId: id(processDefinitionId),
    businessId: id(businessId),
    variables: { amount: 1, ...variables },
  });
  return processInstanceKey;
}

type Batch = Awaited<ReturnType<CamundaClient['getBatchOperation']>>;

/** As soon as it has ended. */
async function ended({ batchOperationKey }: Pick<Batch, 'batchOperationKey'>): Promise<Batch> {
  for (;;) {
    const batch = await camunda.getBatchOperation({ batchOperationKey }, now);
    if (batch.endDate !== null) return batch;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const stateOf = async (processInstanceKey: Awaited<ReturnType<typeof create>>) =>
  (await camunda.getProcessInstance({ processInstanceKey }, now)).state;

test('cancels what a filter finds, and tells of each', async () => {
  const cancelled = [await create('gone'), await create('gone')];
  const spared = await create('kept');
  const started = await camunda.cancelProcessInstancesBatchOperation({ filter: { businessId: 'gone' } });
  expect(started.batchOperationType).toBe('CANCEL_PROCESS_INSTANCE');
  const batch = await ended(started);
  expect(batch).toMatchObject({
    state: 'COMPLETED',
    operationsTotalCount: 2,
    operationsCompletedCount: 2,
    operationsFailedCount: 0,
    actorType: 'USER',
    actorId: 'worker',
    errors: [],
  });
  expect(await Promise.all(cancelled.map(stateOf))).toEqual(['TERMINATED', 'TERMINATED']);
  expect(await stateOf(spared)).toBe('ACTIVE');

  const { batchOperationKey } = started;
  const { items } = await camunda.searchBatchOperationItems(
    {
      filter: { batchOperationKey, state: 'COMPLETED', operationType: 'CANCEL_PROCESS_INSTANCE' },
      sort: [{ field: 'itemKey', order: 'DESC' }],
    },
    now,
  );
  expect(items.map(({ processInstanceKey }) => processInstanceKey)).toEqual(cancelled.toReversed());
  expect(items[0]).toMatchObject({ errorMessage: null, rootProcessInstanceKey: cancelled[1] });
  const found = await camunda.searchBatchOperations(
    {
      filter: { operationType: 'CANCEL_PROCESS_INSTANCE', actorId: { $like: 'work*' }, actorType: 'USER' },
      sort: [{ field: 'operationType', order: 'ASC' }],
    },
    now,
  );
  expect(found.items).toContainEqual(batch);

  const count = async (filter: object): Promise<number> =>
    (await camunda.searchProcessInstances({ filter }, now)).page.totalItems;
  expect(await count({ batchOperationKey: id(batchOperationKey) })).toBe(2);
  expect(await count({ batchOperationKey: { $in: [batchOperationKey, '7'] } })).toBe(2);
  expect(await count({ batchOperationKey: { $neq: batchOperationKey }, businessId: 'gone' })).toBe(0);
  expect(await count({ batchOperationKey: { $exists: false }, businessId: { $in: ['gone', 'kept'] } })).toBe(
    1,
  );
});

test('resolves incidents by filter, and all of one instance and those it called', async () => {
  const key = await create('order', 'order', { jobType: 'flaky' });
  const fail = async (): Promise<void> => {
    const { jobs } = await camunda.activateJobs({
      type: 'flaky',
      timeout: 60_000,
      maxJobsToActivate: 1,
      requestTimeout: 5000,
    });
    await camunda.failJob({ jobKey: jobs[0]!.jobKey, retries: 0, errorMessage: 'Aa' });
    await camunda.updateJob({ jobKey: jobs[0]!.jobKey, changeset: { retries: 1 } });
  };
  await fail();
  const count = async (filter: object): Promise<number> =>
    (await camunda.searchProcessInstances({ filter }, now)).page.totalItems;
  // 2112 is the hash of "Aa".
  expect(await count({ incidentErrorHashCode: 2112, processDefinitionId: 'payment' })).toBe(1);
  expect(await count({ incidentErrorHashCode: { $gt: 2112 } })).toBe(0);
  const started = await camunda.resolveProcessInstanceIncidents({ processInstanceKey: key });
  expect(await ended(started)).toMatchObject({
    batchOperationType: 'RESOLVE_INCIDENT',
    operationsFailedCount: 0,
  });
  const open = async (): Promise<number> =>
    (
      await camunda.searchProcessInstanceIncidents(
        { processInstanceKey: key, filter: { state: 'ACTIVE' } },
        now,
      )
    ).items.length;
  expect(await open()).toBe(0);
  expect(await count({ incidentErrorHashCode: 2112 })).toBe(0);
  await fail();
  expect(await open()).toBe(1);
  await ended(await camunda.resolveIncidentsBatchOperation({ filter: { processDefinitionId: 'payment' } }));
  expect(await open()).toBe(0);
  await expect(
    camunda.resolveProcessInstanceIncidents({ processInstanceKey: id('17') }),
  ).rejects.toMatchObject({
    status: 404,
  });
});

test('deletes ended instances, one or many', async () => {
  const running = await create('old');
  await expect(camunda.deleteProcessInstance({ processInstanceKey: running })).rejects.toMatchObject({
    status: 409,
  });
  await camunda.cancelProcessInstance({ processInstanceKey: running });
  await camunda.deleteProcessInstance({ processInstanceKey: running });
  await expect(stateOf(running)).rejects.toMatchObject({ status: 404 });
  const { items } = await camunda.searchElementInstances({ filter: { processInstanceKey: running } }, now);
  expect(items).toEqual([]);

  await ended(await camunda.cancelProcessInstancesBatchOperation({ filter: { state: 'ACTIVE' } }));
  const batch = await ended(await camunda.deleteProcessInstancesBatchOperation({ filter: {} }));
  expect(batch.operationsTotalCount).toBeGreaterThan(0);
  expect((await camunda.searchProcessInstances({}, now)).items).toEqual([]);
});

test('is paused and goes on', async () => {
  const started = Array.from({ length: 400 }, () =>
    server.engine.createInstance({
      processDefinitionId: 'approval',
      businessId: 'many',
      variables: { amount: 1 },
    }),
  );
  await Promise.all(started);
  const batch = await camunda.cancelProcessInstancesBatchOperation({ filter: { businessId: 'many' } });
  const { batchOperationKey } = batch;
  await camunda.suspendBatchOperation({ batchOperationKey });
  const paused = await camunda.getBatchOperation({ batchOperationKey }, now);
  expect(paused).toMatchObject({ state: 'SUSPENDED', endDate: null });
  expect(paused.operationsCompletedCount).toBeLessThan(400);
  await camunda.resumeBatchOperation({ batchOperationKey });
  expect(await ended(batch)).toMatchObject({ state: 'COMPLETED', operationsCompletedCount: 400 });
});

test('what has ended can be neither paused nor resumed; what is unknown is not found', async () => {
  const batch = await ended(await camunda.cancelProcessInstancesBatchOperation({ filter: {} }));
  const { batchOperationKey } = batch;
  await expect(camunda.suspendBatchOperation({ batchOperationKey })).rejects.toMatchObject({ status: 409 });
  await expect(camunda.resumeBatchOperation({ batchOperationKey })).rejects.toMatchObject({ status: 409 });
  await expect(camunda.cancelBatchOperation({ batchOperationKey })).rejects.toMatchObject({ status: 409 });
  await expect(camunda.cancelBatchOperation({ batchOperationKey: id('17') })).rejects.toMatchObject({
    status: 404,
  });
});

test.each([
  ['cancellation', {}, '/filter'],
  ['deletion', { filter: { nonsense: 1 } }, '/filter/nonsense'],
  ['incident-resolution', { filter: [] }, '/filter'],
  ['migration', { filter: {} }, '/migrationPlan'],
  [
    'migration',
    { filter: {}, migrationPlan: { targetProcessDefinitionKey: '1' } },
    '/migrationPlan/mappingInstructions',
  ],
  ['modification', { filter: {}, moveInstructions: [] }, '/moveInstructions'],
  [
    'modification',
    { filter: {}, moveInstructions: [{ sourceElementId: 'a' }] },
    '/moveInstructions/0/targetElementId',
  ],
])('%s with %j: 400 at %s', async (what, body, pointer) => {
  const answer = await server.ask('POST', `/v2/process-instances/${what}`, { body });
  expect(answer).toMatchObject({ status: 400 });
  expect(answer.body.errors.map((error) => error.pointer)).toContain(pointer);
});

test('a migration to a version that is not there: 404', async () => {
  const body = { filter: {}, migrationPlan: { targetProcessDefinitionKey: '17', mappingInstructions: [] } };
  expect((await server.ask('POST', '/v2/process-instances/migration', { body })).status).toBe(404);
});

test('a batch reaches the own district only, and is seen there only', async () => {
  const inDistrict = async (tenantId: string): Promise<string> => {
    const body = { processDefinitionId: 'approval', tenantId, variables: { amount: 1 } };
    return (await server.ask('POST', '/v2/process-instances', { body })).body.processInstanceKey;
  };
  const [mine, theirs] = [await inDistrict('d1'), await inDistrict('d2')];
  const started = await server.ask('POST', '/v2/process-instances/cancellation', {
    as: inD1,
    body: { filter: {} },
  });
  expect(started.status).toBe(200);
  const key = id(started.body['batchOperationKey'] as string);
  expect(await ended({ batchOperationKey: key })).toMatchObject({ operationsTotalCount: 1, actorId: 'one' });
  expect(await Promise.all([stateOf(id(mine)), stateOf(id(theirs))])).toEqual(['TERMINATED', 'ACTIVE']);

  const asks: [string, string, string][] = [
    ['GET', `/v2/batch-operations/${String(key)}`, 'NOT_FOUND'],
    ['POST', `/v2/batch-operations/${String(key)}/cancellation`, 'NOT_FOUND'],
    ['POST', `/v2/batch-operations/${String(key)}/suspension`, 'NOT_FOUND'],
    ['POST', `/v2/batch-operations/${String(key)}/resumption`, 'NOT_FOUND'],
    ['POST', `/v2/process-instances/${mine}/deletion`, 'NOT_FOUND'],
    ['POST', `/v2/process-instances/${mine}/incident-resolution`, 'NOT_FOUND'],
  ];
  for (const [method, path, title] of asks)
    expect(await server.ask(method, path, { as: inD2 })).toMatchObject({ status: 404, body: { title } });
  for (const what of ['batch-operations', 'batch-operation-items']) {
    const seen = async (as: Credentials): Promise<number> =>
      (await server.ask('POST', `/v2/${what}/search`, { as })).body.page.totalItems;
    expect([await seen(inD1), await seen(inD2)]).toEqual([1, 0]);
  }
  const inBoth = await server.createAccount({ username: 'both', roles: ['client'], districts: ['d1', 'd2'] });
  const cancel = (filter: object) =>
    server.ask('POST', '/v2/process-instances/cancellation', { as: inBoth, body: { filter } });
  expect(await cancel({})).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining('tenantId') },
  });
  expect((await cancel({ tenantId: 'd2' })).status).toBe(200);

  const foreign = { as: inD1, body: { filter: { tenantId: 'd2' } } };
  expect((await server.ask('POST', '/v2/process-instances/cancellation', foreign)).status).toBe(403);
});
