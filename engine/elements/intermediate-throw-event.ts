import { defineElement } from './element.ts';

/** BPMN 2.0 §10.4.4: does what its trigger says and goes on. */
export const intermediateThrowEvent = defineElement<Record<string, never>>({
  kind: 'intermediateThrowEvent',
  type: 'INTERMEDIATE_THROW_EVENT',
  spec: '10.4.4, 13.4.4',
  mappings: { inputs: true, outputs: true },
  read: () => ({}),
  enter: () => [{ do: 'throw' }],
});
