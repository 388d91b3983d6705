import { conforms } from '../typing/conformance.ts';
import type { Compile } from './compiling.ts';

/** `x instance of list<number>` (DMN 1.5 §10.3.2.9.3): null is an instance of no type but its own. */
export const compileInstanceOf: Compile<'instance of'> = (syntax, scope, { compile }) => {
  const value = compile(syntax.value, scope);
  const { type, text } = syntax.type;
  if (!type) return ({ evaluation }) => evaluation.warn(syntax.type, `there is no type "${text}"`);
  return (frame) => {
    const instance = value(frame);
    return instance === null ? type.kind === 'null' : conforms(instance, type);
  };
};
