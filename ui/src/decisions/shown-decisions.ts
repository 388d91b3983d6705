import { sameJson, type Json, type Variables } from '../../../engine/browser.ts';
import type { CaseDecision } from '../api/wire.ts';

/** The latest of each decision whose outcome is among the values of a form; for one that is no table, its tables. */
export function shownIn(values: Variables, items: readonly CaseDecision[]): readonly CaseDecision[] {
  const latest = new Map<string, CaseDecision>();
  for (const item of items) {
    if (!item.isRequired && !latest.has(item.decisionId)) latest.set(item.decisionId, item);
  }
  return [...latest.values()]
    .filter((item) => item.failure === null && isAmong(values, item))
    .flatMap((item) =>
      item.ruleCount > 0
        ? [item]
        : items.filter((each) => each.evaluationId === item.evaluationId && each.rules.length > 0),
    );
}

function isAmong(values: Variables, { decisionId, output }: CaseDecision): boolean {
  const outcome = (output ?? null) as Json;
  if (!isContext(outcome))
    return Object.hasOwn(values, decisionId) && sameJson(values[decisionId] ?? null, outcome);
  const entries = Object.entries(outcome);
  return (
    entries.length > 0 &&
    Object.values(values).some(
      (value) =>
        isContext(value) &&
        entries.every(([name, each]) => Object.hasOwn(value, name) && sameJson(value[name] ?? null, each)),
    )
  );
}

const isContext = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
