import type { Node } from '../model/definition.ts';
import { defineElement } from './element.ts';

/** BPMN 2.0 §10.4.4: waits until its trigger happens. */
export const intermediateCatchEvent = defineElement<Record<string, never>>({
  kind: 'intermediateCatchEvent',
  type: 'INTERMEDIATE_CATCH_EVENT',
  spec: '10.4.4, 13.4.2',
  mappings: { outputs: true },
  beginsUnled: (node) => !isLink(node),
  read: () => ({}),
  enter: ({ node }) => [isLink(node) ? { do: 'complete' } : { do: 'await', event: node.id }],
});

/** A link has happened when it is reached: a jump leads to it. */
function isLink({ trigger }: Node): boolean {
  return trigger?.kind === 'link';
}
