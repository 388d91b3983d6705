import { compileExpression } from '../../../engine/expressions/feel/compile/compile.ts';
import { Evaluation } from '../../../engine/expressions/feel/compile/evaluation.ts';
import { Scope } from '../../../engine/expressions/feel/compile/scope.ts';
import { feelText } from '../../../engine/expressions/feel/values/text.ts';
import type { FeelValue } from '../../../engine/expressions/feel/values/value.ts';

export interface Evaluated {
  /** As FEEL writes it: `"a"`, `[1, null]`, `@"2026-02-03"`. */
  readonly text: string;
  readonly warnings: readonly string[];
}

/** The value of an expression, with variables it may read. */
export function evaluated(source: string, variables: Readonly<Record<string, FeelValue>> = {}): Evaluated {
  const { problem, code } = compileExpression(source, Scope.empty);
  if (problem) throw new Error(`${source}: ${problem.message}`);
  const evaluation = new Evaluation(
    (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    {
      now: 0,
      zone: 'UTC',
    },
  );
  const value = code({ slots: [], evaluation });
  return {
    text: (feelText([value]) ?? '').slice(1, -1),
    warnings: evaluation.warnings.map(({ message }) => message),
  };
}
