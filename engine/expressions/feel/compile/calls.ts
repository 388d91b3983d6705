import type { BuiltIn } from '../built-ins/built-in.ts';
import { invokeBuiltIn, namedBuiltIn } from '../built-ins/invoke.ts';
import type { Syntax } from '../syntax/syntax-tree.ts';
import { FeelFunction } from '../values/function.ts';
import type { FeelValue } from '../values/value.ts';
import type { Code, Frame } from './code.ts';
import type { Compile, Compiling } from './compiling.ts';
import { describe } from './describe.ts';
import { isBound, mayBeBound } from './names.ts';
import type { Scope } from './scope.ts';

type Call = Extract<Syntax, { kind: 'call' }>;

/**
 * `f(1, 2)`, `f(b: 2, a: 1)` (DMN 1.5 §10.3.2.13). A name that is not bound around the call means the built-in
 * function, even where a variable of that name exists.
 */
export const compileCall: Compile<'call'> = (syntax, scope, compiling) => {
  const args = syntax.args.map((arg) => compiling.compile(arg, scope));
  const builtIn = builtInOf(syntax, scope, compiling);
  if (!builtIn) return callOfValue(syntax, args, scope, compiling);
  const called = syntax.names ? namedBuiltIn(builtIn, syntax.names) : builtIn;
  if (!called)
    return ({ evaluation }) =>
      evaluation.warn(syntax, `${builtIn.name} has no parameters ${(syntax.names ?? []).join(', ')}`);
  return callOfBuiltIn(syntax, called, args);
};

function builtInOf({ called }: Call, scope: Scope, { builtIn }: Compiling): BuiltIn | undefined {
  return called.kind === 'name' && !isBound(called.name, scope) ? builtIn(called.name) : undefined;
}

function callOfBuiltIn(syntax: Call, builtIn: BuiltIn, args: readonly Code[]): Code {
  const call: Code = (frame) => {
    const values: FeelValue[] = [];
    for (const arg of args) values.push(arg(frame));
    const { evaluation } = frame;
    evaluation.place = syntax;
    return invokeBuiltIn(builtIn, values, evaluation.call);
  };
  return constructors.has(builtIn.name) && syntax.args.every(({ kind }) => kind === 'literal')
    ? once(call)
    : call;
}

/** What these give depends on nothing but their arguments. */
const constructors: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'duration']);

/** Null comes with a warning, which each evaluation gives. */
function once(code: Code): Code {
  let known: FeelValue = null;
  return (frame) => (known ??= code(frame));
}

function callOfValue(syntax: Call, args: readonly Code[], scope: Scope, { compile }: Compiling): Code {
  const { called } = syntax;
  // Variables are JSON, so a name that is neither bound nor built in can be no function.
  if (called.kind === 'name' && !mayBeBound(called.name, scope))
    return ({ evaluation }) => evaluation.warn(called, `there is no function "${called.name}"`);
  const code = compile(called, scope);
  return (frame) => {
    const value = code(frame);
    if (value instanceof FeelFunction) return callFunction(value, syntax, args, frame);
    return frame.evaluation.warn(called, `${describe(value)} cannot be called`);
  };
}

function callFunction(called: FeelFunction, syntax: Call, args: readonly Code[], frame: Frame): FeelValue {
  const { evaluation } = frame;
  const { names } = syntax;
  const given = args.map((arg) => arg(frame));
  const ordered = names ? inOrder(called, names, given) : given;
  if (!ordered) return evaluation.warn(syntax, `the function has no parameters ${(names ?? []).join(', ')}`);
  const wanted = called.parameters?.length;
  if (wanted !== undefined && wanted !== ordered.length)
    return evaluation.warn(syntax, `the function takes ${wanted} arguments, not ${ordered.length}`);
  evaluation.place = syntax;
  return evaluation.call.invoke(called, ordered);
}

function inOrder(
  called: FeelFunction,
  names: readonly string[],
  given: readonly FeelValue[],
): readonly FeelValue[] | undefined {
  const positions = called.positions(names);
  if (!positions) return undefined;
  const ordered: FeelValue[] = [];
  for (const [at, position] of positions.entries()) ordered[position] = given[at] ?? null;
  return Array.from(ordered, (value: FeelValue | undefined) => value ?? null);
}
