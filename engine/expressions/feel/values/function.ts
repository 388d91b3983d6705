import type { CallContext } from '../built-ins/call-context.ts';
import type { FeelType } from '../typing/feel-type.ts';
import type { FeelValue } from './value.ts';

export interface Parameter {
  readonly name: string;
  readonly type: FeelType;
}

/** What can be called: a function an expression defines, a built-in one, a business knowledge model. */
export class FeelFunction {
  /** Null for a built-in function, which knows its own. */
  readonly parameters: readonly Parameter[] | null;
  readonly result: FeelType;
  /** As many arguments as there are parameters, of their types. */
  readonly call: (args: readonly FeelValue[], context: CallContext) => FeelValue;
  /** By name, for what has more than one list of parameters; undefined when the names fit none. */
  readonly positions: (names: readonly string[]) => readonly number[] | undefined;

  constructor(
    parameters: readonly Parameter[] | null,
    result: FeelType,
    call: (args: readonly FeelValue[], context: CallContext) => FeelValue,
    positions?: (names: readonly string[]) => readonly number[] | undefined,
  ) {
    this.parameters = parameters;
    this.result = result;
    this.call = call;
    this.positions = positions ?? ((names) => positionsOf(parameters ?? [], names));
  }
}

function positionsOf(
  parameters: readonly Parameter[],
  names: readonly string[],
): readonly number[] | undefined {
  const positions = names.map((name) => parameters.findIndex((parameter) => parameter.name === name));
  return positions.includes(-1) ? undefined : positions;
}
