import type { Place } from '../feel-problem.ts';
import type { ComparisonOperator } from '../syntax/syntax-tree.ts';
import { isEqual } from '../values/equality.ts';
import { compare } from '../values/order.ts';
import type { FeelValue } from '../values/value.ts';
import type { Compile } from './compiling.ts';
import { describeBoth } from './describe.ts';
import type { Evaluation } from './evaluation.ts';

/** `=`, `!=`, `<`, `<=`, `>`, `>=` (DMN 1.5 §10.3.2.13): null where the two cannot be compared. */
export const compileComparison: Compile<'comparison'> = (syntax, scope, { compile }) => {
  const left = compile(syntax.left, scope);
  const right = compile(syntax.right, scope);
  const { operator } = syntax;
  if (operator === '=' || operator === '!=') {
    const wanted = operator === '=';
    return (frame) => {
      const [one, other] = [left(frame), right(frame)];
      const equal = isEqual(one, other, frame.evaluation);
      if (equal !== null) return equal === wanted;
      return frame.evaluation.warn(syntax, `${describeBoth(one, other)} cannot be compared`);
    };
  }
  const accepts = orders[operator];
  return (frame) => {
    const [one, other] = [left(frame), right(frame)];
    if (typeof one === 'number' && typeof other === 'number') return accepts(one - other);
    return ordered(one, other, accepts, syntax, frame.evaluation);
  };
};

/** Whether two values stand in an order, null where they have none. */
export function ordered(
  left: FeelValue,
  right: FeelValue,
  accepts: (order: number) => boolean,
  place: Place,
  evaluation: Evaluation,
): boolean | null {
  const order = compare(left, right);
  if (order !== null) return accepts(order);
  if (left === null || right === null) return null;
  return evaluation.warn(place, `${describeBoth(left, right)} have no order`);
}

export const orders: Readonly<Record<Exclude<ComparisonOperator, '=' | '!='>, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};
