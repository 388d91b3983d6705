import { goOnAdHoc } from './ad-hoc.ts';
import { activateAdHoc } from './ad-hoc-commands.ts';
import { behaviorOf } from '../elements/registry.ts';
import { nodeOf } from '../model/definition.ts';
import type { ElementInstance, ElementPhase, IncidentType } from '../state/instance-state.ts';
import { notFound, type Command, type CommandOf, type Rejection } from './command.ts';
import { escalateFromCall } from './escalation.ts';
import { obeyJob } from './job-commands.ts';
import { modify, refuseTargets } from './modification.ts';
import type { Run } from './run.ts';
import { cancel, refuseSuspended, resume, suspend } from './suspension.ts';
import { continueTransition } from './task-transitions.ts';
import { obeyUserTask, stillBusy, updateByVariables } from './user-task-commands.ts';
import { propagate, writeLocal } from './variables.ts';
import { happen, waitAgain } from './waits.ts';

type Refused = Rejection | null;

/** Begins what the command asks for, or says why not; nothing is emitted before a refusal. */
export function obey(run: Run, command: Command): Refused {
  if (command.type === 'Start') return start(run, command);
  if (run.draft.phase !== 'active') return notFound(`Instance ${run.draft.base.key} has ended.`);
  const suspended = refuseSuspended(run, command);
  if (suspended) return suspended;
  switch (command.type) {
    case 'Cancel':
      cancel(run);
      return null;
    case 'Suspend':
      return suspend(run);
    case 'Resume':
      return resume(run);
    case 'Modify':
      return modify(run, command.instructions, command.isCalled);
    case 'SetVariables':
      return setVariables(run, command);
    case 'FireTimer':
    case 'CorrelateMessage':
    case 'CorrelateSignal':
      return trigger(run, command);
    case 'CompleteCall':
    case 'ThrowFromCall':
    case 'EscalateFromCall':
      return endCall(run, command);
    case 'ResolveIncident':
      return resolve(run, command);
    case 'ActivateAdHoc':
      return activateAdHoc(run, command);
    case 'CompleteUserTask':
    case 'AssignUserTask':
    case 'UpdateUserTask':
      return obeyUserTask(run, command);
    default:
      return obeyJob(run, command);
  }
}

function start(run: Run, { start, variables, payload, before, until }: CommandOf<'Start'>): Refused {
  const refused = refuseTargets(run.definition, before ?? [], until ?? []);
  if (refused) return refused;
  const { key } = run.draft.base;
  const entry = { start, payload: payload ?? null, ...(before && { before }), ...(until && { until }) };
  run.emit({ type: 'InstanceStarted' });
  run.activate(nodeOf(run.definition, run.definition.root), null, { key, entry });
  writeLocal(run, key, variables);
  run.enter(run.element(key));
  return null;
}

function setVariables(run: Run, command: CommandOf<'SetVariables'>): Refused {
  const { scope, variables, local } = command;
  const element = run.draft.find(scope);
  if (!element) return notFound(`No active element instance ${scope}.`);
  const busy = element.userTask && stillBusy(element.userTask);
  if (busy) return busy;
  if (updateByVariables(run, element, command)) return null;
  if (local) writeLocal(run, scope, variables);
  else propagate(run, scope, variables);
  return null;
}

type TriggerCommand = CommandOf<'FireTimer'> | CommandOf<'CorrelateMessage'> | CommandOf<'CorrelateSignal'>;

function trigger(run: Run, command: TriggerCommand): Refused {
  const element = run.draft.find(command.element);
  const wait = element?.waits.find(({ key }) => key === command.wait);
  if (!element || !wait) return notFound(`Nothing waits under key ${command.wait}.`);
  if (command.type === 'FireTimer') happen(run, element, wait, {}, null);
  else
    happen(
      run,
      element,
      wait,
      command.variables,
      command.type === 'CorrelateMessage' ? command.message : null,
    );
  return null;
}

type CallCommand = CommandOf<'CompleteCall'> | CommandOf<'ThrowFromCall'> | CommandOf<'EscalateFromCall'>;

function endCall(run: Run, command: CallCommand): Refused {
  const element = run.draft.find(command.element);
  if (element?.called !== command.child)
    return notFound(`Element ${command.element} does not wait for ${command.child}.`);
  if (command.type === 'EscalateFromCall' && !command.interrupting) {
    escalateFromCall(run, element, command.code, command.variables);
    return null;
  }
  run.emit({ type: 'CallEnded', element: element.key, child: command.child, canceled: false });
  if (command.type === 'EscalateFromCall') {
    escalateFromCall(run, run.element(element.key), command.code, command.variables);
    return null;
  }
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

/** Repeats the step the element stopped in. Failing again raises a new incident. */
function resolve(run: Run, { element: key, incident }: CommandOf<'ResolveIncident'>): Refused {
  const element = run.draft.find(key);
  if (element?.incident?.key !== incident) return notFound(`No incident with key ${incident} is active.`);
  if (element.job && element.job.retries <= 0)
    return {
      code: 'INVALID_STATE',
      message: `The job ${element.job.key} has no retries left: update its retries first.`,
    };
  run.emit({ type: 'IncidentResolved', element: key, incident, job: element.job?.key ?? null });
  repeat(run, run.element(key), element.phase, element.incident.errorType);
  return null;
}

function repeat(run: Run, element: ElementInstance, phase: ElementPhase, errorType: IncidentType): void {
  const { key, job, userTask, adHoc, role } = element;
  // The job that is in the way may be worked on again.
  if (job) return;
  if (userTask?.transition) continueTransition(run, key, 0);
  else if (phase === 'leaving') run.leave(element);
  else if (phase === 'active' && adHoc) goOnAdHoc(run, key);
  else if (phase === 'active' && role !== 'loop' && errorType !== 'UNHANDLED_ERROR_EVENT')
    waitAgain(run, element);
  else run.enter(element);
}
