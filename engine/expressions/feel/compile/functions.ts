import { coerce } from '../typing/conformance.ts';
import { anyType } from '../typing/feel-type.ts';
import { FeelFunction, type Parameter } from '../values/function.ts';
import type { Code, Frame } from './code.ts';
import type { Compile } from './compiling.ts';
import { describe } from './describe.ts';

/** `function(a, b: number) a + b` (DMN 1.5 §10.3.2.13.5). Functions of other languages give null. */
export const compileFunction: Compile<'function'> = (syntax, scope, { compile }) => {
  const parameters = syntax.parameters.map(({ name, type }) => ({ name, type: type?.type ?? anyType }));
  const body: Code = syntax.isExternal
    ? ({ evaluation }) => evaluation.warn(syntax, 'functions of other languages cannot be called')
    : compile(syntax.body, scope.with(parameters));
  return (frame) => closure(parameters, scope.size, body, frame);
};

/** The function with the values it sees now: loops around it go on to write the slots they are in. */
function closure(parameters: readonly Parameter[], size: number, body: Code, frame: Frame): FeelFunction {
  const seen = frame.slots.slice(0, size);
  const { evaluation } = frame;
  const { lookup } = evaluation;
  return new FeelFunction(parameters, anyType, (args, call) => {
    const slots = seen.slice();
    for (const [at, { name, type }] of parameters.entries()) {
      const value = coerce(args[at] ?? null, type);
      if (value === undefined)
        return call.fail(`the parameter "${name}" does not take ${describe(args[at] ?? null)}`);
      slots[size + at] = value;
    }
    return evaluation.seeing(lookup, () => body({ slots, evaluation }));
  });
}
