import { modelWords } from './decision-models.ts';
import { missing } from './missing.ts';
import { inMessage, inRemedy, type RuleTable } from './rule-words.ts';

/** Decisions: the tasks that call them, and how their files go together. */
export const decisionWords: RuleTable = {
  ...modelWords,
  'business-rule-task/decision-id': missing(
    'Manca la decisione da valutare.',
    'Indica l’identificativo della decisione da valutare (zeebe:calledDecision).',
  ),
  'business-rule-task/decision-unknown': {
    message: inMessage(
      'La decisione da valutare non è pubblicata.',
      [
        /^The decision '(.*)' is neither in this deployment nor deployed\.(?: There is (.*)\.)?$/s,
        (_named, id, similar) =>
          `La decisione «${id}» non è in questa pubblicazione e non è già pubblicata.${similar === '' ? '' : ` C’è ${similar}.`}`,
      ],
      [
        /^No version of the decision '(.*)' with the tag '(.*)' is in this deployment or deployed\.(?: There are the tags (.*)\.)?$/s,
        (_named, id, tag, tags) =>
          `Nessuna versione della decisione «${id}» con l’etichetta «${tag}» è in questa pubblicazione o già pubblicata.${tags === '' ? '' : ` Ci sono le etichette ${tags}.`}`,
      ],
    ),
    remedy: inRemedy(
      'Pubblica la decisione prima che un caso arrivi all’attività.',
      [
        /^Deploy its DMN file too, or before an instance gets there, or correct the id\.$/,
        () =>
          'Pubblica anche il suo file DMN, o fallo prima che un caso arrivi lì, oppure correggi l’identificativo.',
      ],
      [
        /^Deploy a version with this tag too, or before an instance gets there, or correct the tag\.$/,
        () =>
          'Pubblica anche una versione con questa etichetta, o fallo prima che un caso arrivi lì, oppure correggi l’etichetta.',
      ],
    ),
  },
  'business-rule-task/result-variable': {
    message: 'La decisione non ha una variabile per il risultato.',
    remedy: 'Indica il nome della variabile che riceve il risultato.',
  },
  'decisions/import-unknown': {
    message: inMessage('Un modello importato non è pubblicato.', [
      /^The imported model '(.*)' is neither in this deployment nor deployed\.$/s,
      (_named, namespace) =>
        `Il modello importato «${namespace}» non è in questa pubblicazione e non è già pubblicato.`,
    ]),
    remedy: 'Pubblica insieme, o prima, anche il file con questo spazio dei nomi.',
  },
  'decisions/import-unreadable': {
    message: inMessage('Un modello importato non si può leggere.', [
      /^The imported model '(.*)' cannot be read, or imports this one in turn\.$/s,
      (_named, namespace) =>
        `Il modello importato «${namespace}» non si può leggere, oppure importa a sua volta questo.`,
    ]),
    remedy: 'Correggi prima quel file; due modelli non possono importarsi a vicenda.',
  },
  'decisions/unique-id': {
    message: inMessage(
      'Un identificativo è usato anche in un altro file.',
      [
        /^The id '(.*)' of the model is used in '(.*)' too\.$/s,
        (_named, id, file) => `L’identificativo di modello «${id}» è usato anche in «${file}».`,
      ],
      [
        /^The id '(.*)' of the decision is used in '(.*)' too\.$/s,
        (_named, id, file) => `L’identificativo di decisione «${id}» è usato anche in «${file}».`,
      ],
    ),
    remedy: 'Dai a ogni modello e a ogni decisione della pubblicazione un identificativo proprio.',
  },
};
