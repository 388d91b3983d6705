import type { NodeId } from '../model/ids.ts';
import { defineTrigger } from './trigger.ts';

export interface CompensateAttrs {
  /** Throwing: the activity to undo; null: all of the scope. */
  readonly activity: NodeId | null;
  /** Whether the thrower waits until all is undone. */
  readonly wait: boolean;
  /** All handlers at once instead of in reverse order (zeebe:property `compensationOrder` = `parallel`). */
  readonly parallel: boolean;
}

/** BPMN 2.0 §10.4.5, §13.4.4: undoes completed activities by their handlers, the last completed first. */
export const compensate = defineTrigger<CompensateAttrs>({
  kind: 'compensate',
  spec: '10.4.5, 10.6, 13.4.4',
  places: ['eventSubProcessStart', 'boundaryEvent', 'intermediateThrowEvent', 'endEvent'],
  read: (source) => {
    const activity = source.xml['activityRef'] as { id?: unknown } | undefined;
    return {
      activity: typeof activity?.id === 'string' ? (activity.id as NodeId) : null,
      wait: source.xml['waitForCompletion'] !== false,
      parallel: source.property('compensationOrder') === 'parallel',
    };
  },
  catches: (_attrs, thrown) => (thrown === 'compensate' ? 'any' : null),
  undoes: true,
  throw: ({ trigger: { activity, wait, parallel } }) => [{ do: 'compensate', activity, wait, parallel }],
});
