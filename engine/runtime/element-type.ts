import { behaviorOf } from '../elements/registry.ts';
import type { Node } from '../model/definition.ts';
import type { Role } from '../state/instance-state.ts';

/** What the API calls an element instance. */
export function apiType(node: Node, role: Role = 'plain'): string {
  if (role === 'loop') return node.loop?.kind === 'multiInstance' ? 'MULTI_INSTANCE_BODY' : 'LOOP_BODY';
  if (role === 'activation') return 'AD_HOC_SUB_PROCESS_INNER_INSTANCE';
  return behaviorOf(node).type;
}
