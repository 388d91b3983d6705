import { defineElement } from './element.ts';

/** BPMN 2.0 §13.3.3. */
export const inclusiveGateway = defineElement<Record<string, never>>({
  kind: 'inclusiveGateway',
  type: 'INCLUSIVE_GATEWAY',
  spec: '10.5.3, 13.3.3',
  joinsLate: true,
  read: () => ({}),
  join: ({ node, pending, mayStillCome }) => {
    const there = node.incoming.filter((flow) => pending[flow]);
    if (there.length === 0) return null;
    return node.incoming.some((flow) => !pending[flow] && mayStillCome(flow)) ? null : there;
  },
  enter: () => [{ do: 'complete' }],
});
