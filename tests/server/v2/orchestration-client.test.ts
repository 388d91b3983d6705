/** Every operation of `/v2`, asked by the stock client with strict checks of requests and answers. */
import { File } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import * as diagrams from './diagrams.ts';
import { now, orchestrationClient } from './orchestration-client.ts';

let server: RunningServer;
let camunda: CamundaClient;

beforeAll(async () => {
  server = await startServer();
  camunda = await orchestrationClient(server);
  await camunda.createDeployment({
    resources: [
      file('approval.bpmn', diagrams.taskProcess),
      file('payment.bpmn', diagrams.jobProcess),
      file('parcel.bpmn', diagrams.messageProcess),
      file('instant.bpmn', diagrams.instantProcess),
      file('order.bpmn', diagrams.callingProcess),
      file('request.form', diagrams.requestForm),
    ],
  });
});
afterAll(async () => server.stop());

function file(name: string, content: string): globalThis.File {
  return new File([content], name);
}

/** The client's ids are nominal types. */
const id = (text: string): never => text as never;

async function create(processDefinitionId: string, variables: Record<string, unknown> = {}) {
  const created = await camunda.createProcessInstance({
    processDefinitionId: id(processDefinitionId),
    variables,
  });
  return created.processInstanceKey;
}

async function taskOf(processInstanceKey: Awaited<ReturnType<typeof create>>) {
  const found = await camunda.searchUserTasks({ filter: { processInstanceKey } }, now);
  return found.items[0]!;
}

async function jobOf(type: string) {
  const { jobs } = await camunda.activateJobs({
    type,
    worker: 'test',
    timeout: 60_000,
    maxJobsToActivate: 1,
    requestTimeout: 5000,
  });
  return jobs[0]!;
}

describe('the cluster', () => {
  test('tells its topology', async () => {
    const topology = await camunda.getTopology();
    expect(topology.gatewayVersion).toMatch(/^8\.9\./);
    expect(topology.brokers[0]!.port).toBe(Number(new URL(server.url).port));
  });

  test('tells its status, its licence and who asks', async () => {
    await camunda.getStatus();
    expect((await camunda.getLicense()).isCommercial).toBe(false);
    const me = await camunda.getAuthentication();
    expect(me.username).toBe('worker');
    expect(me.tenants.map(({ tenantId }) => tenantId)).toEqual(['<default>']);
  });

  test('pins and resets the clock', async () => {
    const inAWeek = Date.now() + 7 * 86_400_000;
    await camunda.pinClock({ timestamp: inAWeek });
    expect(server.engine.now()).toBe(inAWeek);
    await camunda.resetClock();
    expect(server.engine.now()).toBeLessThan(inAWeek);
  });

  test('evaluates expressions', async () => {
    const evaluated = await camunda.evaluateExpression({ expression: '=x + 1', variables: { x: 41 } });
    expect(evaluated).toEqual({ expression: '=x + 1', result: 42, warnings: [] });
  });
});

describe('deployments and process definitions', () => {
  test('a second deployment of the same files gives the same keys', async () => {
    const files = [file('approval.bpmn', diagrams.taskProcess), file('request.form', diagrams.requestForm)];
    const first = await camunda.createDeployment({ resources: files });
    const second = await camunda.createDeployment({ resources: files });
    expect(second.processes.map(({ processDefinitionKey }) => processDefinitionKey)).toEqual(
      first.processes.map(({ processDefinitionKey }) => processDefinitionKey),
    );
    expect(second.forms[0]!.formKey).toBe(first.forms[0]!.formKey);
  });

  test('are found, read, and shown with diagram and start form', async () => {
    const { items, page } = await camunda.searchProcessDefinitions(
      { filter: { processDefinitionId: { $like: 'appr*' }, isLatestVersion: true, versionTag: 'v1' } },
      now,
    );
    expect(page.totalItems).toBe(1);
    const { processDefinitionKey } = items[0]!;
    expect(items[0]).toMatchObject({
      name: 'Approval',
      version: 1,
      resourceName: 'approval.bpmn',
      hasStartForm: true,
      state: 'ACTIVE',
      tenantId: '<default>',
    });
    expect(await camunda.getProcessDefinition({ processDefinitionKey }, now)).toEqual(items[0]);
    const xml = await camunda.getProcessDefinitionXml({ processDefinitionKey }, now);
    expect(xml).toContain('id="approval"');
    const form = await camunda.getStartProcessForm({ processDefinitionKey }, now);
    expect(form).toMatchObject({ formId: 'request', version: 1 });
    expect(JSON.parse((form as { schema: string }).schema)).toMatchObject({ id: 'request' });
  });

  test('a process without a form answers 204', async () => {
    const { items } = await camunda.searchProcessDefinitions(
      { filter: { processDefinitionId: 'instant' } },
      now,
    );
    // The client's own strict check takes no 204 here, whoever sends it.
    const answer = await server.ask('GET', `/v2/process-definitions/${items[0]!.processDefinitionKey}/form`);
    expect(answer).toMatchObject({ status: 204, text: '' });
  });
});

describe('process instances', () => {
  test('are created by id, version and key, with tags and business id', async () => {
    const byId = await camunda.createProcessInstance({
      processDefinitionId: id('approval'),
      processDefinitionVersion: 1,
      variables: { amount: 7 },
      tags: [id('urgent'), id('case:7')],
      businessId: id('case-7'),
    });
    expect(byId).toMatchObject({
      processDefinitionVersion: 1,
      tags: ['urgent', 'case:7'],
      businessId: 'case-7',
      variables: {},
    });
    const byKey = await camunda.createProcessInstance({ processDefinitionKey: byId.processDefinitionKey });
    const got = await camunda.getProcessInstance({ processInstanceKey: byKey.processInstanceKey }, now);
    expect(got).toMatchObject({
      processDefinitionName: 'Approval',
      processDefinitionVersionTag: 'v1',
      state: 'ACTIVE',
      endDate: null,
      parentProcessInstanceKey: null,
      hasIncident: false,
      businessId: null,
      tags: [],
    });
  });

  test('answer with their variables when asked to await completion', async () => {
    const done = await camunda.createProcessInstance({
      processDefinitionId: id('instant'),
      awaitCompletion: true,
      variables: { a: 1, b: { c: [true, null] } },
      fetchVariables: ['b'],
    });
    expect(done.variables).toEqual({ b: { c: [true, null] } });
  });

  test('are searched by everything there is', async () => {
    const processInstanceKey = await create('approval', { amount: 3, colour: 'blue' });
    const found = async (filter: object) =>
      (await camunda.searchProcessInstances({ filter }, now)).items.map((item) => item.processInstanceKey);
    const only = [processInstanceKey];
    const mine = { processInstanceKey };
    expect(await found({ ...mine, state: 'ACTIVE', hasIncident: false })).toEqual(only);
    expect(await found({ ...mine, variables: [{ name: 'colour', value: '"blue"' }] })).toEqual(only);
    expect(await found({ ...mine, variables: [{ name: 'colour', value: '"red"' }] })).toEqual([]);
    expect(await found({ ...mine, elementId: 'approve', elementInstanceState: 'ACTIVE' })).toEqual(only);
    expect(await found({ ...mine, elementId: 'start', elementInstanceState: 'ACTIVE' })).toEqual([]);
    expect(await found({ ...mine, startDate: { $lte: new Date().toISOString() } })).toEqual(only);
    expect(await found({ ...mine, startDate: { $gt: new Date().toISOString() } })).toEqual([]);
    expect(await found({ ...mine, parentProcessInstanceKey: { $exists: false } })).toEqual(only);
    expect(await found({ $or: [mine, { state: 'TERMINATED' }], processDefinitionId: 'approval' })).toEqual(
      only,
    );
    expect(await found({ ...mine, batchOperationKey: { $exists: false } })).toEqual(only);
    expect(await found({ ...mine, batchOperationKey: 'x' })).toEqual([]);
  });

  test('show their flows, their elements and their place among calls', async () => {
    const processInstanceKey = await create('order', { jobType: 'hierarchy' });
    const { items: flows } = await camunda.getProcessInstanceSequenceFlows({ processInstanceKey }, now);
    expect(flows.map(({ elementId }) => elementId)).toEqual(['f1']);
    const { items: counts } = await camunda.getProcessInstanceStatistics({ processInstanceKey }, now);
    expect(counts).toContainEqual({ elementId: 'start', active: 0, canceled: 0, incidents: 0, completed: 1 });
    expect(counts).toContainEqual({ elementId: 'call', active: 1, canceled: 0, incidents: 0, completed: 0 });

    const { items: children } = await camunda.searchProcessInstances(
      { filter: { parentProcessInstanceKey: processInstanceKey } },
      now,
    );
    const child = children[0]!;
    expect(child.rootProcessInstanceKey).toBe(processInstanceKey);
    const chain = await camunda.getProcessInstanceCallHierarchy(
      { processInstanceKey: child.processInstanceKey },
      now,
    );
    expect(chain.map(({ processDefinitionName }) => processDefinitionName)).toEqual(['Order', 'Payment']);

    const job = await jobOf('hierarchy');
    await camunda.failJob({ jobKey: job.jobKey, retries: 0, errorMessage: 'no' });
    const incidents = await camunda.searchProcessInstanceIncidents({ processInstanceKey }, now);
    expect(incidents.items).toMatchObject([
      { processInstanceKey: child.processInstanceKey, errorMessage: 'no' },
    ]);
    const root = await camunda.getProcessInstance({ processInstanceKey }, now);
    expect(root.hasIncident).toBe(true);
  });

  test('are cancelled once', async () => {
    const processInstanceKey = await create('approval', { amount: 1 });
    await camunda.cancelProcessInstance({ processInstanceKey });
    const { state } = await camunda.getProcessInstance({ processInstanceKey }, now);
    expect(state).toBe('TERMINATED');
    await expect(camunda.cancelProcessInstance({ processInstanceKey })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('element instances and variables', () => {
  test('are searched, read and written', async () => {
    const processInstanceKey = await create('approval', { amount: 5 });
    const elements = await camunda.searchElementInstances(
      {
        filter: { processInstanceKey, state: { $in: ['ACTIVE'] } },
        sort: [{ field: 'elementId', order: 'DESC' }],
      },
      now,
    );
    expect(elements.items.map(({ type }) => type)).toEqual(expect.arrayContaining(['USER_TASK', 'PROCESS']));
    const task = elements.items.find(({ type }) => type === 'USER_TASK')!;
    const { elementInstanceKey } = task;
    expect(await camunda.getElementInstance({ elementInstanceKey }, now)).toEqual(task);

    await camunda.createElementInstanceVariables({
      elementInstanceKey,
      variables: { note: 'here' },
      local: true,
    });
    await camunda.createElementInstanceVariables({
      elementInstanceKey: id(processInstanceKey),
      variables: { long: 'x'.repeat(9000) },
    });
    const { items } = await camunda.searchVariables(
      { filter: { processInstanceKey }, sort: [{ field: 'name' }] },
      now,
    );
    expect(
      items.map(({ name, scopeKey }) => [name, String(scopeKey) === String(processInstanceKey)]),
    ).toEqual([
      ['amount', true],
      ['doubled', false],
      ['long', true],
      ['note', false],
    ]);
    expect(items[3]).toMatchObject({ value: '"here"', isTruncated: false });
    expect(items[2]).toMatchObject({ isTruncated: true });
    expect(items[2]!.value).toHaveLength(8191);

    const long = { filter: { processInstanceKey, isTruncated: true } };
    const whole = await camunda.searchVariables({ ...long, truncateValues: false }, now);
    expect(whole.items).toMatchObject([{ name: 'long', isTruncated: false }]);
    expect(whole.items[0]!.value).toHaveLength(9002);
    const got = await camunda.getVariable({ variableKey: items[2]!.variableKey }, now);
    expect(got.value).toHaveLength(9002);
  });
});

describe('user tasks', () => {
  test('are searched and shown with form and variables', async () => {
    const processInstanceKey = await create('approval', { amount: 21, kind: 'loan' });
    const task = await taskOf(processInstanceKey);
    expect(task).toMatchObject({
      name: 'Approve',
      state: 'CREATED',
      assignee: null,
      candidateGroups: ['clerks', 'chiefs'],
      candidateUsers: ['ada'],
      processName: 'Approval',
      customHeaders: { colour: 'green' },
      priority: 50,
      dueDate: null,
      completionDate: null,
    });
    const { userTaskKey } = task;
    const found = async (filter: object) =>
      (await camunda.searchUserTasks({ filter: { processInstanceKey, ...filter } }, now)).items.length;
    expect(await found({ candidateGroup: 'clerks' })).toBe(1);
    expect(await found({ candidateGroup: { $in: ['others', 'chiefs'] } })).toBe(1);
    expect(await found({ candidateGroup: { $neq: 'clerks' } })).toBe(0);
    expect(await found({ candidateUser: 'bob' })).toBe(0);
    expect(await found({ assignee: { $exists: false } })).toBe(1);
    expect(await found({ assignee: { $neq: 'bob' } })).toBe(1);
    expect(await found({ processInstanceVariables: [{ name: 'kind', value: { $like: '"lo*' } }] })).toBe(1);
    expect(await found({ localVariables: [{ name: 'kind', value: '"loan"' }] })).toBe(0);
    expect(await found({ localVariables: [{ name: 'doubled', value: '42' }] })).toBe(1);

    expect(await camunda.getUserTask({ userTaskKey }, now)).toEqual(task);
    expect(await camunda.getUserTaskForm({ userTaskKey }, now)).toMatchObject({ formId: 'request' });

    await camunda.createElementInstanceVariables({
      elementInstanceKey: task.elementInstanceKey,
      variables: { kind: 'grant' },
      local: true,
    });
    const all = await camunda.searchUserTaskVariables({ userTaskKey, filter: { name: 'kind' } }, now);
    expect(all.items.map(({ value }) => value).sort()).toEqual(['"grant"', '"loan"']);
    const seen = await camunda.searchUserTaskEffectiveVariables(
      { userTaskKey, sort: [{ field: 'name', order: 'ASC' }], page: { from: 0, limit: 10 } },
      now,
    );
    expect(seen.items.map(({ name, value }) => `${name}=${value}`)).toEqual([
      'amount=21',
      'doubled=42',
      'kind="grant"',
    ]);
    expect(seen.page.totalItems).toBe(3);
  });

  test('are assigned, changed, taken back and completed', async () => {
    const processInstanceKey = await create('approval', { amount: 2 });
    const { userTaskKey } = await taskOf(processInstanceKey);
    await camunda.assignUserTask({ userTaskKey, assignee: 'ada' });
    await expect(
      camunda.assignUserTask({ userTaskKey, assignee: 'bob', allowOverride: false }),
    ).rejects.toMatchObject({ status: 409 });
    await camunda.updateUserTask({
      userTaskKey,
      changeset: {
        dueDate: '2030-01-02T02:04:05Z',
        followUpDate: '2030-01-01T00:00:00Z',
        candidateGroups: [],
        priority: 80,
      },
    });
    const changed = await camunda.getUserTask({ userTaskKey }, now);
    expect(changed).toMatchObject({
      assignee: 'ada',
      dueDate: '2030-01-02T02:04:05.000Z',
      followUpDate: '2030-01-01T00:00:00.000Z',
      candidateGroups: [],
      candidateUsers: ['ada'],
      priority: 80,
    });
    const due = { dueDate: { $gte: '2030-01-02T00:00:00Z', $lt: '2030-01-03T00:00:00Z' } };
    const found = await camunda.searchUserTasks({ filter: { ...due, priority: { $gt: 79 } } }, now);
    expect(found.items).toHaveLength(1);

    await camunda.unassignUserTask({ userTaskKey });
    expect((await camunda.getUserTask({ userTaskKey }, now)).assignee).toBeNull();
    await camunda.completeUserTask({ userTaskKey, variables: { approved: true } });
    const done = await camunda.getUserTask({ userTaskKey }, now);
    expect(done.state).toBe('COMPLETED');
    expect(done.completionDate).not.toBeNull();
    const { state } = await camunda.getProcessInstance({ processInstanceKey }, now);
    expect(state).toBe('COMPLETED');
  });
});

describe('jobs and incidents', () => {
  test('are activated with what a worker needs, changed and completed', async () => {
    const processInstanceKey = await create('payment', { jobType: 'complete', amount: 12 });
    const job = await jobOf('complete');
    expect(job).toMatchObject({
      type: 'complete',
      kind: 'BPMN_ELEMENT',
      listenerEventType: 'UNSPECIFIED',
      processDefinitionId: 'payment',
      processInstanceKey,
      elementId: 'pay',
      customHeaders: { account: '42' },
      worker: 'test',
      retries: 3,
      variables: { jobType: 'complete', amount: 12 },
      tags: [],
      userTask: null,
    });
    expect(job.deadline).toBeGreaterThan(Date.now() + 50_000);
    await camunda.updateJob({ jobKey: job.jobKey, changeset: { retries: 9, timeout: 120_000 } });
    const { items } = await camunda.searchJobs({ filter: { jobKey: job.jobKey, retries: { $gte: 9 } } }, now);
    expect(items[0]).toMatchObject({ retries: 9, worker: 'test', isDenied: null, deniedReason: null });
    await camunda.completeJob({ jobKey: job.jobKey, variables: { paid: true } });
    const { items: found } = await camunda.searchVariables(
      { filter: { processInstanceKey, name: 'paid' } },
      now,
    );
    expect(found[0]!.value).toBe('true');
    await expect(camunda.completeJob({ jobKey: job.jobKey })).rejects.toMatchObject({ status: 404 });
  });

  test('a failed one is tried again, then an incident, then resolved', async () => {
    const processInstanceKey = await create('payment', { jobType: 'fail' });
    const { jobKey } = await jobOf('fail');
    await camunda.failJob({ jobKey, retries: 1, errorMessage: 'not yet', retryBackOff: 1 });
    const again = await jobOf('fail');
    expect(again).toMatchObject({ jobKey, retries: 1 });
    await camunda.failJob({ jobKey, retries: 0, errorMessage: 'never' });

    const { items } = await camunda.searchIncidents({ filter: { jobKey, state: 'ACTIVE' } }, now);
    const incident = items[0]!;
    expect(incident).toMatchObject({ errorType: 'JOB_NO_RETRIES', errorMessage: 'never', elementId: 'pay' });
    const { incidentKey } = incident;
    expect(await camunda.getIncident({ incidentKey }, now)).toEqual(incident);
    const withError = await camunda.searchProcessInstances(
      { filter: { processInstanceKey, errorMessage: { $like: 'nev*' } } },
      now,
    );
    expect(withError.items).toHaveLength(1);

    await expect(camunda.resolveIncident({ incidentKey })).rejects.toMatchObject({ status: 409 });
    await camunda.updateJob({ jobKey, changeset: { retries: 1 } });
    await camunda.resolveIncident({ incidentKey });
    const { state } = await camunda.getIncident({ incidentKey }, now);
    expect(state).toBe('RESOLVED');
    await camunda.completeJob({ jobKey: (await jobOf('fail')).jobKey });
  });

  test('an error goes to its boundary event', async () => {
    const processInstanceKey = await create('payment', { jobType: 'error' });
    const { jobKey } = await jobOf('error');
    await camunda.throwJobError({
      jobKey,
      errorCode: 'REFUSED',
      errorMessage: 'no credit',
      variables: { why: 1 },
    });
    const { items } = await camunda.searchElementInstances(
      { filter: { processInstanceKey, elementId: id('unpaid') } },
      now,
    );
    expect(items).toMatchObject([{ state: 'COMPLETED', type: 'END_EVENT' }]);
    const { items: jobs } = await camunda.searchJobs({ filter: { jobKey } }, now);
    expect(jobs[0]).toMatchObject({ state: 'ERROR_THROWN', errorCode: 'REFUSED' });
  });
});

test('its job worker long-polls: woken at once, no hot loop', async () => {
  const seen: unknown[] = [];
  const worker = camunda.createJobWorker({
    jobType: 'worked',
    workerName: 'stock',
    maxParallelJobs: 4,
    jobTimeoutMs: 10_000,
    jobHandler: (job) => {
      seen.push(job.variables);
      return job.complete({ done: true });
    },
  });
  const asked = async () => {
    const { text } = await server.ask('GET', '/metrics');
    return Number(/route="\/v2\/jobs\/activation",status="200"\} (\d+)/.exec(text)?.[1] ?? 0);
  };
  const before = await asked();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect((await asked()) - before).toBeLessThan(3);
  const processInstanceKey = await create('payment', { jobType: 'worked' });
  const begin = Date.now();
  for (let state = ''; state !== 'COMPLETED';) {
    ({ state } = await camunda.getProcessInstance({ processInstanceKey }, now));
    expect(Date.now() - begin).toBeLessThan(5000);
  }
  expect(seen).toEqual([{ jobType: 'worked' }]);
  worker.stop();
});

describe('messages', () => {
  test('are published, buffered and refused twice', async () => {
    const message = { name: 'arrived', correlationKey: 'p1', timeToLive: 60_000, messageId: 'once' };
    const { messageKey } = await camunda.publishMessage(message);
    expect(messageKey).toMatch(/^\d+$/);
    await expect(camunda.publishMessage(message)).rejects.toMatchObject({ status: 409 });
    const processInstanceKey = await create('parcel', { number: 'p1' });
    const { state } = await camunda.getProcessInstance({ processInstanceKey }, now);
    expect(state).toBe('COMPLETED');
    const { items } = await camunda.searchCorrelatedMessageSubscriptions(
      { filter: { processInstanceKey, partitionId: { $gte: 1 } } },
      now,
    );
    expect(items).toMatchObject([
      { messageKey, messageName: 'arrived', correlationKey: 'p1', elementId: 'arrival' },
    ]);
  });

  test('are correlated at once or not at all', async () => {
    const processInstanceKey = await create('parcel', { number: 'p2' });
    const waiting = await camunda.searchMessageSubscriptions(
      { filter: { processInstanceKey, messageSubscriptionState: 'CREATED' } },
      now,
    );
    expect(waiting.items).toMatchObject([
      { messageName: 'arrived', correlationKey: 'p2', elementId: 'arrival' },
    ]);
    const correlated = await camunda.correlateMessage({
      name: 'arrived',
      correlationKey: 'p2',
      variables: { weight: 3 },
    });
    expect(correlated.processInstanceKey).toBe(processInstanceKey);
    await expect(camunda.correlateMessage({ name: 'arrived', correlationKey: 'p2' })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('start processes', async () => {
    const { processInstanceKey } = await camunda.correlateMessage({
      name: 'ordered',
      variables: { number: 'p3' },
    });
    const { state } = await camunda.getProcessInstance({ processInstanceKey }, now);
    expect(state).toBe('ACTIVE');
    const start = await camunda.searchMessageSubscriptions({ filter: { messageName: 'ordered' } }, now);
    expect(start.items[0]).toMatchObject({ processInstanceKey: null, elementInstanceKey: null });
  });
});
