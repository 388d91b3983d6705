import { defineElement } from './element.ts';

/** BPMN 2.0 §10.2.3: waits for a message, as a catching message event does. */
export const receiveTask = defineElement<Record<string, never>>({
  kind: 'receiveTask',
  type: 'RECEIVE_TASK',
  spec: '10.2.3, 13.2.3',
  missing: ['instantiate'],
  activity: true,
  mappings: { outputs: true },
  read: () => ({}),
  enter: ({ node }) => [{ do: 'await', event: node.id }],
});
