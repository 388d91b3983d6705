import type { Expression } from '../model/definition.ts';
import type { ElementSource } from '../elements/source.ts';

const staticCode = { error: 'error/static-code', escalation: 'escalation/static-code' } as const;

/** The code a catching event is for: fixed text, since what catches must be known before anything is thrown. Null: every code. */
export function readCaughtCode(
  source: ElementSource,
  code: unknown,
  kind: 'error' | 'escalation',
): Expression | null {
  const expression = source.expression(code, `${kind} code`);
  if (expression?.language === 'feel')
    source.problem(
      staticCode[kind],
      `A catching ${kind} event needs a fixed code, not an expression.`,
      'Write the code as text.',
    );
  return expression;
}

/** In one place an exact code beats a catch-all. */
export function catchesCode(code: Expression | null, thrown: string): 'exactly' | 'any' | null {
  if (code === null) return 'any';
  return code.language === 'literal' && code.value === thrown ? 'exactly' : null;
}
