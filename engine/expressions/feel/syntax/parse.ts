import type { Scope } from '../compile/scope.ts';
import type { FeelProblem } from '../feel-problem.ts';
import { parseGrammar, type GrammarNode } from './grammar.ts';
import { knownNames } from './known-names.ts';
import { readExpression, readTests } from './read-syntax.ts';
import { UnreadableSyntax, type Reading } from './syntax-children.ts';
import { tooMuchIn } from './syntax-limits.ts';
import { problemAt } from './syntax-problem.ts';
import type { Syntax, TestsSyntax } from './syntax-tree.ts';

export type Parsed<T> =
  { readonly syntax: T; readonly problem: null } | { readonly syntax: null; readonly problem: FeelProblem };

/** An expression on its own (DMN 1.5 §10.3.1.2, rule 1). */
export function parseExpression(source: string, scope: Scope, functions: readonly string[]): Parsed<Syntax> {
  return parse(source, 'Expression', scope, functions, readExpression);
}

/** Unary tests, as in the cells of a decision table (rule 7). */
export function parseUnaryTests(
  source: string,
  scope: Scope,
  functions: readonly string[],
): Parsed<TestsSyntax> {
  return parse(source, 'UnaryTests', scope, functions, readTests);
}

function parse<T>(
  source: string,
  top: 'Expression' | 'UnaryTests',
  scope: Scope,
  functions: readonly string[],
  read: (top: GrammarNode, reading: Reading) => T,
): Parsed<T> {
  const refused = (problem: FeelProblem) => ({ syntax: null, problem });
  const whole = { from: 0, to: source.length };
  const tooMuch = tooMuchIn(source);
  if (tooMuch) return refused({ ...whole, message: tooMuch });
  const names = knownNames(source, scope, functions);
  let root = parseGrammar(source, top, names);
  if (firstError(root)) {
    const retold = withAllTypes(source);
    const other = retold === source ? null : parseGrammar(retold, top, names);
    if (other && !firstError(other)) root = other;
  }
  const error = firstError(root);
  if (error) return refused(problemAt(source, error));
  try {
    return { syntax: read(root, { source, scope, depth: 0 }), problem: null };
  } catch (reason) {
    if (reason instanceof UnreadableSyntax) return refused(reason.problem);
    throw reason;
  }
}

/**
 * The grammar does not know the type `range<…>`, nor `function` alone: they are shown `list <…>` and a name, which are
 * as long, and the reader looks at what stands in the source.
 */
function withAllTypes(source: string): string {
  return source
    .replace(/(\binstance\s+of\s+|[<,:]\s*|->\s*)range(?=\s*<)/g, '$1list ')
    .replace(/(\binstance\s+of\s+|[<,:]\s*|->\s*)function\b(?!\s*[<(])/g, '$1Function');
}

function firstError(root: GrammarNode): GrammarNode | null {
  const cursor = root.cursor();
  do {
    if (cursor.type.isError) return cursor.node;
  } while (cursor.next());
  return null;
}
