import type { Definition, Node, Problem } from '../../model/definition.ts';
import { isVariableName } from '../variable-name.ts';

/** BPMN 2.0 §10.2: quantities of tokens, and the variables of loops. */
export function activityRules(definition: Definition): readonly Problem[] {
  return [...definition.nodes.values()].flatMap((node) => [...quantities(node), ...loopNames(node)]);
}

function quantities({ id, startQuantity, completionQuantity }: Node): readonly Problem[] {
  return [['startQuantity', startQuantity] as const, ['completionQuantity', completionQuantity] as const]
    .filter(([, quantity]) => !Number.isInteger(quantity) || quantity < 1)
    .map(([name, quantity]) => ({
      rule: 'activity/quantity',
      element: id,
      message: `The ${name} of ${id} is ${quantity}, which is no number of tokens.`,
      remedy: 'Give a whole number above 0, or remove the attribute.',
    }));
}

function loopNames({ id, loop }: Node): readonly Problem[] {
  if (loop?.kind !== 'multiInstance') return [];
  const names = [
    ['inputElement', loop.inputElement] as const,
    ['outputCollection', loop.outputCollection] as const,
  ];
  return names.flatMap(([property, name]) => {
    if (name === null || isVariableName(name)) return [];
    return [
      {
        rule: 'variable/name',
        element: id,
        message: `The ${property} of ${id} is "${name}", which is not the name of a variable.`,
        remedy: 'Use letters, digits and _, not beginning with a digit.',
      },
    ];
  });
}
