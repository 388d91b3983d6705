import { Incident } from '../elements/element.ts';
import { flowOf, type Node } from '../model/definition.ts';
import type { FlowId } from '../model/ids.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import type { Run } from './run.ts';

/**
 * BPMN 2.0 §8.3.13, §13.2.1: an element is left by every flow without a condition and every flow whose condition
 * holds, seen from the scope it lives in; by its default flow if no condition held.
 */
export function flowsToTake(run: Run, element: ElementInstance, node: Node): readonly FlowId[] {
  if (node.defaultFlow === null && !node.outgoing.some((id) => flowOf(run.definition, id).condition))
    return node.outgoing;
  const context = run.context(run.element(element.scope ?? element.key), node);
  const others = node.outgoing
    .filter((id) => id !== node.defaultFlow)
    .map((id) => flowOf(run.definition, id));
  const held = others.filter(
    ({ id, condition }) =>
      condition !== null && context.boolean(condition, `condition of ${id}`, 'CONDITION_ERROR'),
  );
  const taken = others.filter((flow) => flow.condition === null || held.includes(flow)).map(({ id }) => id);
  if (held.length === 0 && node.defaultFlow !== null) return [...taken, node.defaultFlow];
  if (taken.length > 0) return taken;
  throw new Incident(
    'CONDITION_ERROR',
    `Expected at least one condition behind ${node.id} to hold, or a default flow: none holds and there is no default.`,
  );
}
