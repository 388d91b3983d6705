import { defineTrigger } from './trigger.ts';

/** BPMN 2.0 §10.4.5, §13.4.4: an end event inside a transaction cancels it; it is left by its cancel boundary event. */
export const cancel = defineTrigger<Record<string, never>>({
  kind: 'cancel',
  spec: '10.4.5, 10.2.5, 13.4.4',
  places: ['boundaryEvent', 'endEvent'],
  read: () => ({}),
  catches: (_attrs, thrown) => (thrown === 'cancel' ? 'any' : null),
  undoes: true,
  throw: () => [{ do: 'cancelTransaction' }],
});
