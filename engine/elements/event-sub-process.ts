import { defineElement } from './element.ts';

/** BPMN 2.0 §10.2.5, §13.4.4: begins when its start event happens in the scope around it, any number of times unless it interrupts. */
export const eventSubProcess = defineElement<Record<string, never>>({
  kind: 'eventSubProcess',
  type: 'EVENT_SUB_PROCESS',
  spec: '10.2.5, 13.4.4',
  container: true,
  mappings: { inputs: true, outputs: true },
  beginsUnled: () => false,
  read: () => ({}),
  enter: () => [{ do: 'enterScope' }],
});
