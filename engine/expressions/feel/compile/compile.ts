import { builtInNamed, builtInNames } from '../built-ins/registry.ts';
import type { FeelProblem } from '../feel-problem.ts';
import { parseExpression, parseUnaryTests } from '../syntax/parse.ts';
import type { Syntax } from '../syntax/syntax-tree.ts';
import { compileCall } from './calls.ts';
import type { Code } from './code.ts';
import { compileComparison } from './comparison.ts';
import type { Compile, Compiling } from './compiling.ts';
import { compileContext, compileList, compileLiteral, compileTemporalLiteral } from './constructors.ts';
import { compileFilter } from './filter.ts';
import { compileFunction } from './functions.ts';
import { compileInstanceOf } from './instance-of.ts';
import { compileFor, compileQuantified } from './iteration.ts';
import { compileBetween, compileIn, compileTests } from './membership.ts';
import { compileArithmetic, compileNegation } from './arithmetic.ts';
import { compileIf, compileLogic } from './logic.ts';
import { compileInput, compileName } from './names.ts';
import { compilePath } from './path.ts';
import { compileRange, compileTest } from './ranges.ts';
import type { Scope } from './scope.ts';

export interface Compiled {
  /** What is wrong with the syntax; null when nothing is. */
  readonly problem: FeelProblem | null;
  /** Gives null when there is a problem. */
  readonly code: Code;
  /** The names that are looked up when it is evaluated. */
  readonly names: readonly string[];
}

export interface CompiledExpression extends Compiled {
  /** Null when there is a problem. */
  readonly syntax: Syntax | null;
}

/** An expression (DMN 1.5 §10.3.1.2, rule 1). */
export function compileExpression(source: string, scope: Scope): CompiledExpression {
  const { syntax, problem } = parseExpression(source, scope, builtInNames);
  return syntax
    ? { problem, syntax, ...compiled((compiling) => compile(syntax, scope, compiling)) }
    : { problem, syntax, ...nothing };
}

/**
 * Unary tests (rule 7): code that says whether the value in the slot of `?`, which `scope` has to bind, passes. Gives
 * true, false or null.
 */
export function compileUnaryTests(source: string, scope: Scope): Compiled {
  const { syntax, problem } = parseUnaryTests(source, scope, builtInNames);
  return syntax
    ? { problem, ...compiled((compiling) => compileTests(syntax, scope, compiling)) }
    : { problem, ...nothing };
}

const nothing = { code: () => null, names: [] } as const;

function compiled(start: (compiling: Compiling) => Code): Pick<Compiled, 'code' | 'names'> {
  const names = new Set<string>();
  const compiling: Compiling = {
    compile: (syntax, scope) => compile(syntax, scope, compiling),
    builtIn: builtInNamed,
    lookedUp: (name) => names.add(name),
  };
  return { code: start(compiling), names: [...names] };
}

const compilers: { readonly [K in Syntax['kind']]: Compile<K> } = {
  literal: compileLiteral,
  'temporal literal': compileTemporalLiteral,
  name: compileName,
  input: compileInput,
  path: compilePath,
  filter: compileFilter,
  call: compileCall,
  function: compileFunction,
  list: compileList,
  context: compileContext,
  range: compileRange,
  test: compileTest,
  negation: compileNegation,
  arithmetic: compileArithmetic,
  comparison: compileComparison,
  between: compileBetween,
  in: compileIn,
  and: compileLogic,
  or: compileLogic,
  if: compileIf,
  for: compileFor,
  some: compileQuantified,
  every: compileQuantified,
  'instance of': compileInstanceOf,
};

function compile(syntax: Syntax, scope: Scope, compiling: Compiling): Code {
  const of = compilers[syntax.kind] as Compile<Syntax['kind']>;
  return of(syntax, scope, compiling);
}
