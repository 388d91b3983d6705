import { compileFilter as filterOf } from '../../expressions/feel/compile/filter.ts';
import { compileFor, compileQuantified } from '../../expressions/feel/compile/iteration.ts';
import type { Scope } from '../../expressions/feel/compile/scope.ts';
import { anyType, type FeelType } from '../../expressions/feel/typing/feel-type.ts';
import type { Conditional, Filter, Iterator } from '../model/boxed-expression.ts';
import type { Compiling } from './compiling.ts';
import type { Part } from './part.ts';
import { remark } from './decision-evaluation.ts';
import { CompiledParts } from './compiled-parts.ts';

/** DMN 1.5 §10.2.2.8. Null counts as not true; what is neither true nor false has no branch. */
export function compileConditional(
  { condition, then, otherwise }: Conditional,
  scope: Scope,
  compiling: Compiling,
): Part {
  const test = compiling.boxed(condition, scope);
  const positive = compiling.boxed(then, scope);
  const negative = compiling.boxed(otherwise, scope);
  return {
    type: positive.type.kind === 'any' ? negative.type : positive.type,
    code: (frame) => {
      const value = test.code(frame);
      if (value === true) return positive.code(frame);
      if (value === false || value === null) return negative.code(frame);
      return remark(frame.evaluation, 'The condition is neither true nor false.');
    },
  };
}

/** DMN 1.5 §10.2.2.10: as `for`, `some` and `every` of FEEL. */
export function compileIterator(
  { kind, variable, in: list, body }: Iterator,
  scope: Scope,
  compiling: Compiling,
): Part {
  const walked = compiling.boxed(list, scope);
  const withItem = scope.with([{ name: variable, type: itemOf(walked.type) }]);
  const inner = kind === 'for' ? withItem.with([{ name: 'partial', type: anyType }]) : withItem;
  const turn = compiling.boxed(body, inner);
  const parts = new CompiledParts();
  const syntax = {
    from: 0,
    to: 0,
    iterators: [{ name: variable, in: parts.syntaxOf(walked.code), to: null }],
    body: parts.syntaxOf(turn.code),
  };
  const code =
    kind === 'for'
      ? compileFor({ ...syntax, kind }, scope, parts.compiling)
      : compileQuantified({ ...syntax, kind }, scope, parts.compiling);
  return { code, type: kind === 'for' ? { kind: 'list', of: turn.type } : { kind: 'boolean' } };
}

/** DMN 1.5 §10.2.2.9: as the filter of FEEL, with the names of the item's entries. */
export function compileFilter({ in: list, match }: Filter, scope: Scope, compiling: Compiling): Part {
  const walked = compiling.boxed(list, scope);
  const test = compiling.boxed(match, scope.withItem('item', itemOf(walked.type)));
  const parts = new CompiledParts();
  const of = parts.syntaxOf(walked.code);
  const condition = parts.syntaxOf(test.code);
  return {
    code: filterOf({ kind: 'filter', from: 0, to: 0, of, condition }, scope, parts.compiling),
    type: walked.type,
  };
}

function itemOf(type: FeelType): FeelType {
  return type.kind === 'list' ? type.of : type;
}
