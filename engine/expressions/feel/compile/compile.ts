import type { FeelProblem } from '../feel-problem.ts';
import type { Code } from './code.ts';
import type { Scope } from './scope.ts';

export interface Compiled {
  /** What is wrong with the syntax; null when nothing is. */
  readonly problem: FeelProblem | null;
  readonly code: Code;
}

/** An expression (DMN 1.5 §10.3.1.2, rule 1). */
export declare function compileExpression(source: string, scope: Scope): Compiled;

/**
 * Unary tests (rule 7): code that says whether the value in the slot of `?`, which `scope` has to bind, passes. Gives
 * true, false or null.
 */
export declare function compileUnaryTests(source: string, scope: Scope): Compiled;
