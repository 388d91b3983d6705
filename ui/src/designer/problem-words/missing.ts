import { inMessage, type RuleWords, type Shape } from './rule-words.ts';
import { fieldWords } from './terms.ts';

/** `t needs the zeebe:taskDefinition type.` */
export const needsField: Shape = [
  /^(\S+) needs the (.+)\.$/,
  (named, id, property) => {
    const field = fieldWords(property);
    return field && `In ${named(id)} manca il campo ${field}.`;
  },
];

/** A field that must be filled in and is empty. */
export function missing(general: string, remedy: string): RuleWords {
  return { message: inMessage(general, needsField), remedy };
}
