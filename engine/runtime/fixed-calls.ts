import type { CalledDecision } from '../elements/business-rule-task.ts';
import type { Binding } from '../elements/element.ts';
import type { Definition } from '../model/definition.ts';

/** A task that evaluates the decision of an id that is written down. */
export interface FixedCall {
  readonly element: string;
  readonly decisionId: string;
  readonly binding: Binding;
}

/** Those of a process. Which decision a task calls by an expression nobody can say beforehand. */
export function fixedCalls({ nodes }: Pick<Definition, 'nodes'>): readonly FixedCall[] {
  return [...nodes.values()].flatMap((node) => {
    const { decision } = node.attrs as { readonly decision?: CalledDecision | null };
    if (decision?.decisionId.language !== 'literal') return [];
    const { value } = decision.decisionId;
    if (typeof value !== 'string') return [];
    return [{ element: node.id, decisionId: value, binding: decision.binding }];
  });
}
