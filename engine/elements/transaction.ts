import { defineElement } from './element.ts';

/** BPMN 2.0 §10.2.5, §13.4.4: a sub-process that can be cancelled as a whole: what was done in it is undone. */
export const transaction = defineElement<Record<string, never>>({
  kind: 'transaction',
  type: 'SUB_PROCESS',
  spec: '10.2.5, 13.4.4',
  missing: ['method (transaction protocol)'],
  activity: true,
  container: true,
  cancellable: true,
  mappings: { inputs: true, outputs: true },
  read: () => ({}),
  enter: () => [{ do: 'enterScope' }],
});
