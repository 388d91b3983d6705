import { behaviorOf } from '../elements/registry.ts';
import type { Node } from '../model/definition.ts';
import type { Role } from '../state/instance-state.ts';

/** What the API calls an element instance. */
export function apiType(node: Node, role: Role = 'plain'): string {
  // The API knows no body of a loop; one around repeated turns it knows by this name.
  if (role === 'loop') return 'MULTI_INSTANCE_BODY';
  if (role === 'activation') return 'AD_HOC_SUB_PROCESS_INNER_INSTANCE';
  return behaviorOf(node).type;
}
