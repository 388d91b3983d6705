import { defineElement } from './element.ts';

interface ReceiveTaskAttrs {
  /** Its message starts an instance. */
  readonly instantiate: boolean;
}

/** BPMN 2.0 §10.2.3: waits for a message, as a catching message event does. */
export const receiveTask = defineElement<ReceiveTaskAttrs>({
  kind: 'receiveTask',
  type: 'RECEIVE_TASK',
  spec: '10.2.3, 13.2.3',
  activity: true,
  mappings: { outputs: true },
  instantiates: ({ attrs }) => attrs.instantiate,
  beginsUnled: ({ attrs }) => !attrs.instantiate,
  read: ({ xml }) => ({ instantiate: xml['instantiate'] === true }),
  enter: ({ node }) => [{ do: 'await', event: node.id }],
});
