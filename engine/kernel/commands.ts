import { behaviorOf } from '../elements/registry.ts';
import { nodeOf } from '../model/definition.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { Incident } from '../elements/element.ts';
import type { Command, CommandOf, Rejection } from './command.ts';
import type { Run } from './run.ts';
import { propagate, writeLocal } from './variables.ts';
import { happen } from './waits.ts';

type Refused = Rejection | null;

/** Begins what the command asks for, or says why not; nothing is emitted before a refusal. */
export function obey(run: Run, command: Command): Refused {
  if (command.type === 'Start') return start(run, command);
  if (run.draft.phase !== 'active') return notFound(`Instance ${run.draft.base.key} has ended.`);
  switch (command.type) {
    case 'Cancel':
      run.terminate(run.element(run.draft.base.key));
      run.emit({ type: 'InstanceTerminated' });
      return null;
    case 'SetVariables':
      return setVariables(run, command);
    case 'FireTimer':
    case 'CorrelateMessage':
      return trigger(run, command);
    case 'CompleteCall':
    case 'ThrowFromCall':
      return endCall(run, command);
    case 'ResolveIncident':
      return resolve(run, command);
    case 'CompleteUserTask':
    case 'AssignUserTask':
    case 'UpdateUserTask':
      return userTask(run, command);
    default:
      return job(run, command);
  }
}

function start(run: Run, { start, variables, payload }: CommandOf<'Start'>): Refused {
  const { key } = run.draft.base;
  run.emit({ type: 'InstanceStarted' });
  run.activate(nodeOf(run.definition, run.definition.root), null, [], key);
  writeLocal(run, key, variables);
  const node = nodeOf(run.definition, start);
  if (payload) run.beginTriggered(node, key, payload);
  else run.begin(node, key);
  return null;
}

function setVariables(run: Run, { scope, variables, local }: CommandOf<'SetVariables'>): Refused {
  if (!run.draft.find(scope)) return notFound(`No active element instance ${scope}.`);
  if (local) writeLocal(run, scope, variables);
  else propagate(run, scope, variables);
  return null;
}

function trigger(run: Run, command: CommandOf<'FireTimer'> | CommandOf<'CorrelateMessage'>): Refused {
  const element = run.draft.find(command.element);
  const wait = element?.waits.find(({ key }) => key === command.wait);
  if (!element || !wait) return notFound(`Nothing waits under key ${command.wait}.`);
  if (command.type === 'FireTimer') happen(run, element, wait, {}, null);
  else happen(run, element, wait, command.variables, command.message);
  return null;
}

type CallCommand = CommandOf<'CompleteCall'> | CommandOf<'ThrowFromCall'>;

function endCall(run: Run, command: CallCommand): Refused {
  const element = run.draft.find(command.element);
  if (element?.called !== command.child)
    return notFound(`Element ${command.element} does not wait for ${command.child}.`);
  run.emit({ type: 'CallEnded', element: element.key, child: command.child, canceled: false });
  if (command.type === 'ThrowFromCall') {
    run.throwError(run.element(element.key), command);
    return null;
  }
  const node = nodeOf(run.definition, element.node);
  run.leave(
    run.element(element.key),
    behaviorOf(node).resultOf?.(node, command.variables) ?? command.variables,
  );
  return null;
}

type JobCommand =
  | CommandOf<'CompleteJob'>
  | CommandOf<'FailJob'>
  | CommandOf<'ThrowJobError'>
  | CommandOf<'UpdateJobRetries'>;

function job(run: Run, command: JobCommand): Refused {
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
    retryAt: run.env.now + backOff,
  });
  if (retries > 0) return;
  const text = message ?? 'No more retries left.';
  run.raiseIncident(run.element(element.key), 'active', new Incident('JOB_NO_RETRIES', text), job);
}

type UserTaskCommand =
  CommandOf<'CompleteUserTask'> | CommandOf<'AssignUserTask'> | CommandOf<'UpdateUserTask'>;

function userTask(run: Run, command: UserTaskCommand): Refused {
  const element = run.draft.find(command.element);
  if (element?.userTask?.key !== command.task)
    return notFound(`No user task with key ${command.task} is open.`);
  const { key, userTask: open } = element;
  const { task, action } = command;
  switch (command.type) {
    case 'AssignUserTask':
      if (!command.allowOverride && open.assignee !== null && open.assignee !== command.assignee)
        return { code: 'INVALID_STATE', message: `The user task ${task} is already assigned.` };
      run.emit({ type: 'UserTaskAssigned', element: key, task, assignee: command.assignee, action });
      return null;
    case 'UpdateUserTask':
      run.emit({ type: 'UserTaskUpdated', element: key, task, changes: command.changes, action });
      return null;
    case 'CompleteUserTask':
      run.emit({ type: 'UserTaskCompleted', element: key, task, action });
      run.leave(run.element(key), command.variables);
      return null;
  }
}

/** Repeats the step the element stopped in. Failing again raises a new incident. */
function resolve(run: Run, { element: key, incident }: CommandOf<'ResolveIncident'>): Refused {
  const element = run.draft.find(key);
  if (element?.incident?.key !== incident) return notFound(`No incident with key ${incident} is active.`);
  if (element.job && element.job.retries <= 0)
    return {
      code: 'INVALID_STATE',
      message: `The job ${element.job.key} has no retries left: update its retries first.`,
    };
  const { phase } = element;
  run.emit({ type: 'IncidentResolved', element: key, incident, job: element.job?.key ?? null });
  const again = run.element(key);
  if (phase === 'leaving') run.leave(again);
  else if (phase === 'entering') run.enter(again);
  else if (!again.job) run.enter(again);
  return null;
}

function notFound(message: string): Rejection {
  return { code: 'NOT_FOUND', message };
}
