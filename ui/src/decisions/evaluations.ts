import type { CaseDecision } from '../api/wire.ts';

export interface Evaluation {
  readonly id: string;
  readonly decision: CaseDecision;
  readonly required: readonly CaseDecision[];
}

/** The decisions of each evaluation below the one they were made for, in the order they come in. */
export function evaluationsOf(items: readonly CaseDecision[]): readonly Evaluation[] {
  const byEvaluation = new Map<string, CaseDecision[]>();
  for (const item of items)
    byEvaluation.set(item.evaluationId, [...(byEvaluation.get(item.evaluationId) ?? []), item]);
  return [...byEvaluation].flatMap(([id, members]) => {
    // Where it failed on the way, or lies on another page, the latest that is known stands for it.
    const decision = members.find((member) => !member.isRequired) ?? members[0];
    return decision ? [{ id, decision, required: members.filter((member) => member !== decision) }] : [];
  });
}
