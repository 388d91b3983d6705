import { typeOfName } from '../typing/type-name.ts';
import { anyType, type FeelType } from '../typing/feel-type.ts';
import type { GrammarNode } from './grammar.ts';
import { childAt, childrenOf, nameOf, textOf, type Reading } from './syntax-children.ts';
import type { TypeSyntax } from './syntax-tree.ts';

/** A type as `instance of` and parameters name it (DMN 1.5 §10.3.1.2, rules 46 and 54). */
export function readType(node: GrammarNode, reading: Reading): TypeSyntax {
  return { from: node.from, to: node.to, text: textOf(node, reading), type: typeOf(node, reading) };
}

/** Null when a part of it is not known. */
function typeOf(node: GrammarNode, reading: Reading): FeelType | null {
  switch (node.name) {
    case 'Type':
    case 'ArgumentType':
      return typeOf(childAt(node, 0), reading);
    case 'ListType': {
      const of = typeOf(childAt(node, 0), reading);
      // The grammar has no word for a range: see where the text is parsed.
      const kind = textOf(node, reading).startsWith('range') ? 'range' : 'list';
      return of && { kind, of };
    }
    case 'ContextType':
      return contextType(node, reading);
    case 'FunctionType':
      return functionType(node, reading);
    default: {
      const name = nameOf(node, reading).replace(/\s*\.\s*/g, '.');
      return typeOfName(name) ?? reading.scope.typeNamed(name);
    }
  }
}

function contextType(node: GrammarNode, reading: Reading): FeelType | null {
  const entries: Record<string, FeelType> = {};
  for (const entry of childrenOf(childAt(node, 0))) {
    const type = typeOf(childAt(entry, 1), reading);
    if (!type) return null;
    entries[nameOf(childAt(entry, 0), reading)] = type;
  }
  return { kind: 'context', entries };
}

function functionType(node: GrammarNode, reading: Reading): FeelType | null {
  const children = childrenOf(node);
  const parameters = children
    .filter((child) => child.name === 'ArgumentTypes')
    .flatMap((types) => childrenOf(types).map((type) => typeOf(type, reading)));
  const last = children.at(-1);
  const result = last?.name === 'Type' ? typeOf(last, reading) : anyType;
  if (!result || parameters.includes(null)) return null;
  return { kind: 'function', parameters: parameters as FeelType[], result };
}
