import { EngineRejection, type Engine } from '../runtime/engine.ts';
import { answerJob, BpmnError, JobFailure, jobOf, type Job, type JobOutcome } from './job.ts';

/** The result is written as variables. What it throws is a `BpmnError`, or a failure that costs one retry. */
export type JobHandler = (job: Job) => Promise<JobOutcome> | JobOutcome;

export interface JobWorkerOptions {
  /** How many jobs it works on at the same time; 1 unless told otherwise. */
  readonly concurrency?: number;
  /** ms a job is its own; then it is given to whoever asks, and may be done twice. 5 minutes unless told otherwise. */
  readonly timeout?: number;
  /** ms until a failed job is tried again, always the same or by the retries left; 1 second unless told otherwise. */
  readonly backOff?: number | ((retriesLeft: number) => number);
  /** Written to the job. */
  readonly name?: string;
  /** Only these variables are read; all when absent. */
  readonly fetchVariable?: readonly string[];
  readonly tenantIds?: readonly string[];
}

export interface JobWorker {
  /** Takes no more jobs; resolves when those under way are done. */
  stop(): Promise<void>;
}

type Workplace = Pick<Engine, 'activateJobs' | 'completeJob' | 'failJob' | 'throwJobError'>;

/** How long one question for jobs may stay open, ms. */
const patienceMs = 30_000;
/** Until the engine is asked again after it could not answer, ms. */
const recoveryMs = 1_000;

/**
 * Asks for jobs of one type as long as it has hands free, in the process of the engine.
 *
 * W1. No more than `concurrency` jobs at a time, and one question at a time.
 * W2. A job that is gone when its handler has finished (cancelled, interrupted) is left alone.
 * W3. An answer the engine cannot take is told to `onError`; the job comes back after its timeout.
 */
export class PollingWorker implements JobWorker {
  private readonly engine: Workplace;
  private readonly type: string;
  private readonly handler: JobHandler;
  private readonly options: JobWorkerOptions;
  private readonly onError: (failure: unknown, what: string) => void;
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private readonly polling: Promise<void>;

  constructor(
    engine: Workplace,
    type: string,
    handler: JobHandler,
    options: JobWorkerOptions,
    onError: (failure: unknown, what: string) => void,
  ) {
    this.engine = engine;
    this.type = type;
    this.handler = handler;
    this.options = options;
    this.onError = onError;
    const { concurrency = 1 } = options;
    if (!Number.isInteger(concurrency) || concurrency < 1)
      throw new RangeError(
        `The concurrency of a worker must be a whole number from 1, but it is ${concurrency}.`,
      );
    this.polling = this.poll(concurrency);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.polling;
    await Promise.all(this.running);
  }

  private async poll(concurrency: number): Promise<void> {
    while (!this.stopping.signal.aborted) {
      if (this.running.size >= concurrency) {
        await Promise.race(this.running);
        continue;
      }
      for (const activated of await this.ask(concurrency - this.running.size)) {
        const done = this.carryOut(jobOf(activated)).finally(() => this.running.delete(done));
        this.running.add(done);
      }
    }
  }

  private async ask(maxJobsToActivate: number): ReturnType<Workplace['activateJobs']> {
    const { timeout = 300_000, name = 'embedded', fetchVariable, tenantIds } = this.options;
    try {
      return await this.engine.activateJobs(
        {
          type: this.type,
          worker: name,
          timeout,
          maxJobsToActivate,
          waitMs: patienceMs,
          ...(fetchVariable && { fetchVariable }),
          ...(tenantIds && { tenantIds }),
        },
        this.stopping.signal,
      );
    } catch (failure) {
      this.onError(failure, `asking for jobs of type ${this.type}`);
      await pause(recoveryMs, this.stopping.signal);
      return [];
    }
  }

  private async carryOut(job: Job): Promise<void> {
    const outcome = await this.outcomeOf(job);
    try {
      await answerJob(this.engine, job, outcome, this.backOff(job));
    } catch (failure) {
      if (failure instanceof EngineRejection && failure.code === 'NOT_FOUND') return;
      this.onError(failure, `answering job ${job.key} of type ${job.type}`);
    }
  }

  private async outcomeOf(job: Job): Promise<JobOutcome> {
    try {
      return await this.handler(job);
    } catch (thrown) {
      if (thrown instanceof BpmnError || thrown instanceof JobFailure) return thrown;
      return new JobFailure(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  private backOff(job: Job): number {
    const { backOff = 1_000 } = this.options;
    return typeof backOff === 'number' ? backOff : backOff(job.retries - 1);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
