import type { Code } from '../../expressions/feel/compile/code.ts';
import { compileCall } from '../../expressions/feel/compile/calls.ts';
import type { Evaluation, Lookup } from '../../expressions/feel/compile/evaluation.ts';
import type { Scope } from '../../expressions/feel/compile/scope.ts';
import { anyType } from '../../expressions/feel/typing/feel-type.ts';
import { FeelFunction } from '../../expressions/feel/values/function.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import { coerced, resultOf, type ItemType } from '../item-types/item-type.ts';
import type { FunctionDefinition, Invocation } from '../model/boxed-expression.ts';
import type { Compiling } from './compiling.ts';
import type { Part } from './part.ts';
import { remark } from './decision-evaluation.ts';
import { CompiledParts } from './compiled-parts.ts';

/** DMN 1.5 §10.2.2.3: a call with its arguments by name; a parameter that is bound to nothing is null. */
export function compileInvocation(
  { called, bindings }: Invocation,
  scope: Scope,
  compiling: Compiling,
): Part {
  const target = compiling.boxed(called, scope);
  const parts = new CompiledParts();
  const call = {
    kind: 'call',
    from: 0,
    to: 0,
    called: parts.syntaxOf(target.code),
    args: bindings.map(({ value }) => parts.syntaxOf(compiling.boxed(value, scope).code)),
    names: bindings.map(({ parameter }) => parameter),
  } as const;
  return {
    code: compileCall(call, scope, parts.compiling),
    type: target.type.kind === 'function' ? target.type.result : anyType,
  };
}

export interface TypedParameter {
  readonly name: string;
  readonly type: ItemType;
}

/** What a function is made of, whoever calls it. */
export interface FunctionBody {
  /** How messages call it. */
  readonly title: string;
  readonly parameters: readonly TypedParameter[];
  readonly result: ItemType;
  /** The parameters are in its scope from `slot` on. */
  readonly slot: number;
  readonly code: Code;
}

/** DMN 1.5 §10.2.2.7. `name`: by which it may call itself, where it is the entry of a context. */
export function compileFunction(
  definition: FunctionDefinition,
  scope: Scope,
  compiling: Compiling,
  name: string | null = null,
): Part {
  const parameters = parametersOf(definition, compiling);
  const around = name === null ? scope : scope.with([{ name, type: anyType }]);
  const inner = around.with(parameters.map((each) => ({ name: each.name, type: each.type.type })));
  const body = bodyOf(definition, inner, compiling, 'The function');
  const result = resultOf(compiling.types.named(definition.type, definition.id));
  const made: FunctionBody = {
    title: 'The function',
    parameters,
    result,
    slot: around.size,
    code: body.code,
  };
  return {
    type: {
      kind: 'function',
      parameters: parameters.map(({ type }) => type.type),
      result: result.type.kind === 'any' ? body.type : result.type,
    },
    code: ({ slots, evaluation }) => {
      // What is evaluated next goes on to write the slots around.
      const seen = slots.slice(0, scope.size);
      const value = functionValue(made, evaluation, () => seen, evaluation.lookup);
      if (name !== null) seen[scope.size] = value;
      return value;
    },
  };
}

export function parametersOf(
  { parameters, id }: FunctionDefinition,
  { types }: Compiling,
): readonly TypedParameter[] {
  return parameters.map(({ name, type }) => ({ name, type: types.named(type, id) }));
}

/** Functions in Java and PMML models are read, and give null. */
export function bodyOf(
  { language, body }: FunctionDefinition,
  scope: Scope,
  compiling: Compiling,
  title: string,
): Part {
  if (language === 'FEEL') return compiling.boxed(body, scope);
  return {
    type: anyType,
    code: ({ evaluation }) =>
      remark(evaluation, `${title} is written in ${language}, which is not evaluated.`),
  };
}

/**
 * The function as a value; `seen` gives the slots of what it sees besides its parameters, `lookup` what it sees of what
 * nothing binds.
 */
export function functionValue(
  { title, parameters, result, slot, code }: FunctionBody,
  evaluation: Evaluation,
  seen: () => readonly FeelValue[],
  lookup: Lookup,
): FeelFunction {
  const call = (args: readonly FeelValue[]): FeelValue => {
    const slots = seen().slice();
    for (const [at, { name, type }] of parameters.entries()) {
      const value = coerced(args[at] ?? null, type, evaluation);
      if (value === undefined)
        return remark(evaluation, `${title}: the argument ${name} is not of its type.`);
      slots[slot + at] = value;
    }
    const given = evaluation.seeing(lookup, () => code({ slots, evaluation }));
    const value = coerced(given, result, evaluation);
    return value === undefined ? remark(evaluation, `${title}: the result is not of its type.`) : value;
  };
  return new FeelFunction(
    parameters.map(({ name, type }) => ({ name, type: type.type })),
    result.type,
    call,
  );
}
