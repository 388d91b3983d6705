import { describe, expect, test } from '@jest/globals';
import type { Compiled } from '../../../engine/expressions/feel/compile/compile.ts';
import { compileExpression, compileUnaryTests } from '../../../engine/expressions/feel/compile/compile.ts';
import { Evaluation } from '../../../engine/expressions/feel/compile/evaluation.ts';
import { Scope } from '../../../engine/expressions/feel/compile/scope.ts';
import { anyType, type FeelType } from '../../../engine/expressions/feel/typing/feel-type.ts';
import { feelText } from '../../../engine/expressions/feel/values/text.ts';
import type { FeelValue } from '../../../engine/expressions/feel/values/value.ts';

/** An expression, and its value as FEEL writes it; `no FEEL` where the text is none. */
export type Cases = readonly (readonly [source: string, value: string])[];

/** A name that is bound, its type, and an expression of its value. */
export type Names = Readonly<Record<string, string | readonly [type: FeelType, value: string]>>;

export const none = 'no FEEL';

export const context = (entries: Readonly<Record<string, FeelType>>): FeelType => ({
  kind: 'context',
  entries,
});
export const list = (of: FeelType): FeelType => ({ kind: 'list', of });

export function standard(title: string, cases: Cases, names: Names = {}): void {
  describe(title, () => {
    test.each(cases)('%s is %s', (source, value) => {
      const { scope, slots } = bound(names);
      expect(valueOf(compileExpression(source, scope), slots)).toBe(value);
    });
  });
}

/** Unary tests of an input: `true`, `false`, `null`. */
export function unaryTests(
  title: string,
  cases: readonly (readonly [input: string, tests: string, result: string])[],
  names: Names = {},
): void {
  describe(title, () => {
    test.each(cases)('%s passes %s: %s', (input, tests, result) => {
      const { scope, slots } = bound({ '?': input, ...names });
      expect(valueOf(compileUnaryTests(tests, scope), slots)).toBe(result);
    });
  });
}

function bound(names: Names): { readonly scope: Scope; readonly slots: readonly FeelValue[] } {
  const entries = Object.entries(names).map(([name, given]) =>
    typeof given === 'string'
      ? { name, type: anyType, value: given }
      : { name, type: given[0], value: given[1] },
  );
  const slots = entries.map(({ value }) => run(compileExpression(value, Scope.empty), []));
  return { scope: Scope.empty.with(entries), slots };
}

/** Twice, since nothing may be kept of an evaluation. */
function valueOf(compiled: Compiled, slots: readonly FeelValue[]): string {
  if (compiled.problem) return none;
  const [first, second] = [textOf(run(compiled, slots)), textOf(run(compiled, slots))];
  return first === second ? first : `${first}, then ${second}`;
}

function run({ code }: Compiled, slots: readonly FeelValue[]): FeelValue {
  const evaluation = new Evaluation(() => undefined, { now: 0, zone: 'UTC' });
  return code({ slots: [...slots], evaluation });
}

function textOf(value: FeelValue): string {
  return (feelText([value]) ?? '').slice(1, -1);
}
