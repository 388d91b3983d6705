import type { Node } from '../model/definition.ts';
import type { FlowId, Key } from '../model/ids.ts';
import type { Run } from './run.ts';

/** BPMN 2.0 §13.3.3: whether a token somewhere in the scope may still come to an incoming flow of a gateway. */
export function mayStillCome(_run: Run, _gateway: Node, flow: FlowId, _scope: Key): boolean {
  throw new Error(`reachability: ${flow}`);
}
