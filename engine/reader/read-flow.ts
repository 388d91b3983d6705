import type { Xml } from '../elements/source.ts';
import type { Expression, Flow } from '../model/definition.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import type { FoundFlow } from './collect-elements.ts';
import { expressionOf, type Report } from './element-source.ts';
import { childOf, idOf, textOf } from './xml.ts';

/** A sequence flow; null when it does not lead from one element of its own scope to another (BPMN 2.0 §7.6.1, 8.3.13). */
export function readFlow(
  { id, xml, scope }: FoundFlow,
  scopes: ReadonlyMap<string, string | null>,
  report: Report,
): Flow | null {
  const source = endOf(xml, 'sourceRef');
  const target = endOf(xml, 'targetRef');
  if (source === null || target === null) {
    report({
      rule: 'flow/ends',
      element: id,
      message: `The flow ${id} has no ${source === null ? 'source' : 'target'} in this file.`,
      remedy: 'Connect both ends of the flow, or delete it.',
    });
    return null;
  }
  const strays = [source, target].filter((end) => scopes.get(end) !== scope);
  if (strays.length > 0) {
    report({
      rule: 'flow/scope',
      element: id,
      message: `The flow ${id} crosses the border of a process or sub-process: ${strays.join(' and ')} does not lie where the flow does.`,
      remedy:
        'End the flow at the border and go on from the sub-process itself; between pools, use a message flow.',
    });
    return null;
  }
  return {
    id: id as FlowId,
    name: textOf(xml, 'name'),
    source: source as NodeId,
    target: target as NodeId,
    condition: conditionOf(id, xml, report),
  };
}

function endOf(xml: Xml, property: string): string | null {
  const end = childOf(xml, property);
  return end ? idOf(end) : null;
}

function conditionOf(id: string, xml: Xml, report: Report): Expression | null {
  const condition = childOf(xml, 'conditionExpression');
  if (!condition) return null;
  const language = textOf(condition, 'language');
  if (language !== null && !/feel/i.test(language))
    report({
      rule: 'flow/condition-language',
      element: id,
      message: `The condition of ${id} is written in ${language}.`,
      remedy: 'Write the condition in FEEL, beginning with "=".',
    });
  const expression = expressionOf(condition['body'], 'condition', id, report);
  if (expression?.language === 'literal')
    report({
      rule: 'flow/condition-expression',
      element: id,
      message: `The condition of ${id} is a fixed text, not an expression.`,
      remedy: 'Begin the condition with "=" to make it FEEL.',
    });
  return expression;
}
