import { defineElement } from './element.ts';

/** BPMN 2.0 §10.4.4: sits on an activity. The kernel enters it when its trigger has happened. */
export const boundaryEvent = defineElement<Record<string, never>>({
  kind: 'boundaryEvent',
  type: 'BOUNDARY_EVENT',
  spec: '10.4.4, 13.4.3',
  mappings: { outputs: true },
  beginsUnled: () => false,
  read: () => ({}),
  enter: () => [{ do: 'complete' }],
});
