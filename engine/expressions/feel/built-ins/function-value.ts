import { anyType } from '../typing/feel-type.ts';
import { FeelFunction } from '../values/function.ts';
import type { BuiltIn } from './built-in.ts';
import { argumentsByName, invokeBuiltIn } from './invoke.ts';

const functions = new WeakMap<BuiltIn, FeelFunction>();

/** A built-in function as a value, always the same one. */
export function functionOf(builtIn: BuiltIn): FeelFunction {
  const known = functions.get(builtIn);
  if (known) return known;
  const value = new FeelFunction(
    null,
    anyType,
    (args, call) => invokeBuiltIn(builtIn, args, call),
    (names) => argumentsByName(builtIn, names),
  );
  functions.set(builtIn, value);
  return value;
}
