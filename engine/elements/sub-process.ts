import { defineElement } from './element.ts';

/**
 * BPMN 2.0 §13.2.4: an embedded sub-process starts at its none start event (without one, at everything no flow leads to)
 * and completes when nothing is left inside.
 */
export const subProcess = defineElement<Record<string, never>>({
  kind: 'subProcess',
  type: 'SUB_PROCESS',
  spec: '10.2.5, 13.2.4',
  activity: true,
  container: true,
  mappings: { inputs: true, outputs: true },
  read: () => ({}),
  enter: () => [{ do: 'enterScope' }],
});
