import type { ElementInstance, OpenJob, TaskTransition } from '../state/instance-state.ts';
import type { CommandOf, JobResult, Rejection } from './command.ts';
import type { Run } from './run.ts';
import { continueTransition } from './task-transitions.ts';

type Answer = Extract<JobResult, { type: 'userTask' }>;

const ACCEPTED: Answer = { type: 'userTask', denied: false, deniedReason: null, corrections: {} };
const deniable: ReadonlySet<string> = new Set(['assigning', 'updating', 'completing']);

/** The job of a task listener is done: it lets what is being done to the task pass, corrects or denies it. */
export function taskListenerDone(
  run: Run,
  element: ElementInstance,
  listener: NonNullable<OpenJob['listener']>,
  { job, variables, result = ACCEPTED }: CommandOf<'CompleteJob'>,
): Rejection | null {
  const { key, userTask } = element;
  const transition = userTask?.transition;
  if (!transition) throw new Error(`Nothing is done to the user task of ${element.node}`);
  if (result.type !== 'userTask')
    return refused(`The job ${job} is of a listener of a user task: its result is of type userTask.`);
  if (Object.keys(variables).length > 0)
    return refused(
      `The job ${job} is of a listener of a user task, which sets no variables: correct the task instead.`,
    );
  const wrong = whatIsWrong(result, transition);
  if (wrong) return refused(`The job ${job} of a listener ${wrong}`);
  const { denied, deniedReason } = result;
  run.emit({ type: 'JobCompleted', element: key, job, denied, ...(denied && { deniedReason }) });
  const task = userTask.key;
  if (denied) {
    const { on } = transition;
    run.emit({ type: 'UserTaskTransitionDenied', element: key, task, on, reason: deniedReason });
    return null;
  }
  const corrected = corrections(result, transition);
  if (corrected) run.emit({ type: 'UserTaskTransitionCorrected', element: key, task, transition: corrected });
  continueTransition(run, key, listener.at + 1);
  return null;
}

function whatIsWrong({ denied, corrections: given }: Answer, { on, data }: TaskTransition): string | null {
  if (denied && Object.keys(given).length > 0) return 'either denies or corrects, not both.';
  if (denied && !deniable.has(on))
    return `for ${on} cannot deny: only those for ${[...deniable].join(', ')} can.`;
  if (on === 'creating' && given.assignee !== undefined && (data?.assignee ?? null) !== null)
    return 'for creating cannot correct the assignee: the model names one. Listen to assigning instead.';
  return null;
}

function corrections({ corrections: given }: Answer, transition: TaskTransition): TaskTransition | null {
  if (Object.keys(given).length === 0) return null;
  const { assignee = transition.assignee, ...changes } = given;
  return { ...transition, assignee, changes: { ...transition.changes, ...changes } };
}

function refused(message: string): Rejection {
  return { code: 'INVALID_ARGUMENT', message };
}
