import type { FeelDate } from '../values/date.ts';
import type { FeelDateTime } from '../values/date-time.ts';
import type { DaysTimeDuration, YearsMonthsDuration } from '../values/duration.ts';
import type { FeelFunction } from '../values/function.ts';
import type { FeelNumber } from '../values/number.ts';
import type { FeelRange } from '../values/range.ts';
import type { FeelTime } from '../values/time.ts';
import type { FeelContext, FeelList, FeelValue } from '../values/value.ts';
import { bitsOf } from '../values/kind.ts';
import type { CallContext } from './call-context.ts';

interface Kinds {
  string: string;
  number: FeelNumber;
  boolean: boolean;
  date: FeelDate;
  time: FeelTime;
  'date and time': FeelDateTime;
  'years and months duration': YearsMonthsDuration;
  'days and time duration': DaysTimeDuration;
  range: FeelRange;
  function: FeelFunction;
  list: FeelList;
  context: FeelContext;
  /** Anything, null too. All others are never null. */
  any: FeelValue;
}

type Value<T extends string> = T extends `${infer A}|${infer B}`
  ? Value<A> | Value<B>
  : T extends keyof Kinds
    ? Kinds[T]
    : never;

/** One parameter: `name: kind`, `name?: kind` when it can be left out (or be null), `...name: kind` for all the rest. */
type Argument<P extends string> = P extends `...${string}: ${infer T}`
  ? Value<T>[]
  : P extends `${string}?: ${infer T}`
    ? [(Value<T> | null)?]
    : P extends `${string}: ${infer T}`
      ? [Value<T>]
      : never;

export type Arguments<S extends string> = S extends ''
  ? []
  : S extends `${infer P}, ${infer Rest}`
    ? [...Argument<P>, ...Arguments<Rest>]
    : Argument<S>;

export interface FormalParameter {
  readonly name: string;
  /** The kinds it takes; `any` stands alone. */
  readonly kinds: readonly string[];
  /** The kinds as bits, that of null among them where it can be left out. */
  readonly bits: number;
  readonly optional: boolean;
  readonly rest: boolean;
}

/** One way to call a function. */
export interface Signature {
  readonly parameters: readonly FormalParameter[];
  readonly call: (context: CallContext, ...args: never[]) => FeelValue | undefined;
}

/**
 * A built-in function. Of its signatures the first one counts whose parameters take the arguments: by number and by
 * kind, after the conversions of DMN 1.5 §10.3.2.9.4 (a list of one for its item, an item for a list of it, a date for
 * a date and time at midnight UTC); by name when it is called with names. None fits: null, and a warning that says
 * which argument is wrong.
 */
export interface BuiltIn {
  readonly name: string;
  readonly signatures: readonly Signature[];
}

/**
 * `on('string: string, match: string', (call, text, match) => …)`: the parameters as the standard names them, and
 * what to do; the types of the arguments follow from the text. Undefined and null are both FEEL's null;
 * `call.fail('…')` says why.
 */
export function on<S extends string>(
  signature: S,
  call: (context: CallContext, ...args: Arguments<S>) => FeelValue | undefined,
): Signature {
  return {
    parameters: signature === '' ? [] : signature.split(', ').map(readParameter),
    call: call as Signature['call'],
  };
}

export function builtIn(name: string, ...signatures: readonly Signature[]): BuiltIn {
  return { name, signatures };
}

function readParameter(text: string): FormalParameter {
  const [, rest, name = '', optional, kinds = ''] = /^(\.\.\.)?([^?:]+)(\?)?: (.+)$/.exec(text) ?? [];
  const taken = kinds.split('|');
  return {
    name,
    kinds: taken,
    bits: bitsOf(optional === undefined ? taken : [...taken, 'null']),
    optional: optional !== undefined,
    rest: rest !== undefined,
  };
}
