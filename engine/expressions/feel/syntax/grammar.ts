import { parser, trackVariables } from 'lezer-feel';
import type { Shape } from './known-names.ts';

export type GrammarNode = ReturnType<typeof parser.parse>['topNode'];

/** P1: what cannot be parsed in so many moves of the parser is refused, so that no text keeps it busy for long. */
const MOST_MOVES = 400_000;
/** Longer ones are no expressions any more. */
export const LONGEST = 64_000;

const tops = { Expression: dialectOf('Expression'), UnaryTests: dialectOf('UnaryTests') };

/** The tree of the grammar, in Camunda's dialect: names that are no plain words are written in back-ticks. Null by P1. */
export function parseGrammar(source: string, top: keyof typeof tops, names: Shape): GrammarNode | null {
  const parsing = tops[top].configure({ contextTracker: trackVariables(names) }).startParse(source);
  for (let moves = 0; moves < MOST_MOVES; moves++) {
    const tree = parsing.advance();
    if (tree) return tree.topNode;
  }
  return null;
}

function dialectOf(top: 'Expression' | 'UnaryTests') {
  return parser.configure({ top, dialect: 'camunda' });
}
