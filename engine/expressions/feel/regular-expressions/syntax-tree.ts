import type { CharacterClass } from './character-class.ts';
import { PatternProblem } from './pattern-problem.ts';

/**
 * The syntax tree of a regular expression. Every node knows whether it can match the empty text, and the number of
 * instructions it compiles to: S1: no node is larger than `MOST_INSTRUCTIONS`, so that `(a{1000}){1000}` is refused
 * when it is read and never expanded.
 */
export type Tree = TreeShape & { readonly nullable: boolean; readonly size: number };

type TreeShape =
  | { readonly node: 'character'; readonly matches: CharacterClass }
  | { readonly node: 'start' | 'end' }
  | { readonly node: 'sequence'; readonly items: readonly Tree[] }
  | { readonly node: 'choice'; readonly branches: readonly Tree[] }
  | {
      readonly node: 'repeat';
      readonly item: Tree;
      readonly min: number;
      /** Infinity when there is no upper bound. */
      readonly max: number;
      readonly reluctant: boolean;
    }
  | { readonly node: 'group'; readonly number: number; readonly item: Tree }
  | { readonly node: 'reference'; readonly number: number };

const MOST_INSTRUCTIONS = 20_000;

function sized<T extends Tree>(tree: T): T {
  if (tree.size > MOST_INSTRUCTIONS)
    throw new PatternProblem(`it is too large: written out it has more than ${MOST_INSTRUCTIONS} parts`);
  return tree;
}

export function character(matches: CharacterClass): Tree {
  return { node: 'character', matches, nullable: false, size: 1 };
}

export function anchor(node: 'start' | 'end'): Tree {
  return { node, nullable: true, size: 1 };
}

export function sequence(items: readonly Tree[]): Tree {
  const [only] = items;
  if (only && items.length === 1) return only;
  const nullable = items.every((item) => item.nullable);
  return sized({ node: 'sequence', items, nullable, size: total(items) });
}

export function choice(branches: readonly Tree[]): Tree {
  const [only] = branches;
  if (only && branches.length === 1) return only;
  const nullable = branches.some((branch) => branch.nullable);
  // A split and a jump for each branch, and the point where they meet.
  return sized({ node: 'choice', branches, nullable, size: total(branches) + 2 * branches.length + 1 });
}

export function repeat(item: Tree, min: number, max: number, reluctant: boolean): Tree {
  const copies = max === Infinity ? min + 1 : max;
  // An optional turn takes a split and a jump, and two more where empty turns have to be told.
  const size = copies * (item.size + (item.nullable ? 4 : 2)) + 1;
  return sized({ node: 'repeat', item, min, max, reluctant, nullable: min === 0 || item.nullable, size });
}

export function group(number: number, item: Tree): Tree {
  return sized({ node: 'group', number, item, nullable: item.nullable, size: item.size + 2 });
}

/** A group that captured nothing, or the empty text, matches the empty text. */
export function reference(number: number): Tree {
  return { node: 'reference', number, nullable: true, size: 1 };
}

function total(trees: readonly Tree[]): number {
  return trees.reduce((sum, tree) => sum + tree.size, 0);
}
