import type { Place } from '../feel-problem.ts';
import { compare } from '../values/order.ts';
import { FeelRange } from '../values/range.ts';
import type { FeelValue } from '../values/value.ts';
import type { Compile } from './compiling.ts';
import { describe } from './describe.ts';
import type { Evaluation } from './evaluation.ts';

/** `[1..5]` as a value (DMN 1.5 §10.3.2.7): its ends are values of one kind that has an order. */
export const compileRange: Compile<'range'> = (syntax, scope, { compile }) => {
  const start = compile(syntax.start, scope);
  const end = compile(syntax.end, scope);
  const { startIncluded, endIncluded } = syntax;
  return (frame) => {
    const [from, to] = [start(frame), end(frame)];
    if (compare(from, to) === null) return noRange(from, to, syntax, frame.evaluation);
    return new FeelRange(from, startIncluded, to, endIncluded);
  };
};

/** `(> 5)` as a value: a range with one end. `(= 5)` is the range of this one value. */
export const compileTest: Compile<'test'> = (syntax, scope, { compile }) => {
  const operand = compile(syntax.operand, scope);
  const { operator } = syntax;
  return (frame) => {
    const value = operand(frame);
    if (value === null || operator === '!=') return noRange(value, null, syntax, frame.evaluation);
    if (operator === '=') return new FeelRange(value, true, value, true);
    const included = operator.endsWith('=');
    return operator.startsWith('>')
      ? new FeelRange(value, included, null, false)
      : new FeelRange(null, false, value, included);
  };
};

function noRange(from: FeelValue, to: FeelValue, place: Place, evaluation: Evaluation): null {
  return evaluation.warn(place, `there is no range of ${describe(from)} and ${describe(to)}`);
}
