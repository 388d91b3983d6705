import type { Json } from '../model/json.ts';
import type { FeelClock } from './feel-functions.ts';
import { clockFunction } from './feel-functions.ts';
import { toJson } from './feel-json.ts';
import type { Program } from './feel-program.ts';
import { linkProgram } from './feel-program.ts';
import type { FeelSyntax, SyntaxProblem } from './feel-syntax.ts';
import { parseFeel } from './feel-syntax.ts';

/**
 * FEEL (DMN 1.3, clause 10.3) through feelin, in Camunda's dialect.
 *
 * Not as the standard says: numbers are doubles, not decimals (0.1 + 0.2 is not 0.3); a duration cannot be
 * multiplied or divided; numbers with an exponent but no decimal point are refused; external functions are not
 * available. See `feel-functions.ts` for the functions of Camunda that are and are not there, and
 * `calendar-functions.ts` for those of working days, which are our own.
 */

export type FeelResult =
  | { readonly ok: true; readonly value: Json; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** Gives the value of a variable visible to the expression, undefined when there is none. */
export type Lookup = (name: string) => Json | undefined;

interface Compiled {
  readonly syntax: FeelSyntax;
  program: Program | null;
}

/** Enough for all expressions of hundreds of diagrams; beyond, the one used longest ago is dropped. */
const capacity = 5000;
const cache = new Map<string, Compiled>();

/** What is wrong with the syntax of `source`, null when nothing is. */
export function checkFeel(source: string): SyntaxProblem | null {
  return compiledOf(source).syntax.problem;
}

/**
 * The variables `source` reads: the first names of its paths, without functions it calls. Some may be its own (`x` in
 * `for x in …`). Empty for what is no FEEL.
 */
export function variablesOf(source: string): readonly string[] {
  const { problem, names } = compiledOf(source).syntax;
  return problem ? [] : names;
}

/**
 * The value of `source`. Unknown variables and paths are null, and so is what FEEL cannot compute (the warnings
 * say why). Fails when the text is no FEEL, or when the result is a function or a range.
 */
export function evaluateFeel(source: string, lookup: Lookup, clock: FeelClock): FeelResult {
  const compiled = compiledOf(source);
  const { problem } = compiled.syntax;
  if (problem) return { ok: false, message: `${problem.message} at column ${problem.column}` };
  try {
    const program = (compiled.program ??= linkProgram(source, compiled.syntax));
    const { clockCalls } = compiled.syntax;
    const values = program.parameters.map((name) => {
      const value = clockCalls.includes(name) ? undefined : lookup(name);
      return value === undefined ? clockFunction(name, clock) : value;
    });
    const { value, warnings } = program.run(values);
    // A variable handed through is JSON already; a large one is not walked again.
    const plain =
      typeof value === 'object' && values.includes(value as Json) ? (value as Json) : toJson(value);
    return { ok: true, value: plain, warnings };
  } catch (error) {
    return { ok: false, message: reasonOf(error) };
  }
}

/** feelin throws where FEEL has null only when asked to compare with what has no order: an object, a list, a boolean. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.startsWith('unsupported range') ? 'a value is compared with one that has no order' : message;
}

function compiledOf(source: string): Compiled {
  const known = cache.get(source);
  if (known) {
    // A Map keeps the order of insertion: put back at the end, it is the last to be dropped.
    cache.delete(source);
    cache.set(source, known);
    return known;
  }
  const compiled: Compiled = { syntax: parseFeel(source), program: null };
  cache.set(source, compiled);
  const oldest = cache.size > capacity ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  return compiled;
}
