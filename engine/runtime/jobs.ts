import type { JobResult } from '../kernel/command.ts';
import type { Key } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { Committer } from './committer.ts';
import { EngineRejection, type ActivatedJob, type ActivateJobs } from './engine.ts';
import type { EngineClock } from './engine-clock.ts';
import type { Happened } from './assembly.ts';
import type { Instances } from './instances.ts';
import { readListenedTask } from './listened-task.ts';
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
  private readonly wakeAt: (time: number) => void;
  private stopping = false;

  constructor(parts: {
    store: Store;
    committer: Committer;
    instances: Instances;
    clock: EngineClock;
    /** Asks for a `poke` at that time of the engine's clock. */
    wakeAt: (time: number) => void;
  }) {
    this.store = parts.store;
    this.committer = parts.committer;
    this.instances = parts.instances;
    this.clock = parts.clock;
    this.wakeAt = parts.wakeAt;
  }

  /** Long poll: answers as soon as there is a job, or empty after `waitMs`. A caller that has gone gets no job. */
  async activate(request: ActivateJobs, signal?: AbortSignal): Promise<readonly ActivatedJob[]> {
    const until = Date.now() + request.waitMs;
    while (!signal?.aborted) {
      // Begin to wait before looking, so that a job made in between is not missed.
      const waiter = this.waiting.begin(request.type, Math.max(0, until - Date.now()), signal);
      try {
        const now = this.clock.now();
        const claimed = await this.claim(request, now);
        if (claimed.length > 0) return await this.handOver(claimed, request, signal);
        if (until <= Date.now() || this.stopping) return [];
        await this.wakeForNext(request.type, now);
        await waiter.called;
      } finally {
        waiter.end();
      }
    }
    return [];
  }

  async complete(jobKey: string, variables: Variables, result?: JobResult): Promise<void> {
    const { job, element, instance } = await this.open(jobKey);
    await this.instances.execute(instance, {
      type: 'CompleteJob',
      element,
      job,
      variables,
      ...(result && { result }),
    });
  }

  async fail(
    jobKey: string,
    failure: { retries: number; message: string | null; backOff: number | null; variables: Variables },
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
    if (record['heldUntil'] !== null)
      throw new EngineRejection(
        'INVALID_STATE',
        `The instance of job ${jobKey} is suspended: resume it first.`,
        true,
      );
    if (record['deadline'] === null)
      throw new EngineRejection('INVALID_STATE', `The job ${jobKey} is not activated.`);
    const deadline = this.clock.now() + timeout;
    await this.committer.commit({
      guards: [{ collection: 'jobs', key: jobKey, field: 'deadline', value: record['deadline'] ?? null }],
      writes: [{ op: 'patch', collection: 'jobs', key: jobKey, record: { deadline, availableAt: deadline } }],
    });
    this.wakeAt(deadline);
  }

  /** Wakes the long polls for jobs a step made available. */
  notice({ events }: Happened): void {
    for (const event of events) {
      if (event.type === 'JobCreated') this.waiting.call(event.jobType);
      else if (event.type === 'JobFailed' || (event.type === 'IncidentResolved' && event.job))
        this.waiting.callAll();
    }
  }

  /** When (engine clock) the next job becomes available by time, after a failure or a deadline; null: none does. */
  async nextAvailable(): Promise<number | null> {
    const [next] = await this.store.list(
      'jobs',
      { op: 'gt', field: 'availableAt', value: this.clock.now() },
      { sort: [{ field: 'availableAt', order: 'asc' }], limit: 1 },
    );
    return next ? Number(next['availableAt']) : null;
  }

  /** Something may have become available by time. */
  poke(): void {
    this.waiting.callAll();
  }

  stop(): void {
    this.stopping = true;
    this.waiting.callAll();
  }

  /** The scheduler remembers one alarm only: whoever waits sees to it that the next job of its type wakes it. */
  private async wakeForNext(type: string, now: number): Promise<void> {
    const [next] = await this.store.list(
      'jobs',
      {
        op: 'and',
        of: [
          { op: 'eq', field: 'type', value: type },
          { op: 'gt', field: 'availableAt', value: now },
        ],
      },
      { sort: [{ field: 'availableAt', order: 'asc' }], limit: 1 },
    );
    if (next) this.wakeAt(Number(next['availableAt']));
  }

  private claim(
    { type, tenantIds, maxJobsToActivate, worker, timeout }: ActivateJobs,
    now: number,
  ): Promise<readonly StoredRecord[]> {
    return this.store.claimJobs({
      type,
      tenantIds: tenantIds ?? null,
      limit: maxJobsToActivate,
      worker,
      now,
      deadline: now + timeout,
    });
  }

  private async handOver(
    jobs: readonly StoredRecord[],
    { timeout, fetchVariable }: ActivateJobs,
    signal: AbortSignal | undefined,
  ): Promise<readonly ActivatedJob[]> {
    if (signal?.aborted) {
      await this.release(jobs);
      return [];
    }
    this.wakeAt(this.clock.now() + timeout);
    return Promise.all(jobs.map((job) => this.withVariables(job, fetchVariable)));
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
    const visible = await readVisibleVariables(this.store, textOf(job, 'elementInstanceKey'));
    const { userTask, variables } = await readListenedTask(this.store, job);
    const all = { ...visible, ...variables };
    if (!names || names.length === 0) return { job, variables: all, userTask };
    return {
      job,
      userTask,
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
