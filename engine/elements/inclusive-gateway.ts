import { defineElement } from './element.ts';

/**
 * BPMN 2.0 §13.3.3: waits until no token in its scope may still come to an incoming flow that has none; left by every
 * flow whose condition holds, else by the default flow.
 */
export const inclusiveGateway = defineElement<Record<string, never>>({
  kind: 'inclusiveGateway',
  type: 'INCLUSIVE_GATEWAY',
  spec: '10.5.3, 13.3.3',
  joinsLate: true,
  read: () => ({}),
  join: ({ node, pending, mayStillCome }) => {
    const there = node.incoming.filter((flow) => pending[flow]);
    if (there.length === 0) return null;
    return node.incoming.some((flow) => !pending[flow] && mayStillCome(flow, there)) ? null : there;
  },
  enter: () => [{ do: 'complete' }],
});
