import { defineElement } from './element.ts';

/** BPMN 2.0 §10.4.3: ends one path; what else happens is its trigger's matter. */
export const endEvent = defineElement<Record<string, never>>({
  kind: 'endEvent',
  type: 'END_EVENT',
  spec: '10.4.3, 13.4.5',
  mappings: { inputs: true, outputs: true },
  read: () => ({}),
  enter: () => [{ do: 'throw' }],
});
