import type { Evaluation } from './evaluation.ts';
import type { Language } from './form.ts';

/** Where a view is made: the row (or form) and the way to it. */
export interface ViewPlace {
  readonly evaluation: Evaluation;
  readonly path: readonly string[];
  readonly language: Language;
}
