import { mayBuild } from '../built-ins/text-length.ts';
import { addValues, subtractValues } from '../temporal/arithmetic.ts';
import { divideValues, multiplyValues } from '../temporal/scaling.ts';
import type { ArithmeticOperator } from '../syntax/syntax-tree.ts';
import { DaysTimeDuration, YearsMonthsDuration } from '../values/duration.ts';
import {
  add,
  divide,
  isNumber,
  multiply,
  negate,
  power,
  subtract,
  type FeelNumber,
} from '../values/number.ts';
import type { FeelValue } from '../values/value.ts';
import type { Compile } from './compiling.ts';
import { describe, describeBoth } from './describe.ts';

/** `+ - * / **` (DMN 1.5 §10.3.2.12, tables 55 to 60). */
export const compileArithmetic: Compile<'arithmetic'> = (syntax, scope, { compile }) => {
  const left = compile(syntax.left, scope);
  const right = compile(syntax.right, scope);
  const { operator } = syntax;
  const { numbers, others } = operations[operator];
  return (frame) => {
    const [one, other] = [left(frame), right(frame)];
    const { evaluation } = frame;
    if (isNumber(one) && isNumber(other))
      return numbers(one, other) ?? evaluation.warn(syntax, `"${operator}" has no result for these numbers`);
    if (typeof one === 'string' && typeof other === 'string' && operator === '+') {
      evaluation.place = syntax;
      return mayBuild(evaluation.call, '"+"', one.length + other.length) ? one + other : null;
    }
    const result = others(one, other);
    if (result !== undefined && result !== null) return result;
    const what = result === null ? 'has no result for' : 'does not take';
    return evaluation.warn(syntax, `"${operator}" ${what} ${describeBoth(one, other)}`);
  };
};

interface Operation {
  readonly numbers: (left: FeelNumber, right: FeelNumber) => FeelNumber | null;
  /** Undefined where the two cannot be put together. */
  readonly others: (left: FeelValue, right: FeelValue) => FeelValue | undefined;
}

const operations: Readonly<Record<ArithmeticOperator, Operation>> = {
  '+': { numbers: add, others: addValues },
  '-': { numbers: subtract, others: subtractValues },
  '*': { numbers: multiply, others: multiplyValues },
  '/': { numbers: divide, others: divideValues },
  '**': { numbers: power, others: () => undefined },
};

export const compileNegation: Compile<'negation'> = (syntax, scope, { compile }) => {
  const operand = compile(syntax.operand, scope);
  return (frame) => {
    const value = operand(frame);
    if (isNumber(value)) return negate(value);
    if (value instanceof DaysTimeDuration) return new DaysTimeDuration(-value.nanoseconds);
    if (value instanceof YearsMonthsDuration) return new YearsMonthsDuration(0 - value.months);
    return frame.evaluation.warn(syntax, `"-" does not take ${describe(value)}`);
  };
};
