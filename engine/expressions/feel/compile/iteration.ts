import type { Place } from '../feel-problem.ts';
import type { Iterator, Syntax } from '../syntax/syntax-tree.ts';
import { anyType } from '../typing/feel-type.ts';
import { kindOf } from '../values/kind.ts';
import { FeelRange } from '../values/range.ts';
import type { FeelList, FeelValue } from '../values/value.ts';
import type { Code, Frame } from './code.ts';
import type { Compile, Compiling } from './compiling.ts';
import { bindingOf, PARTIAL } from './names.ts';
import { progression } from './progression.ts';
import type { Scope } from './scope.ts';

/** One `name in …`, and the slot of its name. */
interface Loop {
  readonly slot: number;
  readonly in: Code;
  readonly to: Code | null;
  readonly place: Place;
}

/**
 * `for … in … return …` (DMN 1.5 §10.3.2.14, table 53), with `partial`, the results so far. Several iterators are
 * nested loops, and a later one sees the names of those before it.
 */
export const compileFor: Compile<'for'> = (syntax, scope, compiling) => {
  const { loops, inner } = compileLoops(syntax.iterators, scope, compiling);
  const withPartial = inner.with([{ name: PARTIAL, type: anyType }]);
  const slot = inner.size;
  const body = compiling.compile(syntax.body, withPartial);
  return (frame) => {
    const results: FeelValue[] = [];
    const isComplete = eachTurn(loops, 0, frame, () => {
      frame.slots[slot] = results;
      results.push(body(frame));
      return true;
    });
    return isComplete === null ? null : results;
  };
};

/**
 * `some` and `every … satisfies …`: a disjunction and a conjunction in three-valued logic. S1: they stop at the first
 * turn that decides.
 */
export const compileQuantified: Compile<'some' | 'every'> = (syntax, scope, compiling) => {
  const { loops, inner } = compileLoops(syntax.iterators, scope, compiling);
  const body = compiling.compile(syntax.body, inner);
  const deciding = syntax.kind === 'some';
  return (frame) => {
    let result: boolean | null = !deciding;
    const isComplete = eachTurn(loops, 0, frame, () => {
      const value = body(frame);
      if (value === deciding) result = deciding;
      else if (typeof value !== 'boolean') result = null;
      return value !== deciding;
    });
    return isComplete === null ? null : result;
  };
};

/** `partial` where it is only looked into: the list itself, which goes on growing, instead of a copy. */
export function sharedPartial(syntax: Syntax, scope: Scope): Code | null {
  const binding = syntax.kind === 'name' && syntax.name === PARTIAL ? bindingOf(PARTIAL, scope) : null;
  return binding && (({ slots }) => slots[binding.slot] ?? null);
}

function compileLoops(
  iterators: readonly Iterator[],
  scope: Scope,
  { compile }: Compiling,
): { readonly loops: readonly Loop[]; readonly inner: Scope } {
  let inner = scope;
  const loops = iterators.map((iterator) => {
    const loop = {
      slot: inner.size,
      in: compile(iterator.in, inner),
      to: iterator.to && compile(iterator.to, inner),
      place: iterator.in,
    };
    inner = inner.with([{ name: iterator.name, type: anyType }]);
    return loop;
  });
  return { loops, inner };
}

/** Goes through the loops from `at` on until a turn gives false; null where there is nothing that could be gone through. */
function eachTurn(loops: readonly Loop[], at: number, frame: Frame, turn: () => boolean): boolean | null {
  const loop = loops[at];
  if (!loop) return turn();
  const values = valuesOf(loop, frame);
  if (values === null) return null;
  const { slots, evaluation } = frame;
  const isInnermost = at + 1 === loops.length;
  for (const value of values) {
    evaluation.spend(1);
    slots[loop.slot] = value;
    const goesOn = isInnermost ? turn() : eachTurn(loops, at + 1, frame, turn);
    if (goesOn !== true) return goesOn;
  }
  return true;
}

function valuesOf(loop: Loop, frame: Frame): Iterable<FeelValue> | null {
  const from = loop.in(frame);
  if (loop.to) return valuesBetween(from, loop.to(frame), loop, frame);
  if (Array.isArray(from)) return from as FeelList;
  if (from instanceof FeelRange) return valuesIn(from, loop, frame);
  return from === null ? frame.evaluation.warn(loop.place, 'null cannot be gone through') : [from];
}

function valuesBetween(from: FeelValue, to: FeelValue, loop: Loop, frame: Frame): Iterable<FeelValue> | null {
  const values = progression(from, to);
  const what = `${kindOf(from)}..${kindOf(to)}`;
  return (
    values ?? frame.evaluation.warn(loop.place, `${what} cannot be gone through: give whole numbers or dates`)
  );
}

function valuesIn(range: FeelRange, loop: Loop, frame: Frame): Iterable<FeelValue> | null {
  const values = valuesBetween(range.start, range.end, loop, frame);
  if (!values) return null;
  const list = [...spent(values, frame)];
  return list.slice(range.startIncluded ? 0 : 1, range.endIncluded ? list.length : -1);
}

function* spent(values: Iterable<FeelValue>, frame: Frame): Iterable<FeelValue> {
  for (const value of values) {
    frame.evaluation.spend(1);
    yield value;
  }
}
