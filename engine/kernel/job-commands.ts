import { Incident } from '../elements/element.ts';
import type { ElementInstance, IncidentType } from '../state/instance-state.ts';
import { completeAdHocJob } from './ad-hoc-commands.ts';
import { notFound, type CommandOf, type Rejection } from './command.ts';
import type { Run } from './run.ts';
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
  const { key } = element;
  if (command.type === 'UpdateJobRetries') {
    run.emit({ type: 'JobRetriesUpdated', element: key, job: command.job, retries: command.retries });
    return null;
  }
  if (element.incident)
    return {
      code: 'INVALID_STATE',
      message: `The job ${command.job} has an incident (${element.incident.errorType}); resolve it first.`,
    };
  switch (command.type) {
    case 'CompleteJob':
      if (element.adHoc && !element.job.listener) return completeAdHocJob(run, element, command);
      run.emit({ type: 'JobCompleted', element: key, job: command.job });
      run.leave(run.element(key), command.variables);
      return null;
    case 'ThrowJobError':
      run.throwError(element, command, command.job);
      return null;
    case 'FailJob':
      fail(run, element, command);
      return null;
  }
}

function fail(run: Run, element: ElementInstance, command: CommandOf<'FailJob'>): void {
  const { job, retries, message, backOff, variables } = command;
  writeLocal(run, element.key, variables);
  run.emit({
    type: 'JobFailed',
    element: element.key,
    job,
    retries,
    message,
    retryAt: run.env.now + (backOff ?? 0),
  });
  if (retries > 0) return;
  const text = message ?? 'No more retries left.';
  run.raiseIncident(run.element(element.key), 'active', new Incident(noRetries(element), text), job);
}

function noRetries({ adHoc }: ElementInstance): IncidentType {
  return adHoc ? 'AD_HOC_SUB_PROCESS_NO_RETRIES' : 'JOB_NO_RETRIES';
}
