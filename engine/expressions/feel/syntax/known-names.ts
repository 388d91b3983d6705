import type { Scope } from '../compile/scope.ts';
import { simpleTypes, type FeelType } from '../typing/feel-type.ts';
import { isPlainName } from './names.ts';

/** The names of a context by which the grammar tells `a-b` the name from `a - b` the difference, and what is in it. */
export interface Shape {
  readonly [name: string]: Shape | null;
}

export interface KnownNames {
  /** Those that can stand alone. */
  readonly names: Shape;
  /** Those of the entries of all of them, for values of which nothing is known. */
  readonly entries: Shape;
}

/**
 * The names a scope binds, and those of the built-in functions, as far as they are not single words anyway: each name
 * the grammar knows slows it down.
 */
export function knownNames(source: string, scope: Scope, functions: readonly string[]): KnownNames {
  const shape: Record<string, Shape | null> = {};
  for (const name of [...functions, ...typeNames])
    if (name.includes(' ') && mayOccur(source, name)) shape[name] = null;
  for (let at: Scope | null = scope; at; at = at.outer) {
    for (const { name, type } of at.bindings) {
      const entries = shapeOf(type);
      const isNeeded = entries !== null || !isPlainName(name);
      if (isNeeded && !Object.hasOwn(shape, name) && mayOccur(source, name)) shape[name] = entries;
      // The entries of the item of a filter are names too.
      if (at.isItem && entries) Object.assign(shape, entries, { ...shape });
    }
  }
  return { names: shape, entries: Object.assign({}, ...entriesIn(shape)) as Shape };
}

function entriesIn(shape: Shape): readonly Shape[] {
  return Object.values(shape).flatMap((inner) => (inner ? [...entriesIn(inner), inner] : []));
}

/** Types whose names have words of the language in them. */
const typeNames = simpleTypes.filter((name) => name.includes(' '));

function mayOccur(source: string, name: string): boolean {
  const word = /^[\p{L}\p{N}_]+/u.exec(name)?.[0];
  return word === undefined || source.includes(word);
}

/** Null where a single word is enough to name whatever is in it. */
function shapeOf(type: FeelType): Shape | null {
  if (type.kind === 'list') return shapeOf(type.of);
  if (type.kind === 'function') return shapeOf(type.result);
  if (type.kind !== 'context') return null;
  const shape: Record<string, Shape | null> = {};
  for (const [name, entry] of Object.entries(type.entries)) {
    const entries = shapeOf(entry);
    if (entries !== null || !isPlainName(name)) shape[name] = entries;
  }
  return Object.keys(shape).length > 0 ? shape : null;
}
