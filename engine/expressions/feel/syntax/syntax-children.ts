import type { Scope } from '../compile/scope.ts';
import type { FeelProblem, Place } from '../feel-problem.ts';
import type { GrammarNode } from './grammar.ts';

/** What is being read. */
export interface Reading {
  readonly source: string;
  readonly scope: Scope;
  depth: number;
}

/** A text the grammar takes but that has no meaning. */
export class UnreadableSyntax extends Error {
  readonly problem: FeelProblem;

  constructor(place: Place, message: string) {
    super(message);
    this.problem = { from: place.from, to: place.to, message };
  }
}

export function textOf(node: GrammarNode, { source }: Reading): string {
  return source.slice(node.from, node.to);
}

/** Words joined by one space; what stands between back-ticks as it is. */
export function nameOf(node: GrammarNode, reading: Reading): string {
  const text = textOf(node, reading).trim();
  return /^`[^`]*`$/.test(text) ? text.slice(1, -1) : text.replace(/\s+/g, ' ');
}

/** The parts of a node that mean something, without the words and signs of the grammar and without comments. */
export function childrenOf(node: GrammarNode): GrammarNode[] {
  const children: GrammarNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (isPart(child)) children.push(child);
  return children;
}

/** Words of the grammar begin with a small letter, signs with none; but `null` and `?` are values. */
function isPart({ name }: GrammarNode): boolean {
  return name === 'null' || name === '?' || (/^[A-Z]/.test(name) && !name.endsWith('Comment'));
}

export function childNamed(node: GrammarNode, name: string): GrammarNode | null {
  return node.getChild(name);
}

export function childAt(node: GrammarNode, at: number): GrammarNode {
  const child = childrenOf(node)[at];
  if (!child) throw new UnreadableSyntax(node, 'something is missing here');
  return child;
}
