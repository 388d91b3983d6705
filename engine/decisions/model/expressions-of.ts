import type { Boxed, DecisionTable } from './boxed-expression.ts';
import type { DecisionModel } from './decision-model.ts';

/** The expressions directly inside one, null where one is left out. */
export function partsOf(boxed: Boxed): readonly (Boxed | null)[] {
  switch (boxed.kind) {
    case 'literal':
    case 'decision table':
      return [];
    case 'context':
      return boxed.entries.map((entry) => entry.value);
    case 'list':
      return boxed.items;
    case 'relation':
      return boxed.rows.flat();
    case 'invocation':
      return [boxed.called, ...boxed.bindings.map((binding) => binding.value)];
    case 'function':
      return [boxed.body];
    case 'conditional':
      return [boxed.condition, boxed.then, boxed.otherwise];
    case 'for':
    case 'some':
    case 'every':
      return [boxed.in, boxed.body];
    case 'filter':
      return [boxed.in, boxed.match];
  }
}

/** All decision tables of a model, however deep they are. */
export function tablesOf({ decisions, knowledgeModels }: DecisionModel): readonly DecisionTable[] {
  return [...decisions, ...knowledgeModels].flatMap(({ logic }) => tablesIn(logic));
}

function tablesIn(boxed: Boxed | null): readonly DecisionTable[] {
  if (!boxed) return [];
  return boxed.kind === 'decision table' ? [boxed] : partsOf(boxed).flatMap(tablesIn);
}
