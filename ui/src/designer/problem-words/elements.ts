import { entryOf, inMessage, oneOf, type RuleTable } from './rule-words.ts';
import { kindWords } from './terms.ts';

const unsupported: Readonly<Record<string, string>> = {
  'A call choreography': 'Una coreografia richiamata non può essere eseguita.',
  'A choreography task': 'Un’attività di coreografia non può essere eseguita.',
  'A sub-choreography': 'Una sottocoreografia non può essere eseguita.',
  'An implicit throw event': 'Un evento di lancio implicito non può essere eseguito.',
};

/** Elements, markers and properties that cannot be run, each with the way round it. */
export const elementWords: RuleTable = {
  'element/unsupported': {
    message: inMessage(
      'Questo tipo di elemento non può essere eseguito.',
      [
        /^The element (\S+) cannot be run\.$/,
        (_named, kind) => `Un elemento di tipo «${kind}» non può essere eseguito.`,
      ],
      [/^(.+) cannot be run\.$/, (_named, kind) => entryOf(unsupported, kind)],
    ),
    remedy: oneOf('Sostituiscilo con un altro elemento.', {
      'Model it with the elements that can be run.': 'Ridisegnalo con gli elementi che si possono eseguire.',
    }),
  },
  'extension/unsupported': {
    message: inMessage('Una proprietà non ha effetto su questo elemento.', [
      /^zeebe:(\S+) has no effect on this (\w+)\.$/,
      (_named, extension, kind) =>
        `La proprietà zeebe:${extension} non ha effetto su ${kindWords(kind) ?? `un elemento di tipo «${kind}»`}.`,
    ]),
    remedy: oneOf('Togli la proprietà.', {
      'Pass what the worker needs as task headers.':
        'Passa ciò che serve al servizio collegato con le intestazioni.',
      'Remove it: jobs have no priority.': 'Toglila: i lavori non hanno priorità.',
      'Remove it.': 'Toglila.',
      'Deploy the form as a file of its own and refer to it by zeebe:formDefinition formId.':
        'Pubblica il modulo come file a sé e indicane l’identificativo (zeebe:formDefinition formId).',
      'Remove it: it has no effect here.': 'Toglila: qui non ha effetto.',
    }),
  },
  'extension/repeated': {
    message: inMessage('Una proprietà è indicata più di una volta.', [
      /^zeebe:(\S+) is given more than once\.$/,
      (_named, extension) => `La proprietà zeebe:${extension} è indicata più di una volta.`,
    ]),
    remedy: 'Lasciane una sola.',
  },
  'element/id': {
    message: inMessage(
      'Un elemento non ha identificativo.',
      [/^A process has no id\.$/, () => 'Un percorso non ha identificativo.'],
      [
        /^A (\w+) has no id\.$/,
        (_named, kind) =>
          `Nel file c’è ${kindWords(kind) ?? `un elemento di tipo «${kind}»`} senza identificativo.`,
      ],
    ),
    remedy: 'Dagli un identificativo.',
  },
};
