import type { Json, TableOutline } from '../../../engine/browser.ts';

/** A decision table, and how it was applied. */
export interface TableShown {
  readonly name: string;
  readonly table: TableOutline;
  /** In the order of the columns; null where nothing was asked, or it is not for these eyes. */
  readonly given: readonly Json[] | null;
  /** The rules that fitted; null where the table was not applied. */
  readonly matched: readonly AppliedRule[] | null;
  /** That they fitted is why there is no outcome. */
  readonly isFailed?: boolean;
}

export interface AppliedRule {
  /** From 1. */
  readonly index: number;
  /** What its outputs gave; null where that is not for these eyes. */
  readonly outputs: readonly Json[] | null;
}

export type Rule = TableOutline['rules'][number];
