import type { Place } from '../feel-problem.ts';
import type { Syntax } from '../syntax/syntax-tree.ts';
import { anyType, type FeelType } from '../typing/feel-type.ts';
import { isNumber, toInteger } from '../values/number.ts';
import type { FeelList, FeelValue } from '../values/value.ts';
import type { Code, Frame } from './code.ts';
import type { Compile } from './compiling.ts';
import type { Evaluation } from './evaluation.ts';
import { sharedPartial } from './iteration.ts';

/** `list[2]`, `list[-1]`, `list[price > 3]`, `list[item > 3]` (DMN 1.5 §10.3.2.5). */
export const compileFilter: Compile<'filter'> = (syntax, scope, { compile }) => {
  const of = sharedPartial(syntax.of, scope) ?? compile(syntax.of, scope);
  const { condition } = syntax;
  if (condition.kind === 'literal' && isNumber(condition.value)) {
    const position = condition.value;
    return (frame) => itemAt(listOf(of(frame)), position, syntax, frame.evaluation);
  }
  const inner = scope.withItem('item', itemType);
  const [item] = inner.bindings;
  const filter = compile(condition, inner);
  const slot = item?.slot ?? 0;
  const isPosition = !isTruth(condition);
  return (frame) => {
    const list = listOf(of(frame));
    // Nothing to ask of nothing: a condition would only warn that there is no item.
    return list.length > 0 || isPosition ? filtered(list, filter, slot, frame, syntax) : [];
  };
};

const itemType: FeelType = anyType;

const truths: ReadonlySet<Syntax['kind']> = new Set([
  'and',
  'between',
  'comparison',
  'every',
  'in',
  'instance of',
  'or',
  'some',
]);

/** Whether what a text gives can be no number. */
function isTruth({ kind }: Syntax): boolean {
  return truths.has(kind);
}

/** A value that is no list counts as the list of it; null as none. */
function listOf(value: FeelValue): FeelList {
  if (Array.isArray(value)) return value as FeelList;
  return value === null ? [] : [value];
}

/**
 * F1: what the condition gives for the first item says what it is: a number is a position, which does not depend on
 * the item; anything else is asked for each item, and only true counts.
 */
function filtered(list: FeelList, filter: Code, slot: number, frame: Frame, place: Place): FeelValue {
  const { slots, evaluation } = frame;
  evaluation.spend(list.length + 1);
  const passed: FeelValue[] = [];
  slots[slot] = list[0] ?? null;
  let result = filter(frame);
  if (isNumber(result)) return itemAt(list, result, place, evaluation);
  for (let at = 0; at < list.length; at++) {
    const item = list[at] ?? null;
    if (at > 0) {
      slots[slot] = item;
      result = filter(frame);
    }
    if (result === true) passed.push(item);
  }
  return passed;
}

function itemAt(list: FeelList, position: FeelValue, place: Place, evaluation: Evaluation): FeelValue {
  const at = isNumber(position) ? toInteger(position) : null;
  if (at === null || at === 0)
    return evaluation.warn(place, 'a position in a list is 1, 2, … or -1, -2, … from its end');
  if (Math.abs(at) > list.length) return evaluation.warn(place, 'the list has no item at that position');
  return list[at > 0 ? at - 1 : list.length + at] ?? null;
}
