import type { JobResult } from '../kernel/command.ts';
import type { NodeId } from '../model/ids.ts';
import type { JobAnswer } from './engine.ts';
import { userTaskChangeOf } from './user-task-change.ts';

/** A worker's answer, read. Throws `EngineRejection` where a date is none. */
export function jobResultOf(answer: JobAnswer, zone: string): JobResult {
  if (answer.type === 'adHocSubProcess')
    return {
      type: 'adHocSubProcess',
      activate: (answer.activateElements ?? []).map(({ elementId, variables = {} }) => ({
        node: elementId as NodeId,
        variables,
      })),
      isCompletionConditionFulfilled: answer.isCompletionConditionFulfilled ?? false,
      isCancelRemainingInstances: answer.isCancelRemainingInstances ?? false,
    };
  const { denied = false, deniedReason = null, corrections = {} } = answer;
  const { assignee, ...changes } = corrections;
  return {
    type: 'userTask',
    denied,
    deniedReason,
    corrections: {
      ...userTaskChangeOf(changes, zone),
      ...(typeof assignee === 'string' && { assignee: assignee === '' ? null : assignee }),
    },
  };
}
