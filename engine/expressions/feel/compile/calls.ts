import type { BuiltIn } from '../built-ins/built-in.ts';
import { invocationOf, namedBuiltIn } from '../built-ins/invoke.ts';
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
 * function, even where a variable of that name exists; so does one that is bound to something else than a function.
 */
export const compileCall: Compile<'call'> = (syntax, scope, compiling) => {
  const args = syntax.args.map((arg) => compiling.compile(arg, scope));
  const { called } = syntax;
  const builtIn = called.kind === 'name' ? compiling.builtIn(called.name) : undefined;
  if (!builtIn) return callOfValue(syntax, args, scope, compiling);
  const otherwise = callOfBuiltIn(syntax, builtIn, args);
  if (called.kind !== 'name' || !isBound(called.name, scope)) return otherwise;
  const code = compiling.compile(called, scope);
  return (frame) => {
    const value = code(frame);
    return value instanceof FeelFunction ? callFunction(value, syntax, args, frame) : otherwise(frame);
  };
};

function callOfBuiltIn(syntax: Call, builtIn: BuiltIn, args: readonly Code[]): Code {
  const called = syntax.names ? namedBuiltIn(builtIn, syntax.names) : builtIn;
  if (called) return callInOrder(syntax, called, args);
  const names = (syntax.names ?? []).join(', ');
  return ({ evaluation }) => evaluation.warn(syntax, `${builtIn.name} has no parameters ${names}`);
}

function callInOrder(syntax: Call, builtIn: BuiltIn, args: readonly Code[]): Code {
  const invoke = invocationOf(builtIn, args.length);
  const code: Code = (frame) => {
    const values: FeelValue[] = [];
    for (const arg of args) values.push(arg(frame));
    const { evaluation } = frame;
    evaluation.place = syntax;
    return invoke(values, evaluation.call);
  };
  const isConstant = constants.has(builtIn.name) && syntax.args.every(({ kind }) => kind === 'literal');
  return isConstant ? evaluatedOnce(code) : code;
}

/** Of literals, these functions give the same value every time, whatever the evaluation. */
const constants: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'duration', 'number']);

/** K1: what gives null is evaluated every time, for it warns every time. */
function evaluatedOnce(code: Code): Code {
  let value: FeelValue = null;
  return (frame) => (value ??= code(frame));
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
    return evaluation.warn(
      syntax,
      `the function takes ${wanted} ${wanted === 1 ? 'argument' : 'arguments'}, not ${ordered.length}`,
    );
  evaluation.place = syntax;
  return evaluation.call.invoke(called, ordered);
}

/** A parameter that is given nothing is null. */
function inOrder(
  called: FeelFunction,
  names: readonly string[],
  given: readonly FeelValue[],
): readonly FeelValue[] | undefined {
  const positions = called.positions(names);
  if (!positions) return undefined;
  const count = Math.max(called.parameters?.length ?? 0, ...positions.map((position) => position + 1));
  const ordered = new Array<FeelValue>(count).fill(null);
  for (const [at, position] of positions.entries()) ordered[position] = given[at] ?? null;
  return ordered;
}
