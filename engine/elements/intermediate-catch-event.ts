import { defineElement } from './element.ts';

/** BPMN 2.0 §10.4.4: waits until its trigger happens. */
export const intermediateCatchEvent = defineElement<Record<string, never>>({
  kind: 'intermediateCatchEvent',
  type: 'INTERMEDIATE_CATCH_EVENT',
  spec: '10.4.4, 13.4.2',
  mappings: { outputs: true },
  beginsUnled: ({ trigger }) => trigger?.kind !== 'link',
  read: () => ({}),
  enter: ({ node }) => [{ do: 'await', event: node.id }],
});
