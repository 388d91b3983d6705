import { defineTrigger } from './trigger.ts';

/** An event without event definition: it happens when it is reached. */
export const none = defineTrigger<Record<string, never>>({
  kind: 'none',
  spec: '10.4.5',
  places: ['startEvent', 'intermediateThrowEvent', 'endEvent'],
  read: () => ({}),
  throw: () => [{ do: 'complete' }],
});
