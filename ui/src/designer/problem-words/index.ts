import type { DeploymentProblem } from '../../api/wire.ts';
import { activityWords } from './activities.ts';
import { compensationWords } from './compensation.ts';
import { tableWords } from './decision-tables.ts';
import { decisionWords } from './decisions.ts';
import { elementWords } from './elements.ts';
import { eventWords } from './events.ts';
import { fileWords } from './files.ts';
import { formWords } from './forms.ts';
import { gatewayWords } from './gateways.ts';
import { entryOf, type Named, type Phrase, type RuleTable } from './rule-words.ts';
import { soundnessWords } from './soundness.ts';
import { structureWords } from './structure.ts';
import { valueWords } from './values.ts';

/** Every rule a deployment can break, and what is warned of in one that breaks none, in Italian. */
export const italianRules: RuleTable = {
  ...structureWords,
  ...gatewayWords,
  ...soundnessWords,
  ...elementWords,
  ...activityWords,
  ...compensationWords,
  ...eventWords,
  ...valueWords,
  ...decisionWords,
  ...tableWords,
  ...fileWords,
  ...formWords,
};

/** A problem in the language of the screen. */
export interface ProblemWords {
  readonly message: string;
  readonly remedy: string;
  /** In which language the two are. */
  readonly language: 'it' | 'en';
  /** The English, where the Italian does not say all of it. */
  readonly english: string | null;
}

export function problemWords(
  problem: DeploymentProblem,
  language: 'it' | 'en',
  nameOf: (element: string) => string,
): ProblemWords {
  const { message, remedy } = problem;
  const rule = language === 'it' ? entryOf(italianRules, problem.rule) : null;
  if (rule === null) return { message, remedy, language: 'en', english: null };
  const named = namedBy(nameOf);
  const said = say(rule.message, problem, named);
  const advised = say(rule.remedy, problem, named);
  const left = [said.whole ? '' : message, advised.whole ? '' : remedy].filter((text) => text !== '');
  return {
    message: said.text,
    remedy: advised.text,
    language: 'it',
    english: left.length === 0 ? null : left.join(' '),
  };
}

/** In one line, for a tooltip. */
export function problemLine(...given: Parameters<typeof problemWords>): string {
  const { message, english } = problemWords(...given);
  return english === null ? message : `${message} (${english})`;
}

/** Names in a diagram are broken into lines; an element without one is called by its id. */
function namedBy(nameOf: (element: string) => string): Named {
  return (id) => {
    const name = nameOf(id).replace(/\s+/g, ' ').trim();
    return name === '' || name === id ? `«${id}»` : `«${name}» (${id})`;
  };
}

function say(
  words: string | Phrase,
  problem: DeploymentProblem,
  named: Named,
): { readonly text: string; readonly whole: boolean } {
  if (typeof words === 'string') return { text: words, whole: true };
  const text = words.read(problem, named);
  return { text: text ?? words.general, whole: text !== null };
}
