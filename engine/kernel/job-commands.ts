import { Incident } from '../elements/element.ts';
import type { ElementInstance, IncidentType, OpenJob } from '../state/instance-state.ts';
import { completeAdHocJob } from './ad-hoc-commands.ts';
import { notFound, type CommandOf, type Rejection } from './command.ts';
import { executionListenerDone } from './execution-listeners.ts';
import type { Run } from './run.ts';
import { taskListenerDone } from './task-listeners.ts';
import { writeLocal } from './variables.ts';

export type JobCommand =
  | CommandOf<'CompleteJob'>
  | CommandOf<'FailJob'>
  | CommandOf<'ThrowJobError'>
  | CommandOf<'UpdateJobRetries'>;

/** What a worker, or somebody in its place, says about a job. */
export function obeyJob(run: Run, command: JobCommand): Rejection | null {
  const element = run.draft.find(command.element);
  if (element?.job?.key !== command.job) return notFound(`No job with key ${command.job} is open.`);
  const { key, job } = element;
  if (command.type === 'UpdateJobRetries') {
    run.emit({ type: 'JobRetriesUpdated', element: key, job: command.job, retries: command.retries });
    return null;
  }
  const closed = whyClosed(run, element, job);
  if (closed) return { code: 'INVALID_STATE', message: `The job ${job.key} ${closed}` };
  switch (command.type) {
    case 'CompleteJob':
      return complete(run, element, job, command);
    case 'ThrowJobError':
      if (job.listener)
        return {
          code: 'INVALID_STATE',
          message: `The job ${job.key} is of a listener, which throws no errors.`,
        };
      run.throwError(element, command, command.job);
      return null;
    case 'FailJob':
      fail(run, element, job, command);
      return null;
  }
}

function whyClosed(run: Run, { incident }: ElementInstance, { failed }: OpenJob): string | null {
  if (incident) return `has an incident (${incident.errorType}); resolve it first.`;
  if (failed && run.env.now < failed.retryAt)
    return 'has failed; it may be tried again when the time to wait after that is over.';
  return null;
}

function complete(
  run: Run,
  element: ElementInstance,
  { listener }: OpenJob,
  command: CommandOf<'CompleteJob'>,
): Rejection | null {
  const { job, variables, result } = command;
  const isOfElement = listener === null || listener.on === 'start' || listener.on === 'end';
  if (!isOfElement) return taskListenerDone(run, element, listener, command);
  if (!listener && element.adHoc) return completeAdHocJob(run, element, command);
  if (result)
    return {
      code: 'INVALID_ARGUMENT',
      message: `The job ${job} takes variables, but no result of type ${result.type}.`,
    };
  run.emit({ type: 'JobCompleted', element: element.key, job });
  if (listener) executionListenerDone(run, element, listener, variables);
  else run.leave(run.element(element.key), variables);
  return null;
}

function fail(run: Run, element: ElementInstance, job: OpenJob, command: CommandOf<'FailJob'>): void {
  const { retries, message, variables } = command;
  const wait = retries > 0 ? (command.backOff ?? backOffOf(job)) : 0;
  writeLocal(run, element.key, variables);
  run.emit({
    type: 'JobFailed',
    element: element.key,
    job: job.key,
    retries,
    message,
    retryAt: run.env.now + wait,
  });
  if (retries > 0) return;
  const incident = new Incident(noRetries(element, job), message ?? 'No more retries left.');
  run.raiseIncident(run.element(element.key), element.phase, incident, job.key);
}

/** As the model says. */
function backOffOf({ backOff = [], failed }: OpenJob): number {
  return backOff[Math.min(failed?.times ?? 0, backOff.length - 1)] ?? 0;
}

function noRetries({ adHoc }: ElementInstance, { listener }: OpenJob): IncidentType {
  if (listener?.on === 'start' || listener?.on === 'end') return 'EXECUTION_LISTENER_NO_RETRIES';
  if (listener) return 'TASK_LISTENER_NO_RETRIES';
  return adHoc ? 'AD_HOC_SUB_PROCESS_NO_RETRIES' : 'JOB_NO_RETRIES';
}
