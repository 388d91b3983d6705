/** Requests that wait: for jobs, for completion, for the server to stop. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer, type Answer, type RunningServer } from '../../support/start-server.ts';
import * as diagrams from './diagrams.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
  await deploy(server);
});
afterAll(async () => server.stop());

async function deploy(to: RunningServer): Promise<void> {
  const body = diagrams.formOf({
    'payment.bpmn': diagrams.jobProcess,
    'instant.bpmn': diagrams.instantProcess,
    'patience.bpmn': diagrams.timerProcess,
  });
  expect((await to.ask('POST', '/v2/deployments', { body })).status).toBe(200);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function createJob(type: string, on = server): Promise<string> {
  const { body } = await on.ask('POST', '/v2/process-instances', {
    body: { processDefinitionId: 'payment', variables: { jobType: type } },
  });
  return body.processInstanceKey;
}

function activate(type: string, more: object = {}, signal?: AbortSignal, on = server): Promise<Answer> {
  const body = { type, worker: 'w', timeout: 60_000, maxJobsToActivate: 10, ...more };
  return on.ask('POST', '/v2/jobs/activation', { body, ...(signal && { signal }) });
}

async function timed<T>(work: Promise<T>): Promise<[T, number]> {
  const begin = performance.now();
  return [await work, performance.now() - begin];
}

describe('job activation', () => {
  test('answers at once when there are jobs, and with as many as are wanted', async () => {
    await createJob('there');
    await createJob('there');
    await createJob('there');
    const [{ body }, ms] = await timed(activate('there', { maxJobsToActivate: 2, fetchVariable: ['none'] }));
    expect(body.jobs).toHaveLength(2);
    expect(body.jobs[0]!.variables).toEqual({});
    expect(ms).toBeLessThan(1000);
  });

  test('below 0: does not wait', async () => {
    const [{ body }, ms] = await timed(activate('none', { requestTimeout: -1 }));
    expect(body).toEqual({ jobs: [] });
    expect(ms).toBeLessThan(500);
  });

  test('above 0: waits as long as it says', async () => {
    const [{ body }, ms] = await timed(activate('none', { requestTimeout: 400 }));
    expect(body).toEqual({ jobs: [] });
    expect(ms).toBeGreaterThanOrEqual(390);
    expect(ms).toBeLessThan(2000);
  });

  test('0 and absent: waits, and wakes with the first job', async () => {
    for (const more of [{ requestTimeout: 0 }, {}]) {
      const waiting = activate('woken', more);
      await pause(300);
      const created = performance.now();
      const key = await createJob('woken');
      const { body } = await waiting;
      expect(performance.now() - created).toBeLessThan(500);
      expect(body.jobs).toMatchObject([{ processInstanceKey: key }]);
    }
  });

  test('one job goes to one worker only', async () => {
    const waiting = Array.from({ length: 5 }, () => activate('shared', { requestTimeout: 800 }));
    await pause(100);
    await createJob('shared');
    const answers = await Promise.all(waiting);
    expect(answers.flatMap(({ body }) => body.jobs as unknown[])).toHaveLength(1);
  });

  test('whoever hangs up gets no job: the next one does, at once', async () => {
    const gone = new AbortController();
    const waiting = activate('gone', {}, gone.signal).catch(() => null);
    await pause(200);
    gone.abort();
    await waiting;
    await pause(100);
    await createJob('gone');
    const [{ body }, ms] = await timed(activate('gone', { requestTimeout: 3000 }));
    expect(body.jobs).toHaveLength(1);
    expect(ms).toBeLessThan(1000);
  });

  test('a job that was not finished in time goes to another worker', async () => {
    await createJob('late');
    const first = await activate('late', { timeout: 300 });
    expect(first.body.jobs).toHaveLength(1);
    expect((await activate('late', { requestTimeout: -1 })).body.jobs).toHaveLength(0);
    await pause(350);
    const again = await activate('late', { requestTimeout: -1, worker: 'other' });
    expect(again.body.jobs).toMatchObject([
      { jobKey: first.body.jobs[0]!.jobKey, worker: 'other', retries: 3 },
    ]);
  });
});

describe('awaiting completion', () => {
  const await_ = (processDefinitionId: string, more: object = {}) =>
    server.ask('POST', '/v2/process-instances', {
      body: { processDefinitionId, awaitCompletion: true, ...more },
    });

  test('of a process that completes by a worker', async () => {
    const waiting = await_('payment', { variables: { jobType: 'awaited' }, requestTimeout: 5000 });
    const { body } = await activate('awaited');
    const complete = `/v2/jobs/${body.jobs[0]!.jobKey}/completion`;
    await server.ask('POST', complete, { body: { variables: { paid: 12 } } });
    expect(await waiting).toMatchObject({
      status: 200,
      body: { variables: { jobType: 'awaited', paid: 12 } },
    });
  });

  test('that takes too long: 504, and the instance runs on', async () => {
    const answer = await await_('patience', { requestTimeout: 200 });
    expect(answer).toMatchObject({ status: 504, body: { title: 'DEADLINE_EXCEEDED' } });
    const { body } = await server.ask('POST', '/v2/process-instances/search', {
      body: { filter: { processDefinitionId: 'patience', state: 'ACTIVE' } },
    });
    expect(body.page.totalItems).toBe(1);
  });

  test('of an instance that is cancelled: told so', async () => {
    const waiting = await_('payment', { variables: { jobType: 'x' }, businessId: 'c', requestTimeout: 5000 });
    for (;;) {
      const { body } = await server.ask('POST', '/v2/process-instances/search', {
        body: { filter: { businessId: 'c' } },
      });
      if (body.items.length === 0) continue;
      await server.ask('POST', `/v2/process-instances/${body.items[0]!.processInstanceKey}/cancellation`);
      break;
    }
    const answer = await waiting;
    expect(answer).toMatchObject({ status: 409, body: { title: 'INVALID_STATE' } });
    expect(answer.body.detail).toContain('terminated');
  });

  test('a pinned clock moves timers', async () => {
    const waiting = await_('patience', { requestTimeout: 5000 });
    await pause(100);
    await server.ask('PUT', '/v2/clock', { body: { timestamp: Date.now() + 3_700_000 } });
    expect((await waiting).status).toBe(200);
    await server.ask('POST', '/v2/clock/reset');
  });
});

describe('stopping', () => {
  test('answers who waits, finishes what is under way, and keeps what was acknowledged', async () => {
    const own = await startServer();
    await deploy(own);
    const poll = activate('stop', {}, undefined, own);
    const awaiting = own.ask('POST', '/v2/process-instances', {
      body: { processDefinitionId: 'patience', awaitCompletion: true, requestTimeout: 8000 },
    });
    await pause(300);
    const [, ms] = await timed(own.stop());
    expect(ms).toBeLessThan(5000);
    expect(await poll).toMatchObject({ status: 200, body: { jobs: [] } });
    expect(await awaiting).toMatchObject({ status: 503, body: { title: 'UNAVAILABLE' } });
    await expect(own.ask('GET', '/v2/status')).rejects.toThrow();
  });
});
