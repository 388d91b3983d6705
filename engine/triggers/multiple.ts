import type { Trigger } from '../model/definition.ts';
import { defineTrigger } from './trigger.ts';

export interface MultipleAttrs {
  readonly triggers: readonly Trigger[];
  /** Catching: all of them must happen, in any order; otherwise the first one is enough. */
  readonly parallel: boolean;
}

/**
 * BPMN 2.0 §10.4.5: an event with several event definitions. Caught when one of them happens (parallel multiple: all);
 * thrown, all of them are thrown. Not an event definition of its own in the file: the reader makes it of several.
 */
export const multiple = defineTrigger<MultipleAttrs>({
  kind: 'multiple',
  spec: '10.4.5, 13.4.2',
  places: [
    'startEvent',
    'eventSubProcessStart',
    'intermediateCatchEvent',
    'intermediateThrowEvent',
    'boundaryEvent',
    'endEvent',
  ],
  nonInterrupting: true,
  read: () => ({ triggers: [], parallel: false }),
  parts: (attrs) => attrs,
});
