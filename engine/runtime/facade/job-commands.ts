import type { JobCommands } from '../engine.ts';
import type { Jobs } from '../jobs.ts';
import type { Parts } from '../parts.ts';

export function jobCommands({
  jobs,
  clock,
  wakeAt,
}: Pick<Parts, 'clock'> & { jobs: Jobs; wakeAt: (time: number) => void }): JobCommands {
  return {
    async activateJobs(request, signal) {
      const claimed = await jobs.activate(request, signal);
      // A worker that gives no sign of life until its deadline loses its jobs to whoever polls then.
      if (claimed.length > 0) wakeAt(clock.now() + request.timeout);
      return claimed;
    },
    completeJob: (key, { variables = {}, result } = {}) => jobs.complete(key, variables, result),
    failJob: (key, { retries = 0, errorMessage, retryBackOff = 0, variables = {} } = {}) =>
      jobs.fail(key, { retries, message: errorMessage ?? null, backOff: retryBackOff, variables }),
    throwJobError: (key, { errorCode, errorMessage, variables = {} }) =>
      jobs.throwError(key, { code: errorCode, message: errorMessage ?? null, variables }),
    async updateJob(key, { retries, timeout }) {
      if (retries !== undefined && retries !== null) await jobs.updateRetries(key, retries);
      if (timeout !== undefined && timeout !== null) await jobs.updateTimeout(key, timeout);
    },
  };
}
