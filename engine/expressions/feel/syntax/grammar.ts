import { parser } from 'lezer-feel';
import type { KnownNames } from './known-names.ts';
import { trackNames } from './track-names.ts';

export type GrammarNode = ReturnType<typeof parser.parse>['topNode'];

const tops = { Expression: dialectOf('Expression'), UnaryTests: dialectOf('UnaryTests') };

/** The tree of the grammar, in Camunda's dialect: names that are no plain words are written in back-ticks. */
export function parseGrammar(
  source: string,
  top: keyof typeof tops,
  { names, entries }: KnownNames,
): GrammarNode {
  return tops[top].configure({ contextTracker: trackNames(names, entries) }).parse(source).topNode;
}

function dialectOf(top: 'Expression' | 'UnaryTests') {
  return parser.configure({ top, dialect: 'camunda' });
}
