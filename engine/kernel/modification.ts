import type { NodeId } from '../model/ids.ts';
import type { Run } from './run.ts';

/** Begins elements as if their incoming flow had been taken; scopes around them that are missing are made. */
export function activateBefore(_run: Run, nodes: readonly NodeId[]): void {
  throw new Error(`modification: ${nodes.join()}`);
}
