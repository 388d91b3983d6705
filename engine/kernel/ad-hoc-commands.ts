import type { ElementInstance } from '../state/instance-state.ts';
import { activateInside, cancelActivations, fulfil, rulesOf, type Activity } from './ad-hoc.ts';
import { notFound, type CommandOf, type Rejection } from './command.ts';
import type { Run } from './run.ts';
import { writeLocal } from './variables.ts';

/** Somebody has decided what is to be done next in an ad-hoc sub-process. */
export function activateAdHoc(run: Run, command: CommandOf<'ActivateAdHoc'>): Rejection | null {
  const { element: key, activities, cancelRemaining } = command;
  const adHoc = run.draft.find(key);
  if (!adHoc?.adHoc || adHoc.phase === 'terminating')
    return notFound(`No ad-hoc sub-process is active under key ${key}.`);
  const refused = overAlready(adHoc) ?? unknownAmong(run, adHoc, activities);
  if (refused) return refused;
  if (cancelRemaining) cancelActivations(run, key);
  activateInside(run, key, activities);
  return null;
}

/** The worker of an ad-hoc sub-process has decided. Its variables are the sub-process's own. */
export function completeAdHocJob(
  run: Run,
  adHoc: ElementInstance,
  { job, variables, result }: CommandOf<'CompleteJob'>,
): Rejection | null {
  const { key } = adHoc;
  const answer = result?.type === 'adHocSubProcess' ? result : null;
  const activities = answer?.activate ?? [];
  const refused = unknownAmong(run, adHoc, activities);
  if (refused) return refused;
  run.emit({ type: 'JobCompleted', element: key, job });
  writeLocal(run, key, variables);
  const cancels = answer?.isCancelRemainingInstances ?? false;
  if (cancels) cancelActivations(run, key);
  activateInside(run, key, activities);
  if (answer?.isCompletionConditionFulfilled) fulfil(run, key, cancels);
  return null;
}

function overAlready({ node, phase, adHoc, interrupted }: ElementInstance): Rejection | null {
  if (phase === 'active' && !adHoc?.completing && !interrupted) return null;
  return {
    code: 'INVALID_STATE',
    message: `The ad-hoc sub-process ${node} is about to end: nothing more can be activated in it.`,
  };
}

function unknownAmong(run: Run, adHoc: ElementInstance, activities: readonly Activity[]): Rejection | null {
  const { activatable } = rulesOf(run, adHoc);
  const unknown = activities.flatMap(({ node }) => (activatable.includes(node) ? [] : [node]));
  if (unknown.length === 0) return null;
  return {
    code: 'INVALID_ARGUMENT',
    message: `Expected ids of what the ad-hoc sub-process ${adHoc.node} can activate (${activatable.join(', ')}), but there is ${unknown.join(', ')}.`,
  };
}
