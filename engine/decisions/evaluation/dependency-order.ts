import type { DecisionModel, Reference } from '../model/decision-model.ts';

/**
 * The ids of a model's elements, each behind those it needs, as far as none needs itself: they can be compiled one
 * after the other, however long the chain they make is.
 */
export function dependencyOrder(model: DecisionModel): readonly string[] {
  const needs = new Map<string, readonly Reference[]>([
    ...model.inputs.map(({ id }) => [id, []] as const),
    ...model.decisions.map(
      ({ id, requires: { decisions, inputs, knowledge } }) =>
        [id, [...decisions, ...inputs, ...knowledge]] as const,
    ),
    ...model.knowledgeModels.map(({ id, requires }) => [id, requires.knowledge] as const),
    ...model.services.map(
      ({ id, outputs, inputs, inputDecisions }) => [id, [...outputs, ...inputs, ...inputDecisions]] as const,
    ),
  ]);
  const ordered = new Set<string>();
  const entered = new Set<string>();
  const left = [...needs.keys()].reverse();
  for (let id = left.at(-1); id !== undefined; id = left.at(-1)) {
    const before = entered.has(id) ? [] : (needs.get(id) ?? []);
    entered.add(id);
    const open = before.flatMap((need) =>
      need.namespace === null && needs.has(need.id) && !entered.has(need.id) ? [need.id] : [],
    );
    if (open.length > 0) left.push(...open);
    else ordered.add(left.pop() ?? id);
  }
  return [...ordered];
}
