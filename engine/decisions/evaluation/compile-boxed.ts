import type { Scope } from '../../expressions/feel/compile/scope.ts';
import { anyType } from '../../expressions/feel/typing/feel-type.ts';
import { compileDecisionTable } from '../decision-table/compile-decision-table.ts';
import type { Boxed, Literal } from '../model/boxed-expression.ts';
import { isFeel } from '../reader/namespaces.ts';
import { languageProblem } from '../reader/read-decision-table.ts';
import { compileContext, compileList, compileRelation } from './boxed-constructors.ts';
import { compileConditional, compileFilter, compileIterator } from './boxed-control.ts';
import { compileFunction, compileInvocation } from './boxed-functions.ts';
import type { Compiling } from './compiling.ts';
import { typed, type Part } from './part.ts';

const nothing: Part = { code: () => null, type: anyType };

/** A boxed expression in the names of `scope`; one that is left out is null. */
export function compileBoxed(boxed: Boxed | null, scope: Scope, compiling: Compiling): Part {
  if (!boxed) return nothing;
  const part = compileKind(boxed, scope, compiling);
  if (boxed.type === null || boxed.kind === 'function') return part;
  return typed(part, compiling.types.named(boxed.type, boxed.id), `The value is not a ${boxed.type}.`);
}

function compileKind(boxed: Boxed, scope: Scope, compiling: Compiling): Part {
  switch (boxed.kind) {
    case 'literal':
      return compileLiteral(boxed, scope, compiling);
    case 'decision table': {
      const { evaluate, type } = compileDecisionTable(boxed, null, scope, compiling);
      return { type, code: (frame) => evaluate(frame, null) };
    }
    case 'context':
      return compileContext(boxed, scope, compiling);
    case 'list':
      return compileList(boxed, scope, compiling);
    case 'relation':
      return compileRelation(boxed, scope, compiling);
    case 'invocation':
      return compileInvocation(boxed, scope, compiling);
    case 'function':
      return compileFunction(boxed, scope, compiling);
    case 'conditional':
      return compileConditional(boxed, scope, compiling);
    case 'for':
    case 'some':
    case 'every':
      return compileIterator(boxed, scope, compiling);
    case 'filter':
      return compileFilter(boxed, scope, compiling);
  }
}

/** An empty one is null. */
function compileLiteral({ text, language, id }: Literal, scope: Scope, compiling: Compiling): Part {
  if (language !== null && !isFeel(language)) {
    compiling.report(languageProblem(id, language));
    return nothing;
  }
  if (text.trim() === '') return nothing;
  return compiling.part(text, scope, id, 'Expression');
}
