import { findBehavior } from '../../elements/registry.ts';
import {
  flowOf,
  nodeOf,
  type Definition,
  type Flow,
  type Node,
  type Problem,
} from '../../model/definition.ts';

const choosing = ['exclusiveGateway', 'inclusiveGateway', 'complexGateway'];

/** BPMN 2.0 §8.3.13, §10.5: where conditions and default flows decide. */
export function conditionRules(definition: Definition): readonly Problem[] {
  return [
    ...[...definition.nodes.values()].flatMap((node) => [
      ...defaultProblems(node),
      ...unconditional(node, definition),
    ]),
    ...[...definition.flows.values()].flatMap((flow) => sourceProblems(flow, definition)),
  ];
}

function sourceProblems({ id, source, condition }: Flow, definition: Definition): readonly Problem[] {
  const { kind } = nodeOf(definition, source);
  const behavior = findBehavior(kind);
  if (condition === null || !behavior || behavior.activity || choosing.includes(kind)) return [];
  return [
    {
      rule: 'flow/condition-source',
      element: id,
      message: `The condition of ${id} is never looked at: only flows out of activities and of exclusive, inclusive and complex gateways are chosen by conditions.`,
      remedy: `Put an exclusive gateway behind ${source}, or remove the condition.`,
    },
  ];
}

function defaultProblems({ id, defaultFlow, outgoing }: Node): readonly Problem[] {
  if (defaultFlow === null || outgoing.includes(defaultFlow)) return [];
  return [
    {
      rule: 'flow/default',
      element: id,
      message: `The default flow ${defaultFlow} of ${id} does not leave it.`,
      remedy: 'Choose one of the flows that leave the element.',
    },
  ];
}

/** Beside others, a flow that is always open would make the choice no choice. */
function unconditional(node: Node, definition: Definition): readonly Problem[] {
  const rule = rules[node.kind];
  if (!rule || node.outgoing.length < 2) return [];
  return node.outgoing
    .map((id) => flowOf(definition, id))
    .filter(({ id, condition }) => condition === null && id !== node.defaultFlow)
    .map((flow) => ({
      rule,
      element: flow.id,
      message: `The flow ${flow.id} leaves ${node.id} beside others, but has no condition and is not the default.`,
      remedy: 'Give the flow a condition, or make it the default flow of the gateway.',
    }));
}

const rules: Readonly<Record<string, string>> = {
  exclusiveGateway: 'exclusive-gateway/condition',
  inclusiveGateway: 'inclusive-gateway/condition',
};
