import type { Compile } from './compiling.ts';
import { describe } from './describe.ts';

/**
 * `and`, `or` in three-valued logic (DMN 1.5 §10.3.2.10): what is no boolean counts as null. L1: the right side is not
 * evaluated when the left one decides.
 */
export const compileLogic: Compile<'and' | 'or'> = (syntax, scope, { compile }) => {
  const left = compile(syntax.left, scope);
  const right = compile(syntax.right, scope);
  const deciding = syntax.kind === 'or';
  return (frame) => {
    const one = left(frame);
    if (one === deciding) return deciding;
    const other = right(frame);
    if (other === deciding) return deciding;
    if (typeof one === 'boolean' && typeof other === 'boolean') return !deciding;
    for (const [value, place] of [
      [one, syntax.left],
      [other, syntax.right],
    ] as const)
      if (value !== null && typeof value !== 'boolean')
        frame.evaluation.warn(place, `"${syntax.kind}" joins booleans, not ${describe(value)}`);
    return null;
  };
};

/** Only true leads to `then`. */
export const compileIf: Compile<'if'> = (syntax, scope, { compile }) => {
  const condition = compile(syntax.condition, scope);
  const then = compile(syntax.then, scope);
  const otherwise = compile(syntax.otherwise, scope);
  return (frame) => {
    const value = condition(frame);
    if (value !== null && typeof value !== 'boolean')
      frame.evaluation.warn(syntax.condition, `a condition is true or false, not ${describe(value)}`);
    return value === true ? then(frame) : otherwise(frame);
  };
};
