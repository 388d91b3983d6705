import type { Problem } from '../../model/definition.ts';
import type { DecisionModel } from '../model/decision-model.ts';
import { tablesOf } from '../model/expressions-of.ts';
import { checkTable } from './check-table.ts';

/** What is suspicious about a decision table that can be evaluated all the same. */
export interface Finding extends Problem {
  /**
   * `error`: two rules contradict one another, which fails when it happens. `warning`: something is left out, or never
   * used. `info`: what could not be looked at.
   */
  readonly severity: 'error' | 'warning' | 'info';
  /** The rules it concerns, 1-based. */
  readonly rules: readonly number[];
}

/**
 * Checks the decision tables of a model without evaluating them: rules that overlap (UNIQUE; ANY with other outputs),
 * input no rule covers (UNIQUE, ANY, FIRST, PRIORITY without default outputs), rules that never fire. Entries count as
 * far as they are constants, comparisons and intervals, lists or `not(…)` of these; a rule with another entry is taken
 * to match as it needs to raise no false alarm. Null as an input is looked at where an entry of its column names it. The
 * work is bounded.
 */
export function checkDecisions(model: DecisionModel): readonly Finding[] {
  return tablesOf(model).flatMap((table) => checkTable(table, model));
}
