import { defineElement } from './element.ts';

/** The process itself: the root scope of every instance. */
export const process = defineElement<Record<string, never>>({
  kind: 'process',
  type: 'PROCESS',
  spec: '10.1, 13.1',
  container: true,
  read: () => ({}),
  enter: () => [{ do: 'enterScope' }],
});
