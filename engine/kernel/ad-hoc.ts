import type { NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { CommandOf, Rejection } from './command.ts';
import type { Run } from './run.ts';

export function beginAdHoc(
  _run: Run,
  element: ElementInstance,
  _activities: readonly { readonly node: NodeId; readonly variables: Variables }[],
): void {
  throw new Error(`ad-hoc: ${element.node}`);
}

/** What ran inside one activation has ended (the activation is no longer in the state). */
export function activationDone(_run: Run, activation: ElementInstance): void {
  throw new Error(`ad-hoc: ${activation.node}`);
}

/** A worker has answered the job of an ad-hoc sub-process, which is still open. */
export function completeAdHocJob(
  _run: Run,
  element: ElementInstance,
  _command: CommandOf<'CompleteJob'>,
): Rejection | null {
  throw new Error(`ad-hoc: ${element.node}`);
}
