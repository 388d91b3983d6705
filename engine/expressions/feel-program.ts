import { FeelFunction, evaluate } from 'feelin';
import { extensionsIn } from './feel-functions.ts';
import type { FeelSyntax } from './feel-syntax.ts';
import { dialect, parseFeel } from './feel-syntax.ts';

/** An expression made ready to be evaluated many times. */
export interface Program {
  /** What `run` wants, in this order. */
  readonly parameters: readonly string[];
  readonly run: (values: readonly unknown[]) => {
    readonly value: unknown;
    readonly warnings: readonly string[];
  };
}

/**
 * feelin has no public way to parse once and evaluate often, but FEEL itself has: `function(a, b) a + b`
 * evaluates to a function that can be called with ever new values. That is a few hundred times faster than
 * parsing each time, and copies no variables. Where the text means something else behind `function(…)`
 * (`external` is a word of its own there), it is parsed anew at each evaluation.
 */
export function linkProgram(source: string, syntax: FeelSyntax): Program {
  const parameters = [...syntax.names, ...syntax.clockCalls];
  return linkFunction(source, syntax, parameters) ?? linkEachTime(source, parameters);
}

function linkFunction(source: string, syntax: FeelSyntax, parameters: readonly string[]): Program | null {
  const wrapped = `function(${parameters.join(', ')}) ${source}`;
  if (bodyShape(parseFeel(wrapped)) !== syntax.shape) return null;
  const { value, warnings } = evaluate(wrapped, extensionsIn(source), dialect);
  if (!(value instanceof FeelFunction)) return null;
  const declared = value.parameterNames;
  if (declared.length !== parameters.length || declared.some((name, at) => name !== parameters[at]))
    return null;
  return {
    parameters,
    run: (values) => {
      // The function goes on writing to the list its definition was given.
      warnings.length = 0;
      const result: unknown = value.invoke([...values]);
      return { value: result, warnings: warnings.map(({ message }) => message) };
    },
  };
}

function linkEachTime(source: string, parameters: readonly string[]): Program {
  return {
    parameters,
    run: (values) => {
      const context = Object.fromEntries(parameters.map((name, at) => [name, values[at]]));
      const { value, warnings } = evaluate(source, { ...extensionsIn(source), ...context }, dialect);
      return { value, warnings: warnings.map(({ message }) => message) };
    },
  };
}

function bodyShape({ problem, shape }: FeelSyntax): string | null {
  if (problem) return null;
  const body = /(?:^| )FunctionBody:\d+ /.exec(shape);
  return body && shape.slice(body.index + body[0].length);
}
