import type { DecisionModel, Reference } from '../../model/decision-model.ts';
import type { Report } from '../reading.ts';

/**
 * No decision needs itself, by whatever way (DMN 1.5 §6.2.2). Business knowledge models may call themselves and one
 * another: that is recursion, which ends or meets the limit of an evaluation.
 */
export function checkCycles(model: DecisionModel, report: Report): void {
  const needs = new Map<string, readonly string[]>([
    ...model.decisions.map(
      ({ id, requires }) => [id, own([...requires.decisions, ...requires.knowledge])] as const,
    ),
    ...model.services.map(({ id, outputs }) => [id, own(outputs)] as const),
  ]);
  const done = new Set<string>();
  for (const { id } of model.decisions) {
    const cycle = cycleFrom(id, needs, done);
    if (cycle)
      report({
        rule: 'decision/cycle',
        element: id,
        message: `${cycle.join(' needs ')}: none of them can be evaluated.`,
        remedy: 'Remove one of these requirements.',
      });
  }
}

function own(references: readonly Reference[]): readonly string[] {
  return references.filter(({ namespace }) => namespace === null).map(({ id }) => id);
}

/** Depth first with a path of its own, since chains can be as long as the file. */
function cycleFrom(
  start: string,
  needs: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
): readonly string[] | null {
  const path: { readonly id: string; next: number }[] = [];
  const onPath = new Set<string>();
  const enter = (id: string): void => {
    path.push({ id, next: 0 });
    onPath.add(id);
    done.add(id);
  };
  if (!done.has(start)) enter(start);
  for (let at = path.at(-1); at; at = path.at(-1)) {
    const next = needs.get(at.id)?.[at.next++];
    if (next === undefined) {
      onPath.delete(at.id);
      path.pop();
    } else if (onPath.has(next)) {
      const ids = path.map(({ id }) => id);
      return [...ids.slice(ids.indexOf(next)), next];
    } else if (!done.has(next)) enter(next);
  }
  return null;
}
