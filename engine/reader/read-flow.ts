import type { Xml } from '../elements/source.ts';
import type { Expression, Flow } from '../model/definition.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import type { FoundFlow, FoundNode } from './collect-elements.ts';
import { conditionOf } from './read-expression.ts';
import type { Reading } from './reading.ts';
import { childOf, idOf, textOf } from './xml.ts';

/**
 * A sequence flow; null when it does not lead from one element of its own scope to another (BPMN 2.0 §7.6.1, 8.3.13).
 * The condition of a default flow is not looked at (§10.5.2).
 */
export function readFlow(
  { id, xml, scope }: FoundFlow,
  nodes: ReadonlyMap<string, FoundNode>,
  reading: Reading,
): Flow | null {
  const source = endOf(xml, 'sourceRef');
  const target = endOf(xml, 'targetRef');
  if (source === null || target === null) {
    reading.report({
      rule: 'flow/ends',
      element: id,
      message: `The flow ${id} has no ${source === null ? 'source' : 'target'} in this file.`,
      remedy: 'Connect both ends of the flow, or delete it.',
    });
    return null;
  }
  const strays = [source, target].filter((end) => nodes.get(end)?.scope?.id !== scope);
  if (strays.length > 0) {
    reading.report({
      rule: 'flow/scope',
      element: id,
      message: `The flow ${id} crosses the border of a process or sub-process: ${strays.join(' and ')} does not lie where the flow does.`,
      remedy:
        'End the flow at the border and go on from the sub-process itself; between pools, use a message flow.',
    });
    return null;
  }
  const from = nodes.get(source)?.xml ?? {};
  return {
    id: id as FlowId,
    name: textOf(xml, 'name'),
    source: source as NodeId,
    target: target as NodeId,
    condition: childOf(from, 'default') === xml ? null : readCondition(id, xml, reading),
  };
}

function endOf(xml: Xml, property: string): string | null {
  const end = childOf(xml, property);
  return end ? idOf(end) : null;
}

function readCondition(id: string, xml: Xml, reading: Reading): Expression | null {
  const condition = childOf(xml, 'conditionExpression');
  return condition ? conditionOf(condition, 'condition', id, reading) : null;
}
