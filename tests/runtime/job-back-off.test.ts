import { expect } from '@jest/globals';
import { process } from '../support/model.ts';
import { fieldOf, onEveryStore, refusalOf, type Harness } from '../support/runtime-harness.ts';

const SECOND = 1000;
const patient = process('patient')
  .startEvent()
  .serviceTask('work', { properties: { retryBackOff: 'PT1S,PT10S' } })
  .endEvent();

async function claim(harness: Harness): Promise<string | null> {
  const request = { type: 'work', worker: 'w', timeout: 60 * SECOND, maxJobsToActivate: 1, waitMs: 0 };
  const [activated] = await harness.engine.activateJobs(request);
  return activated ? fieldOf(activated.job, 'jobKey') : null;
}

async function fail(harness: Harness, options: { retryBackOff?: number } = {}): Promise<void> {
  const key = await claim(harness);
  if (key === null) throw new Error('No job is available');
  await harness.engine.failJob(key, { retries: 5, ...options });
}

onEveryStore(
  'a failed job waits as the diagram says, longer each time, the last time again',
  async (harness) => {
    await harness.deploy(patient);
    await harness.start('patient');
    for (const wait of [1, 10, 10]) {
      await fail(harness);
      await harness.advance(wait * SECOND - 1);
      expect(await claim(harness)).toBeNull();
      await harness.advance(1);
    }
    expect(await claim(harness)).not.toBeNull();
  },
);

onEveryStore('a worker that says how long to wait is obeyed', async (harness) => {
  await harness.deploy(patient);
  await harness.start('patient');
  await fail(harness, { retryBackOff: 0 });
  await fail(harness, { retryBackOff: 3 * SECOND });
  await harness.advance(3 * SECOND - 1);
  expect(await claim(harness)).toBeNull();
  await harness.advance(1);
  expect(await claim(harness)).not.toBeNull();
});

onEveryStore('until then nothing can be said about it', async (harness) => {
  await harness.deploy(patient);
  await harness.start('patient');
  await fail(harness);
  const [job] = await harness.rows('jobs');
  const key = fieldOf(job, 'jobKey');
  expect(await refusalOf(harness.engine.completeJob(key))).toBe('INVALID_STATE');
  expect(await refusalOf(harness.engine.failJob(key, { retries: 1 }))).toBe('INVALID_STATE');
  expect(await refusalOf(harness.engine.throwJobError(key, { errorCode: 'E' }))).toBe('INVALID_STATE');
  await harness.advance(SECOND);
  await harness.engine.completeJob(key);
  expect(await harness.states('patient')).toEqual(['COMPLETED']);
});

onEveryStore('an engine begun anew sets the alarm for it', async (harness) => {
  await harness.deploy(patient);
  await harness.start('patient');
  await fail(harness);
  await harness.restart();
  const alarm = harness.clock.now() + SECOND;
  expect(harness.scheduler.alarm).toBe(alarm);
  const polling = harness.engine.activateJobs({
    type: 'work',
    worker: 'w',
    timeout: 60 * SECOND,
    maxJobsToActivate: 1,
    waitMs: 5 * SECOND,
  });
  await harness.advance(SECOND);
  expect(await polling).toHaveLength(1);
});
