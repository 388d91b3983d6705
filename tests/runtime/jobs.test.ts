import { expect } from '@jest/globals';
import type { ActivateJobs } from '../../engine/runtime/engine.ts';
import { process } from '../support/model.ts';
import { fieldOf, onEveryStore, refusalOf, type Harness } from '../support/runtime-harness.ts';
import { BEGIN } from '../support/scenario-world.ts';

const work = process('working')
  .startEvent()
  .serviceTask('work', { headers: { h: '1' } })
  .endEvent();

function activate(harness: Harness, more: Partial<ActivateJobs> = {}, signal?: AbortSignal) {
  return harness.engine.activateJobs(
    { type: 'work', worker: 'w', timeout: 60_000, maxJobsToActivate: 10, waitMs: 0, ...more },
    signal,
  );
}

async function keys(jobs: ReturnType<typeof activate>): Promise<readonly string[]> {
  return (await jobs).map(({ job }) => fieldOf(job, 'jobKey'));
}

onEveryStore('a job is given to one worker, with the variables it may see', async (harness) => {
  await harness.deploy(
    process('working')
      .startEvent()
      .serviceTask('work', { headers: { h: '1' }, inputs: { x: '=x + 1' } })
      .endEvent(),
  );
  const instance = await harness.start('working', { x: 1, y: 2 });
  const [activated, ...others] = await activate(harness);
  expect(others).toEqual([]);
  expect(activated?.variables).toEqual({ x: 2, y: 2 });
  expect(activated?.job).toMatchObject({
    type: 'work',
    worker: 'w',
    retries: 3,
    deadline: BEGIN + 60_000,
    customHeaders: { h: '1' },
    elementId: 'work',
    processInstanceKey: instance,
    processDefinitionId: 'working',
    processDefinitionVersion: 1,
  });
  expect(await activate(harness)).toEqual([]);
  await harness.engine.completeJob(fieldOf(activated?.job, 'jobKey'), { variables: { done: true } });
  expect(await harness.states('working')).toEqual(['COMPLETED']);
});

onEveryStore('only the variables asked for, the oldest jobs first, no more than wanted', async (harness) => {
  await harness.deploy(work);
  for (const n of [1, 2, 3]) await harness.start('working', { n, other: 0 });
  const first = await activate(harness, { maxJobsToActivate: 2, fetchVariable: ['n', 'missing'] });
  expect(first.map(({ variables }) => variables)).toEqual([{ n: 1 }, { n: 2 }]);
  expect((await activate(harness)).map(({ variables }) => variables)).toEqual([{ n: 3, other: 0 }]);
});

onEveryStore('other types and tenants are left alone', async (harness) => {
  await harness.deploy(work);
  await harness.start('working');
  expect(await activate(harness, { type: 'other' })).toEqual([]);
  expect(await activate(harness, { tenantIds: ['bari'] })).toEqual([]);
  expect(await activate(harness, { tenantIds: ['bari', '<default>'] })).toHaveLength(1);
});

onEveryStore(
  'after its deadline it is given again; the late worker may still complete it',
  async (harness) => {
    await harness.deploy(work);
    await harness.start('working');
    const [job = ''] = await keys(activate(harness));
    await harness.advance(59_999);
    expect(await activate(harness)).toEqual([]);
    await harness.advance(1);
    expect(await keys(activate(harness, { worker: 'other' }))).toEqual([job]);
    await harness.engine.completeJob(job);
    expect(await refusalOf(harness.engine.completeJob(job))).toBe('NOT_FOUND');
  },
);

onEveryStore('a worker may ask for more time', async (harness) => {
  await harness.deploy(work);
  await harness.start('working');
  const job = await harness.job('work');
  expect(await refusalOf(harness.engine.updateJob(job, { timeout: 1000 }))).toBe('INVALID_STATE');
  await activate(harness);
  await harness.advance(30_000);
  await harness.engine.updateJob(job, { timeout: 60_000 });
  await harness.advance(59_999);
  expect(await activate(harness)).toEqual([]);
  await harness.advance(1);
  expect(await activate(harness)).toHaveLength(1);
});

onEveryStore('a failed job waits for its back-off', async (harness) => {
  await harness.deploy(work);
  await harness.start('working');
  const [job = ''] = await keys(activate(harness));
  await harness.engine.failJob(job, {
    retries: 2,
    retryBackOff: 5000,
    errorMessage: 'busy',
    variables: { tried: 1 },
  });
  expect(await harness.only('jobs', {})).toMatchObject({
    state: 'FAILED',
    retries: 2,
    errorMessage: 'busy',
    deadline: null,
  });
  expect(await activate(harness)).toEqual([]);
  await harness.advance(5000);
  const [again] = await activate(harness);
  expect(again?.variables).toEqual({ tried: 1 });
  await harness.engine.failJob(job, { retries: 1 });
  expect(await activate(harness)).toHaveLength(1);
});

onEveryStore(
  'without retries it is given to nobody until it has some and its incident is resolved',
  async (harness) => {
    await harness.deploy(work);
    const instance = await harness.start('working');
    const [job = ''] = await keys(activate(harness));
    await harness.engine.failJob(job, { retries: 0, errorMessage: 'broken' });
    const incident = await harness.incident('work');
    expect(await harness.only('incidents', {})).toMatchObject({
      errorType: 'JOB_NO_RETRIES',
      errorMessage: 'broken',
      jobKey: job,
    });
    expect(await harness.only('processInstances', {})).toMatchObject({ hasIncident: true });
    await harness.advance(3_600_000);
    expect(await activate(harness)).toEqual([]);
    expect(await refusalOf(harness.engine.resolveIncident(incident))).toBe('INVALID_STATE');
    expect(await refusalOf(harness.engine.updateJob(job, { retries: 0 }))).toBe('INVALID_ARGUMENT');
    await harness.engine.updateJob(job, { retries: 1 });
    expect(await activate(harness)).toEqual([]);
    await harness.engine.resolveIncident(incident);
    expect(await refusalOf(harness.engine.resolveIncident(incident))).toBe('NOT_FOUND');
    expect(await harness.only('processInstances', {})).toMatchObject({ hasIncident: false });
    expect(await keys(activate(harness))).toEqual([job]);
    await harness.engine.completeJob(job);
    expect(await harness.rows('processInstances', { processInstanceKey: instance })).toMatchObject([
      { state: 'COMPLETED' },
    ]);
  },
);

onEveryStore('a long poll wakes when a job is made', async (harness) => {
  await harness.deploy(work);
  const waiting = activate(harness, { waitMs: 20_000 });
  await harness.start('working');
  expect(await waiting).toHaveLength(1);
});

onEveryStore(
  'a long poll wakes when a back-off ends, a deadline passes, an incident is resolved',
  async (harness) => {
    await harness.deploy(work);
    await harness.start('working');
    const [job = ''] = await keys(activate(harness));
    await harness.engine.failJob(job, { retries: 1, retryBackOff: 5000 });
    const afterBackOff = activate(harness, { waitMs: 20_000 });
    await harness.advance(5000);
    expect(await afterBackOff).toHaveLength(1);
    const afterDeadline = activate(harness, { waitMs: 20_000 });
    await harness.advance(60_000);
    expect(await afterDeadline).toHaveLength(1);
    await harness.engine.throwJobError(job, { errorCode: 'E' });
    const afterIncident = activate(harness, { waitMs: 20_000 });
    await harness.engine.resolveIncident(await harness.incident('work'));
    expect(await afterIncident).toHaveLength(1);
  },
);

onEveryStore('a long poll answers empty when nothing comes, and when the engine stops', async (harness) => {
  expect(await activate(harness, { waitMs: 20 })).toEqual([]);
  const waiting = activate(harness, { waitMs: 20_000 });
  await harness.engine.stop();
  expect(await waiting).toEqual([]);
  await harness.restart();
});

onEveryStore('a caller that has gone takes no job with it', async (harness) => {
  await harness.deploy(work);
  const gone = new AbortController();
  const waiting = activate(harness, { waitMs: 20_000 }, gone.signal);
  gone.abort();
  expect(await waiting).toEqual([]);
  await harness.start('working');
  const hasty = new AbortController();
  const claiming = activate(harness, {}, hasty.signal);
  hasty.abort();
  expect(await claiming).toEqual([]);
  expect(await activate(harness)).toHaveLength(1);
});

onEveryStore('each job of many goes to one worker only', async (harness) => {
  await harness.deploy(work);
  for (let n = 0; n < 10; n += 1) await harness.start('working');
  const polls = await Promise.all(
    Array.from({ length: 8 }, () => keys(activate(harness, { maxJobsToActivate: 3 }))),
  );
  const given = polls.flat();
  expect(given).toHaveLength(10);
  expect(new Set(given).size).toBe(10);
});

onEveryStore('a worker that goes on after a restart finds its job', async (harness) => {
  await harness.deploy(work);
  await harness.start('working');
  const [job = ''] = await keys(activate(harness));
  await harness.restart();
  expect(await activate(harness)).toEqual([]);
  await harness.engine.completeJob(job);
  expect(await harness.states('working')).toEqual(['COMPLETED']);
});

onEveryStore('an unknown job is not found', async (harness) => {
  for (const attempt of [
    harness.engine.completeJob('1000000000000000000'),
    harness.engine.failJob('1000000000000000000'),
    harness.engine.throwJobError('1000000000000000000', { errorCode: 'E' }),
    harness.engine.updateJob('1000000000000000000', { retries: 1 }),
  ])
    expect(await refusalOf(attempt)).toBe('NOT_FOUND');
});
