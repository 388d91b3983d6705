/** Listeners, as the workers of the stock clients see them. */
import { File } from 'node:buffer';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { CamundaRestClient } from '@camunda8/sdk/dist/c8/lib/CamundaRestClient.js';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { process } from '../../support/model.ts';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import { now, orchestrationClient } from './orchestration-client.ts';

let server: RunningServer;
let camunda: CamundaClient;
let sdk: CamundaRestClient;

const review = process('review')
  .startEvent()
  .userTask('a', {
    candidateGroups: 'clerks',
    headers: { colour: 'green' },
    executionListeners: [{ on: 'end', type: 'reviewed' }],
    taskListeners: [
      { on: 'assigning', type: 'assigning' },
      { on: 'updating', type: 'updating' },
      { on: 'completing', type: 'completing' },
    ],
  })
  .endEvent();

beforeAll(async () => {
  server = await startServer();
  camunda = await orchestrationClient(server);
  sdk = new CamundaRestClient({
    config: {
      ZEEBE_REST_ADDRESS: server.url,
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: server.client.username,
      CAMUNDA_BASIC_AUTH_PASSWORD: server.client.password,
      CAMUNDA_LOG_LEVEL: 'none',
    },
  });
  await camunda.createDeployment({ resources: [new File([review.xml], 'review.bpmn')] });
});
afterEach(() => {
  sdk.stopWorkers();
  camunda.stopAllWorkers();
});
afterAll(async () => server.stop());

async function begin() {
  const { processInstanceKey } = await camunda.createProcessInstance({
    processDefinitionId: 'review' as never,
    variables: { x: 1 },
  });
  const { items } = await camunda.searchUserTasks({ filter: { processInstanceKey } }, now);
  return { processInstanceKey, userTaskKey: items[0]!.userTaskKey };
}

async function jobsOf(processInstanceKey: Awaited<ReturnType<typeof begin>>['processInstanceKey']) {
  return (await camunda.searchJobs({ filter: { processInstanceKey } }, now)).items;
}

const task = async (userTaskKey: Awaited<ReturnType<typeof begin>>['userTaskKey']) =>
  camunda.getUserTask({ userTaskKey }, now);

test('a worker denies an assignment: the call is refused with its reason', async () => {
  const { processInstanceKey, userTaskKey } = await begin();
  camunda.createJobWorker({
    jobType: 'assigning',
    workerName: 'w',
    jobTimeoutMs: 10_000,
    maxParallelJobs: 1,
    jobHandler: (job) =>
      job.complete(
        {},
        { type: 'userTask', denied: true, deniedReason: `${job.userTask?.assignee} is on leave` },
      ),
  });
  await expect(
    camunda.assignUserTask({ userTaskKey, assignee: 'anna', allowOverride: true }),
  ).rejects.toMatchObject({ status: 409, detail: expect.stringMatching(/: anna is on leave$/) });
  expect(await task(userTaskKey)).toMatchObject({ state: 'CREATED', assignee: null });
  expect(await jobsOf(processInstanceKey)).toMatchObject([
    {
      kind: 'TASK_LISTENER',
      listenerEventType: 'ASSIGNING',
      state: 'COMPLETED',
      isDenied: true,
      deniedReason: 'anna is on leave',
      customHeaders: { colour: 'green' },
    },
  ]);
});

test('a worker corrects an update: the call is answered when that is done', async () => {
  const { userTaskKey } = await begin();
  const seen: unknown[] = [];
  camunda.createJobWorker({
    jobType: 'updating',
    workerName: 'w',
    jobTimeoutMs: 10_000,
    maxParallelJobs: 1,
    jobHandler: (job) => {
      seen.push(job.userTask);
      return job.complete(
        {},
        {
          type: 'userTask',
          corrections: {
            priority: 10,
            assignee: 'bruno',
            candidateUsers: ['carla'],
            followUpDate: '2029-01-01T10:00:00Z',
          },
        },
      );
    },
  });
  await camunda.updateUserTask({
    userTaskKey,
    changeset: { priority: 99, dueDate: '2030-01-01T10:00:00Z' },
    action: 'escalate',
  });
  expect(await task(userTaskKey)).toMatchObject({
    state: 'CREATED',
    priority: 10,
    assignee: 'bruno',
    candidateGroups: ['clerks'],
    candidateUsers: ['carla'],
    dueDate: '2030-01-01T10:00:00.000Z',
    followUpDate: '2029-01-01T10:00:00.000Z',
  });
  expect(seen).toEqual([
    {
      userTaskKey,
      action: 'escalate',
      assignee: null,
      candidateGroups: ['clerks'],
      candidateUsers: [],
      changedAttributes: ['dueDate', 'priority'],
      dueDate: '2030-01-01T10:00:00.000Z',
      followUpDate: null,
      formKey: null,
      priority: 99,
    },
  ]);
});

test('variables set on the task wait for its listeners', async () => {
  const { processInstanceKey, userTaskKey } = await begin();
  const { elementInstanceKey } = await task(userTaskKey);
  const seen: unknown[] = [];
  camunda.createJobWorker({
    jobType: 'updating',
    workerName: 'w',
    jobTimeoutMs: 10_000,
    maxParallelJobs: 1,
    jobHandler: (job) => {
      seen.push(job.variables, job.userTask?.changedAttributes);
      return job.complete({}, { type: 'userTask', denied: true, deniedReason: 'no' });
    },
  });
  await expect(
    camunda.createElementInstanceVariables({ elementInstanceKey, variables: { x: 2 } }),
  ).rejects.toMatchObject({ status: 409, detail: expect.stringMatching(/: no$/) });
  expect(seen).toEqual([{ x: 2 }, ['variables']]);
  const { items } = await camunda.searchVariables({ filter: { processInstanceKey } }, now);
  expect(items).toMatchObject([{ name: 'x', value: '1' }]);
});

test('the worker of the older client lets a completion pass, then listens to the end of the element', async () => {
  const { processInstanceKey, userTaskKey } = await begin();
  const seen: unknown[] = [];
  for (const type of ['completing', 'reviewed'])
    sdk.createJobWorker({
      type,
      worker: 'sdk',
      maxJobsToActivate: 1,
      timeout: 10_000,
      jobHandler: (job) => {
        seen.push(job.type);
        return job.complete(type === 'reviewed' ? { y: 2 } : {});
      },
    });
  await camunda.completeUserTask({ userTaskKey, variables: { x: 2 } });
  expect(await task(userTaskKey)).toMatchObject({ state: 'COMPLETED' });
  for (
    let tries = 0;
    tries < 200 && (await jobsOf(processInstanceKey)).some(({ endTime }) => !endTime);
    tries++
  )
    await new Promise((resolve) => setTimeout(resolve, 25));
  expect(seen).toEqual(['completing', 'reviewed']);
  expect(await jobsOf(processInstanceKey)).toMatchObject([
    { kind: 'TASK_LISTENER', listenerEventType: 'COMPLETING', isDenied: false },
    { kind: 'EXECUTION_LISTENER', listenerEventType: 'END', isDenied: null },
  ]);
  const { items } = await camunda.searchVariables({ filter: { processInstanceKey } }, now);
  expect(items.map(({ name, value }) => `${name}=${value}`).sort()).toEqual(['x=2', 'y=2']);
});

test('what a listener may not answer is refused', async () => {
  const { userTaskKey } = await begin();
  const assigning = camunda.assignUserTask({ userTaskKey, assignee: 'anna', allowOverride: true });
  const { jobs } = await camunda.activateJobs({
    type: 'assigning',
    worker: 'w',
    timeout: 60_000,
    maxJobsToActivate: 1,
    requestTimeout: 5000,
  });
  const { jobKey } = jobs[0]!;
  await expect(
    camunda.completeJob({ jobKey, result: { type: 'userTask', denied: true, corrections: { priority: 1 } } }),
  ).rejects.toMatchObject({ status: 400 });
  await expect(
    camunda.completeJob({ jobKey, result: { type: 'userTask', corrections: { priority: 101 } } }),
  ).rejects.toThrow();
  await expect(camunda.throwJobError({ jobKey, errorCode: 'E' })).rejects.toMatchObject({ status: 409 });
  await expect(camunda.completeUserTask({ userTaskKey })).rejects.toMatchObject({ status: 409 });
  expect(await task(userTaskKey)).toMatchObject({ state: 'ASSIGNING', assignee: null });
  await camunda.completeJob({ jobKey, result: { type: 'userTask', corrections: null } });
  await assigning;
  expect(await task(userTaskKey)).toMatchObject({ state: 'CREATED', assignee: 'anna' });
});
