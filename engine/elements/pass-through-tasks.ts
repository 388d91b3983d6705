import { defineElement } from './element.ts';

/** BPMN 2.0 §13.2.3: a task without behaviour of its own completes at once. */
export const task = defineElement<Record<string, never>>({
  kind: 'task',
  type: 'TASK',
  spec: '10.2.3, 13.2.3',
  activity: true,
  read: () => ({}),
  enter: () => [{ do: 'complete' }],
});

/** Done by people without the engine's knowledge (§10.2.3): it completes at once. */
export const manualTask = defineElement<Record<string, never>>({
  kind: 'manualTask',
  type: 'MANUAL_TASK',
  spec: '10.2.3, 13.2.3',
  activity: true,
  read: () => ({}),
  enter: () => [{ do: 'complete' }],
});
