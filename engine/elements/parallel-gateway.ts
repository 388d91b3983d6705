import { defineElement } from './element.ts';

/** BPMN 2.0 §13.3.1: uses up exactly one token from each incoming flow; surplus tokens stay for the next round. */
export const parallelGateway = defineElement<Record<string, never>>({
  kind: 'parallelGateway',
  type: 'PARALLEL_GATEWAY',
  spec: '10.5.4, 13.3.1',
  read: () => ({}),
  join: ({ node: { incoming }, pending }) => {
    for (const flow of incoming) if (!pending[flow]) return null;
    return incoming;
  },
  enter: () => [{ do: 'complete' }],
});
