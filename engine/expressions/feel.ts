import type { Json } from '../model/json.ts';
import type { CompiledExpression } from './feel/compile/compile.ts';
import { compileExpression } from './feel/compile/compile.ts';
import { Evaluation } from './feel/compile/evaluation.ts';
import { Scope } from './feel/compile/scope.ts';
import type { FeelClock } from './feel/feel-clock.ts';
import type { FeelProblem } from './feel/feel-problem.ts';
import type { Syntax } from './feel/syntax/syntax-tree.ts';
import { FeelFunction } from './feel/values/function.ts';
import { toJson } from './feel/values/json.ts';

/**
 * FEEL (DMN 1.5, clause 10.3) over JSON variables, in Camunda's dialect: names that are no plain words are written in
 * back-ticks, so `a-b` is always a difference. Numbers are decimals of 34 digits. An expression is compiled once;
 * evaluating it copies nothing. `feel/built-ins/` has the functions. Not implemented: functions in Java or PMML.
 */

export type { FeelClock };

/** Gives the value of a variable visible to the expression, undefined when there is none. */
export type Lookup = (name: string) => Json | undefined;

export type FeelResult =
  | { readonly ok: true; readonly value: Json; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly message: string };

export interface SyntaxProblem {
  readonly message: string;
  /** 1-based, in the text after the `=`. */
  readonly column: number;
}

interface Program extends CompiledExpression {
  /** All it does is name a variable or a part of one: JSON it gives as it is, however large. */
  readonly isPart: boolean;
}

/**
 * Enough for all expressions of hundreds of diagrams. When there are more, those are dropped that have not been used
 * while as many others were: what is used moves from the older to the newer ones.
 */
const capacity = 5000;
let newer = new Map<string, Program>();
let older: ReadonlyMap<string, Program> = new Map();

/** What is wrong with the syntax of `source`, null when nothing is. */
export function checkFeel(source: string): SyntaxProblem | null {
  const { problem } = programOf(source);
  return problem && { message: problem.message, column: problem.from + 1 };
}

/**
 * The variables `source` reads: the first names of its paths. What may be an entry of a filtered item is among them.
 * Empty for what is no FEEL.
 */
export function variablesOf(source: string): readonly string[] {
  return programOf(source).names;
}

/**
 * The value of `source`. Unknown variables and paths are null, and so is what FEEL cannot compute (the warnings
 * say why and where). Fails when the text is no FEEL, when it takes too long (see `Limits`), when an `assert` in it
 * fails, or when the result is a function or a range.
 */
export function evaluateFeel(source: string, lookup: Lookup, clock: FeelClock): FeelResult {
  const { problem, code, isPart } = programOf(source);
  if (problem) return { ok: false, message: placed(problem) };
  const evaluation = new Evaluation(lookup, clock);
  try {
    const value = code({ slots: [], evaluation });
    return {
      ok: true,
      value: isPart && !(value instanceof FeelFunction) ? (value as Json) : toJson(value),
      warnings: evaluation.warnings.map(placed),
    };
  } catch (error) {
    return { ok: false, message: reasonOf(error) };
  }
}

/** A JavaScript stack is used up by nesting the limits of an evaluation do not count, as of very deep lists. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deep';
  return error instanceof Error ? error.message : String(error);
}

function placed({ message, from }: FeelProblem): string {
  return `${message} at column ${from + 1}`;
}

function programOf(source: string): Program {
  const known = newer.get(source);
  if (known) return known;
  const program = older.get(source) ?? compiled(source);
  if (newer.size >= capacity) {
    older = newer;
    newer = new Map();
  }
  newer.set(source, program);
  return program;
}

function compiled(source: string): Program {
  const { syntax, ...code } = compileExpression(source, Scope.empty);
  return { ...code, syntax, isPart: syntax !== null && isPart(syntax) };
}

function isPart(syntax: Syntax): boolean {
  return syntax.kind === 'name' || (syntax.kind === 'path' && isPart(syntax.of));
}
