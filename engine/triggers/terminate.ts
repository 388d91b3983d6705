import { defineTrigger } from './trigger.ts';

/** BPMN 2.0 §13.4.5: ends everything else in the scope it stands in; the scope then completes normally. */
export const terminate = defineTrigger<Record<string, never>>({
  kind: 'terminate',
  spec: '10.4.5, 13.4.5',
  places: ['endEvent'],
  read: () => ({}),
  throw: () => [{ do: 'terminateScope' }],
});
