import type { Key } from '../model/ids.ts';
import type { Command, Rejection } from './command.ts';
import type { Run } from './run.ts';

/**
 * What can be done to a suspended instance: ending and mending it, never going on with it. Resolving an incident is
 * going on (it repeats a step), so it waits for the resumption; the retries of its job may be set before.
 */
const possible: ReadonlySet<Command['type']> = new Set([
  'Cancel',
  'Suspend',
  'Resume',
  'SetVariables',
  'UpdateJobRetries',
  'Modify',
]);

export function refuseSuspended(run: Run, { type }: Command): Rejection | null {
  if (!run.draft.suspended || possible.has(type)) return null;
  return {
    code: 'SUSPENDED',
    message: `Instance ${run.draft.base.key} is suspended: resume it first.`,
  };
}

export function suspend(run: Run): Rejection | null {
  const { key } = run.draft.base;
  if (run.draft.suspended) return { code: 'INVALID_STATE', message: `Instance ${key} is suspended already.` };
  run.emit({ type: 'InstanceSuspended', called: calledBy(run) });
  return null;
}

/** Everything goes on. Each condition that is waited for is looked at, since variables may have changed meanwhile. */
export function resume(run: Run): Rejection | null {
  const { key } = run.draft.base;
  if (!run.draft.suspended) return { code: 'INVALID_STATE', message: `Instance ${key} is not suspended.` };
  run.emit({ type: 'InstanceResumed', called: calledBy(run) });
  for (const element of run.draft.conditionWaiters())
    for (const wait of element.waits)
      if (wait.on === 'condition') run.agenda.conditionOpened(element.key, wait);
  return null;
}

/** A suspended instance that is cancelled goes on to its end: listeners of the cancellation are work like any other. */
export function cancel(run: Run): void {
  if (run.draft.suspended) run.emit({ type: 'InstanceResumed', called: [] });
  run.terminate(run.element(run.draft.base.key));
}

function calledBy(run: Run): readonly Key[] {
  return Object.values(run.draft.base.elements).flatMap(({ called }) => called ?? []);
}
