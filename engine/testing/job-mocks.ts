import { answerJob, BpmnError, JobFailure, jobOf, type Job, type JobOutcome } from '../embed/job.ts';
import type { Variables } from '../model/json.ts';
import { EngineRejection, type Engine } from '../runtime/engine.ts';

/** What a worker would answer: its result as variables, a failure or a BPMN error; always the same, or by the job. */
export type JobMock =
  Variables | BpmnError | JobFailure | ((variables: Variables, job: Job) => JobOutcome | Promise<JobOutcome>);

const AT_ONCE = 32;
/** Longer than any test: a mock answers at once. Epoch ms would overflow with much more. */
const timeoutMs = 3_600_000;

/** Stands in for the workers of a test. A mock that throws anything but an outcome is a mistake in the test: it is passed on. */
export class JobMocks {
  private readonly byType = new Map<string, JobMock>();

  set(type: string, mock: JobMock): void {
    this.byType.set(type, mock);
  }

  /** Does what is there now; tells whether there was anything. */
  async work(engine: Engine): Promise<boolean> {
    let worked = false;
    for (const [type, mock] of this.byType) {
      const jobs = await engine.activateJobs({
        type,
        worker: 'mock',
        timeout: timeoutMs,
        maxJobsToActivate: AT_ONCE,
        waitMs: 0,
      });
      for (const activated of jobs) await carryOut(engine, jobOf(activated), mock);
      worked ||= jobs.length > 0;
    }
    return worked;
  }
}

async function carryOut(engine: Engine, job: Job, mock: JobMock): Promise<void> {
  const outcome = await outcomeOf(job, mock);
  try {
    await answerJob(engine, job, outcome, 0);
  } catch (failure) {
    // The answer to an earlier job has ended this one.
    if (!(failure instanceof EngineRejection) || failure.code !== 'NOT_FOUND') throw failure;
  }
}

async function outcomeOf(job: Job, mock: JobMock): Promise<JobOutcome> {
  if (typeof mock !== 'function') return mock;
  try {
    return await mock(job.variables, job);
  } catch (thrown) {
    if (thrown instanceof BpmnError || thrown instanceof JobFailure) return thrown;
    throw thrown;
  }
}
