import { rangeIncludes } from '../values/range-membership.ts';
import type { Place } from '../feel-problem.ts';
import type { Syntax, TestsSyntax } from '../syntax/syntax-tree.ts';
import { isEqual, isSame } from '../values/equality.ts';
import { FeelRange } from '../values/range.ts';
import type { FeelList, FeelValue } from '../values/value.ts';
import type { Code, Frame } from './code.ts';
import { ordered, orders } from './comparison.ts';
import type { Compile, Compiling } from './compiling.ts';
import { bindingOf, INPUT } from './names.ts';
import type { Scope } from './scope.ts';

/** Whether a value passes a test: true, false, or null where that cannot be told. */
type Test = (value: FeelValue, frame: Frame) => boolean | null;

/** `x between a and b`: both ends count. */
export const compileBetween: Compile<'between'> = (syntax, scope, { compile }) => {
  const value = compile(syntax.value, scope);
  const low = compile(syntax.low, scope);
  const high = compile(syntax.high, scope);
  return (frame) => {
    const { evaluation } = frame;
    const one = value(frame);
    return both(
      ordered(one, low(frame), orders['>='], syntax, evaluation),
      ordered(one, high(frame), orders['<='], syntax, evaluation),
    );
  };
};

/** `x in > 5`, `x in [1..5]`, `x in (1, 2, > 5)`, `x in list` (DMN 1.5 §10.3.2.14, table 54). */
export const compileIn: Compile<'in'> = (syntax, scope, compiling) => {
  const value = compiling.compile(syntax.value, scope);
  const passes = anyOf(syntax.tests.map((test) => compileTest(test, scope, compiling)));
  return (frame) => passes(value(frame), frame);
};

/** Unary tests about the value in the slot of `?`. */
export function compileTests(syntax: TestsSyntax, scope: Scope, compiling: Compiling): Code {
  if (syntax.isAny) return () => true;
  const binding = bindingOf(INPUT, scope);
  const slot = binding?.slot ?? 0;
  const passes = anyOf(syntax.tests.map((test) => compileUnaryTest(test, scope, compiling)));
  if (!syntax.isNegated) return (frame) => passes(frame.slots[slot] ?? null, frame);
  return (frame) => {
    const result = passes(frame.slots[slot] ?? null, frame);
    return result === null ? null : !result;
  };
}

/**
 * U1: an expression about `?` is the answer itself; of any other, the input has to be its value or among its values.
 * A boolean that is not about `?`, as of a comparison of other variables, is an answer too where the input is none.
 */
function compileUnaryTest(syntax: Syntax, scope: Scope, compiling: Compiling): Test {
  if (syntax.kind === 'test' || syntax.kind === 'range' || syntax.kind === 'literal')
    return compileTest(syntax, scope, compiling);
  const code = compiling.compile(syntax, scope);
  if (mentionsInput(syntax))
    return (value, frame) => {
      const result = code(frame);
      return typeof result === 'boolean' ? result : isIn(value, result, syntax, frame);
    };
  return (value, frame) => {
    const result = code(frame);
    if (typeof result === 'boolean' && typeof value !== 'boolean') return result;
    return isIn(value, result, syntax, frame);
  };
}

function compileTest(syntax: Syntax, scope: Scope, compiling: Compiling): Test {
  if (syntax.kind === 'test') {
    const operand = compiling.compile(syntax.operand, scope);
    const { operator } = syntax;
    if (operator === '=') return (value, frame) => isEqual(value, operand(frame), frame.evaluation);
    if (operator === '!=') return (value, frame) => negated(isEqual(value, operand(frame), frame.evaluation));
    const accepts = orders[operator];
    return (value, frame) => ordered(value, operand(frame), accepts, syntax, frame.evaluation);
  }
  const code = compiling.compile(syntax, scope);
  return (value, frame) => isIn(value, code(frame), syntax, frame);
}

/** Whether a value is another one, or in it: in a range, or in a list, whose items may be ranges. */
function isIn(value: FeelValue, tested: FeelValue, place: Place, frame: Frame): boolean | null {
  if (tested instanceof FeelRange) return rangeIncludes(tested, value);
  if (!Array.isArray(tested)) return isEqual(value, tested, frame.evaluation);
  const list = tested as FeelList;
  frame.evaluation.spend(list.length);
  if (Array.isArray(value) && isEqual(value, list, frame.evaluation) === true) return true;
  return list.some((item) =>
    item instanceof FeelRange ? rangeIncludes(item, value) === true : isSame(value, item, frame.evaluation),
  );
}

function anyOf(tests: readonly Test[]): Test {
  const [only] = tests;
  if (only && tests.length === 1) return only;
  return (value, frame) => {
    let result: boolean | null = false;
    for (const test of tests) {
      const passes = test(value, frame);
      if (passes === true) return true;
      if (passes === null) result = null;
    }
    return result;
  };
}

function both(one: boolean | null, other: boolean | null): boolean | null {
  if (one === false || other === false) return false;
  return one === null || other === null ? null : true;
}

function negated(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function mentionsInput(syntax: unknown): boolean {
  if (typeof syntax !== 'object' || syntax === null) return false;
  if ('kind' in syntax && syntax.kind === 'input') return true;
  return Object.values(syntax).some(mentionsInput);
}
