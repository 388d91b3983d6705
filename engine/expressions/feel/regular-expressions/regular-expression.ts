import { parsePattern } from './parse.ts';
import { PatternProblem } from './pattern-problem.ts';
import { PatternSource, readFlags } from './pattern-source.ts';
import { writeProgram, type Program } from './program.ts';
import { Search } from './search.ts';
import type { Spend } from './spend.ts';

/** A pattern in the syntax of XPath and XQuery Functions and Operators 3.1, §5.6. */
export interface RegularExpression {
  /** How many groups capture. */
  readonly groups: number;
  /** Begins a search; all matches in a text are found through one. */
  readonly search: (text: string, spend: Spend) => Search;
}

const MOST_KEPT = 100;
/** Instructions of a pattern that is kept: what is larger is rare, and costs memory. */
const LARGEST_KEPT = 2_000;
const kept = new Map<string, RegularExpression>();

/**
 * Where several ways of matching are right by the standard: an optional turn (of `*`, `?`, `{0,3}`) never matches the
 * empty text, and a group keeps what it captured in an earlier turn. Upper and lower case are those of Unicode's
 * simple case folding. Not limited to XML's characters.
 */
export function compileRegularExpression(
  pattern: string,
  flags: string,
  spend: Spend,
): RegularExpression | { readonly problem: string } {
  const key = `${flags}/${pattern}`;
  const known = kept.get(key);
  if (known) return known;
  spend(pattern.length);
  try {
    const read = readFlags(flags);
    const program = writeProgram(parsePattern(new PatternSource(pattern, read)), read);
    spend(program.instructions.length);
    const expression: RegularExpression = {
      groups: program.groups,
      search: (text, spend) => new Search(program, text, spend),
    };
    keep(key, expression, program);
    return expression;
  } catch (error) {
    if (error instanceof PatternProblem) return { problem: error.message };
    throw error;
  }
}

function keep(key: string, expression: RegularExpression, program: Program): void {
  if (program.instructions.length > LARGEST_KEPT || key.length > LARGEST_KEPT) return;
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, expression);
}
