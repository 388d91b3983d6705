import type { Key } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { Committer } from './committer.ts';
import { EngineRejection, type ActivatedJob, type ActivateJobs } from './engine.ts';
import type { EngineClock } from './engine-clock.ts';
import type { Happened, Instances } from './instances.ts';
import type { Store } from './ports.ts';
import type { StoredRecord } from './query.ts';
import { readVisibleVariables } from './visible-variables.ts';
import { Waiting } from './waiting.ts';
import { keyOf, textOf } from './fields.ts';

/** Work for job workers: claimed from the store, one worker at a time, until its deadline. */
export class Jobs {
  private readonly store: Store;
  private readonly committer: Committer;
  private readonly instances: Instances;
  private readonly clock: EngineClock;
  private readonly waiting = new Waiting();
  private stopping = false;

  constructor(store: Store, committer: Committer, instances: Instances, clock: EngineClock) {
    this.store = store;
    this.committer = committer;
    this.instances = instances;
    this.clock = clock;
  }

  /** Long poll: answers as soon as there is a job, or empty after `waitMs`. A caller that has gone gets no job. */
  async activate(request: ActivateJobs, signal?: AbortSignal): Promise<readonly ActivatedJob[]> {
    const until = Date.now() + request.waitMs;
    while (!signal?.aborted) {
      const claimed = await this.claim(request);
      if (claimed.length > 0) {
        if (!signal?.aborted)
          return Promise.all(claimed.map((job) => this.withVariables(job, request.fetchVariable)));
        await this.release(claimed);
        return [];
      }
      const left = until - Date.now();
      if (left <= 0 || this.stopping) return [];
      await this.waiting.until(request.type, left, signal);
    }
    return [];
  }

  async complete(jobKey: string, variables: Variables): Promise<void> {
    const { job, element, instance } = await this.open(jobKey);
    await this.instances.execute(instance, { type: 'CompleteJob', element, job, variables });
  }

  async fail(
    jobKey: string,
    failure: { retries: number; message: string | null; backOff: number; variables: Variables },
  ): Promise<void> {
    const { job, element, instance } = await this.open(jobKey);
    await this.instances.execute(instance, { type: 'FailJob', element, job, ...failure });
  }

  async throwError(
    jobKey: string,
    error: { code: string; message: string | null; variables: Variables },
  ): Promise<void> {
    const { job, element, instance } = await this.open(jobKey);
    await this.instances.execute(instance, { type: 'ThrowJobError', element, job, ...error });
  }

  async updateRetries(jobKey: string, retries: number): Promise<void> {
    if (retries < 1)
      throw new EngineRejection(
        'INVALID_ARGUMENT',
        `Expected retries to be at least 1, but they are ${retries}.`,
      );
    const { job, element, instance } = await this.open(jobKey);
    await this.instances.execute(instance, { type: 'UpdateJobRetries', element, job, retries });
  }

  /** The deadline of an activated job counts anew from now. */
  async updateTimeout(jobKey: string, timeout: number): Promise<void> {
    const { record } = await this.open(jobKey);
    if (record['deadline'] === null)
      throw new EngineRejection('INVALID_STATE', `The job ${jobKey} is not activated.`);
    const deadline = this.clock.now() + timeout;
    await this.committer.commit({
      guards: [{ collection: 'jobs', key: jobKey, field: 'deadline', value: record['deadline'] ?? null }],
      writes: [{ op: 'patch', collection: 'jobs', key: jobKey, record: { deadline, availableAt: deadline } }],
    });
  }

  /** Wakes the long polls for jobs a step made available. */
  notice({ events }: Happened): void {
    for (const event of events) {
      if (event.type === 'JobCreated') this.waiting.call(event.jobType);
      else if (event.type === 'JobFailed' || (event.type === 'IncidentResolved' && event.job))
        this.waiting.callAll();
    }
  }

  /** Something may have become available by time. */
  poke(): void {
    this.waiting.callAll();
  }

  stop(): void {
    this.stopping = true;
    this.waiting.callAll();
  }

  private claim({
    type,
    tenantIds,
    maxJobsToActivate,
    worker,
    timeout,
  }: ActivateJobs): Promise<readonly StoredRecord[]> {
    const now = this.clock.now();
    return this.store.claimJobs({
      type,
      tenantIds: tenantIds ?? null,
      limit: maxJobsToActivate,
      worker,
      now,
      deadline: now + timeout,
    });
  }

  private async release(jobs: readonly StoredRecord[]): Promise<void> {
    const availableAt = this.clock.now();
    await this.committer.commit({
      guards: [],
      writes: jobs.map((job) => ({
        op: 'patch',
        collection: 'jobs',
        key: textOf(job, 'jobKey'),
        record: { availableAt, deadline: null, worker: '' },
      })),
    });
    for (const job of jobs) this.waiting.call(textOf(job, 'type'));
  }

  private async withVariables(
    job: StoredRecord,
    names: readonly string[] | undefined,
  ): Promise<ActivatedJob> {
    const all = await readVisibleVariables(this.store, textOf(job, 'elementInstanceKey'));
    if (!names || names.length === 0) return { job, variables: all };
    return {
      job,
      variables: Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))),
    };
  }

  private async open(jobKey: string) {
    const record = await this.store.find('jobs', jobKey);
    if (record?.['endTime'] !== null)
      throw new EngineRejection(
        'NOT_FOUND',
        `Expected to find an open job with key '${jobKey}', but there is none.`,
      );
    return {
      record,
      job: jobKey as Key,
      element: keyOf(record, 'elementInstanceKey'),
      instance: keyOf(record, 'processInstanceKey'),
    };
  }
}
