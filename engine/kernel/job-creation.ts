import type { Move } from '../elements/element.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { Run } from './run.ts';

/** The element's own work is left to a job worker. */
export function createJob(
  run: Run,
  { key, node }: ElementInstance,
  { jobType, retries, headers, backOff }: Extract<Move, { do: 'createJob' }>,
): void {
  run.emit({
    type: 'JobCreated',
    element: key,
    node,
    job: run.env.newKey(),
    jobType,
    retries,
    headers,
    ...(backOff.length > 0 && { backOff }),
  });
}
