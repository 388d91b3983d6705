import type { JobCommands } from '../engine.ts';
import { jobResultOf } from '../job-result.ts';
import type { Jobs } from '../jobs.ts';
import type { Parts } from '../parts.ts';

export function jobCommands({
  jobs,
  clock,
  zone,
  wakeAt,
}: Pick<Parts, 'clock' | 'zone'> & { jobs: Jobs; wakeAt: (time: number) => void }): JobCommands {
  return {
    async activateJobs(request, signal) {
      const claimed = await jobs.activate(request, signal);
      // A worker that gives no sign of life until its deadline loses its jobs to whoever polls then.
      if (claimed.length > 0) wakeAt(clock.now() + request.timeout);
      return claimed;
    },
    async completeJob(key, { variables = {}, result } = {}) {
      await jobs.complete(key, variables, result && jobResultOf(result, zone));
    },
    failJob: (key, { retries = 0, errorMessage, retryBackOff, variables = {} } = {}) =>
      jobs.fail(key, { retries, message: errorMessage ?? null, backOff: retryBackOff ?? null, variables }),
    throwJobError: (key, { errorCode, errorMessage, variables = {} }) =>
      jobs.throwError(key, { code: errorCode, message: errorMessage ?? null, variables }),
    async updateJob(key, { retries, timeout }) {
      if (retries !== undefined && retries !== null) await jobs.updateRetries(key, retries);
      if (timeout !== undefined && timeout !== null) await jobs.updateTimeout(key, timeout);
    },
  };
}
