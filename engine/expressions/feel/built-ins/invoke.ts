import { FeelDate } from '../values/date.ts';
import { FeelDateTime } from '../values/date-time.ts';
import { bitOf } from '../values/kind.ts';
import { FeelTime } from '../values/time.ts';
import type { FeelValue } from '../values/value.ts';
import { parameterAt, takesAsMany } from './arity.ts';
import type { BuiltIn, FormalParameter, Signature } from './built-in.ts';
import type { CallContext } from './call-context.ts';
import { misfitOf } from './misfit.ts';

/** Calls a function with as many arguments as it was prepared for. */
export type Invocation = (args: readonly FeelValue[], call: CallContext) => FeelValue;

/**
 * Calls the first signature that takes the arguments as they are, else the first that takes them converted
 * (DMN 1.5 §10.3.2.9.4); none does: null, and a warning. A list of one counts as its item only where no list is taken.
 * I2: what does not depend on the arguments is looked at once, for a call in an expression is made over and over.
 */
export function invocationOf(builtIn: BuiltIn, count: number): Invocation {
  const fitting = builtIn.signatures
    .filter(({ parameters }) => takesAsMany(parameters, count))
    .map((signature) => ({
      signature,
      bits: Array.from({ length: count }, (_, at) => parameterAt(signature.parameters, at)?.bits ?? 0),
    }));
  return (args, call) => {
    for (const { signature, bits } of fitting)
      if (takesAll(bits, args)) return resultOf(signature, args, call);
    for (const { signature } of fitting) {
      const converted = convertAll(signature.parameters, args);
      if (converted) return resultOf(signature, converted, call);
    }
    return call.fail(misfitOf(builtIn, args, (parameter, value) => convert(parameter, value) !== undefined));
  };
}

const prepared = new WeakMap<BuiltIn, Map<number, Invocation>>();
const MOST_PREPARED = 8;

/** Calls a function that is a value. */
export function invokeBuiltIn(builtIn: BuiltIn, args: readonly FeelValue[], call: CallContext): FeelValue {
  const byCount = prepared.get(builtIn) ?? new Map<number, Invocation>();
  const known = byCount.get(args.length);
  if (known) return known(args, call);
  const invocation = invocationOf(builtIn, args.length);
  if (args.length <= MOST_PREPARED) prepared.set(builtIn, byCount.set(args.length, invocation));
  return invocation(args, call);
}

/**
 * The positions of the arguments of these names, in the first signature that has them all; undefined when none has.
 * I1: a signature that has them in the order given comes before the others: `before(range: r, point: p)` asks for that,
 * though the one of point and range has the same names.
 */
export function argumentsByName(builtIn: BuiltIn, names: readonly string[]): readonly number[] | undefined {
  return signaturesOf(builtIn, names)[0]?.positions;
}

/**
 * The function as it is called with these names: its arguments are in their order, and only the signatures that have
 * them all are left, so that `list replace(list: x, match: f, newItem: 1)` can mean no other. Undefined when there is none.
 */
export function namedBuiltIn(builtIn: BuiltIn, names: readonly string[]): BuiltIn | undefined {
  const signatures = signaturesOf(builtIn, names).map(({ signature, positions }) =>
    reordered(signature, positions),
  );
  return signatures.length === 0 ? undefined : { name: builtIn.name, signatures };
}

interface NamedSignature {
  readonly signature: Signature;
  readonly positions: readonly number[];
}

function signaturesOf(builtIn: BuiltIn, names: readonly string[]): readonly NamedSignature[] {
  const named = builtIn.signatures.flatMap((signature) => {
    const positions = positionsIn(signature.parameters, names);
    return positions ? [{ signature, positions }] : [];
  });
  return [...named.filter(isInOrder), ...named.filter((one) => !isInOrder(one))];
}

function isInOrder({ positions }: NamedSignature): boolean {
  return positions.every((position, at) => position >= (positions[at - 1] ?? 0));
}

/** A few arguments are handed over one by one: to spread them takes as long as what most functions do. */
function resultOf({ call: run }: Signature, args: readonly FeelValue[], call: CallContext): FeelValue {
  const given = args as readonly never[];
  const [first, second, third] = given;
  switch (given.length) {
    case 0:
      return run(call) ?? null;
    case 1:
      return run(call, first as never) ?? null;
    case 2:
      return run(call, first as never, second as never) ?? null;
    case 3:
      return run(call, first as never, second as never, third as never) ?? null;
    default:
      return run(call, ...given) ?? null;
  }
}

function takesAll(bits: readonly number[], args: readonly FeelValue[]): boolean {
  for (let at = 0; at < bits.length; at++)
    if (((bits[at] ?? 0) & bitOf(args[at] ?? null)) === 0) return false;
  return true;
}

function takes({ bits }: FormalParameter, value: FeelValue): boolean {
  return (bits & bitOf(value)) !== 0;
}

function convertAll(
  parameters: readonly FormalParameter[],
  args: readonly FeelValue[],
): readonly FeelValue[] | undefined {
  const converted: FeelValue[] = [];
  for (const [at, value] of args.entries()) {
    const parameter = parameterAt(parameters, at);
    const taken = parameter && convert(parameter, value);
    if (taken === undefined) return undefined;
    converted.push(taken);
  }
  return converted;
}

/** Undefined when the parameter does not take it at all. */
function convert(parameter: FormalParameter, value: FeelValue): FeelValue | undefined {
  if (takes(parameter, value)) return value;
  const { kinds } = parameter;
  if (Array.isArray(value)) {
    const [item = null] = value as readonly FeelValue[];
    return value.length === 1 && !Array.isArray(item) ? convert(parameter, item) : undefined;
  }
  if (kinds.includes('list')) return value === null ? undefined : [value];
  if (value instanceof FeelDate && kinds.includes('date and time'))
    return new FeelDateTime(value, new FeelTime(0, 0, 0, 0, { offset: 0 }));
  return undefined;
}

function positionsIn(
  parameters: readonly FormalParameter[],
  names: readonly string[],
): readonly number[] | undefined {
  const positions = names.map((name) => parameters.findIndex((parameter) => parameter.name === name));
  const areKnown = !positions.includes(-1) && new Set(positions).size === positions.length;
  const isComplete = parameters.every(({ optional }, at) => optional || positions.includes(at));
  return areKnown && isComplete ? positions : undefined;
}

function reordered({ parameters, call }: Signature, positions: readonly number[]): Signature {
  const count = Math.max(...positions, -1) + 1;
  return {
    parameters: positions.flatMap((position) => {
      const parameter = parameters[position];
      return parameter ? [{ ...parameter, rest: false }] : [];
    }),
    call: (context, ...args) => {
      const given: readonly FeelValue[] = args;
      const placed: FeelValue[] = new Array<FeelValue>(count).fill(null);
      for (const [at, position] of positions.entries()) placed[position] = given[at] ?? null;
      return call(context, ...(placed as never[]));
    },
  };
}
