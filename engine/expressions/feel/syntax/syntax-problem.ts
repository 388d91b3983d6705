import type { FeelProblem } from '../feel-problem.ts';
import type { GrammarNode } from './grammar.ts';

/** What is wrong where the grammar found no way on. */
export function problemAt(source: string, node: GrammarNode): FeelProblem {
  if (source.trim() === '') return { message: 'the expression is empty', from: 0, to: source.length };
  const rest = source.slice(node.from).trimStart();
  if (rest === '') return { message: 'the expression ends too early', from: node.from, to: source.length };
  const from = source.length - rest.length;
  const open = openedBy(rest);
  if (open) return { message: `what begins here has no closing ${open}`, from, to: source.length };
  const token = /^(?:[\p{L}_?][\p{L}\p{N}_?]*|\d+|"[^"]*"|`[^`]*`|.)/su.exec(rest)?.[0] ?? rest;
  const quoted = token.startsWith('"') ? token : `"${token}"`;
  return { message: `unexpected ${quoted}`, from, to: from + token.length };
}

function openedBy(rest: string): string | null {
  if (/^"(?![^"\\]*(?:\\.[^"\\]*)*")/s.test(rest)) return 'quote';
  return /^`(?![^`]*`)/.test(rest) ? 'back-tick' : null;
}
