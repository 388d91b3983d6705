import { bindingOf } from '../../expressions/feel/compile/names.ts';
import type { Scope } from '../../expressions/feel/compile/scope.ts';
import { normalName } from '../../expressions/feel/syntax/names.ts';
import type { Syntax } from '../../expressions/feel/syntax/syntax-tree.ts';
import { anyType, type FeelType } from '../../expressions/feel/typing/feel-type.ts';

/**
 * What is known of the value of an expression before it is evaluated: the names of its entries, by which other
 * expressions are parsed (`Applicants[a-b > 1]`). Anything where that cannot be seen at a glance.
 */
export function knownType(syntax: Syntax, scope: Scope): FeelType {
  switch (syntax.kind) {
    case 'name':
      return bindingOf(syntax.name, scope)?.type ?? anyType;
    case 'path':
      return entryOf(knownType(syntax.of, scope), syntax.name);
    case 'filter':
      return filtered(knownType(syntax.of, scope), syntax.condition);
    case 'call': {
      const called = knownType(syntax.called, scope);
      return called.kind === 'function' ? called.result : anyType;
    }
    case 'if': {
      const then = knownType(syntax.then, scope);
      return then.kind === 'any' ? knownType(syntax.otherwise, scope) : then;
    }
    case 'list': {
      const [first] = syntax.items;
      return first ? { kind: 'list', of: knownType(first, scope) } : anyType;
    }
    case 'context':
      return {
        kind: 'context',
        entries: Object.fromEntries(
          syntax.entries.map(({ name, value }) => [name, knownType(value, scope)] as const),
        ),
      };
    default:
      return anyType;
  }
}

/** An item where a position is written, else a list. */
function filtered(type: FeelType, { kind }: Syntax): FeelType {
  const item = type.kind === 'list' ? type.of : type;
  return kind === 'literal' || kind === 'negation' ? item : { kind: 'list', of: item };
}

function entryOf(type: FeelType, name: string): FeelType {
  if (type.kind === 'list') return { kind: 'list', of: entryOf(type.of, name) };
  if (type.kind !== 'context') return anyType;
  const wanted = normalName(name);
  return Object.entries(type.entries).find(([entry]) => normalName(entry) === wanted)?.[1] ?? anyType;
}
