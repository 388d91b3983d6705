import { inMessage, type RuleTable } from './rule-words.ts';

/** What undoes work that is done: compensation, and transactions that are cancelled. */
export const compensationWords: RuleTable = {
  'compensation/handler': {
    message: inMessage(
      'All’evento di compensazione serve una sola attività che annulli il lavoro.',
      [
        /^The compensation event (\S+) needs one activity that undoes the work, but (\d+) activities are associated with it\.$/,
        (named, id, count) =>
          `All’evento di compensazione ${named(id)} serve una sola attività che annulli il lavoro; quelle associate sono ${count}.`,
      ],
      [
        /^The compensation event (\S+) needs one activity that undoes the work, but (\S+) is not marked as compensation\.$/,
        (named, id, activity) =>
          `All’evento di compensazione ${named(id)} è associata ${named(activity)}, che non è segnata come compensazione.`,
      ],
      [
        /^The compensation event (\S+) needs one activity that undoes the work, but (\S+) lies in another process or sub-process\.$/,
        (named, id, activity) =>
          `All’evento di compensazione ${named(id)} è associata ${named(activity)}, che sta in un altro percorso o sottoprocesso.`,
      ],
    ),
    remedy: 'Disegna un’associazione verso una sola attività accanto, segnata come compensazione.',
  },
  'compensation/outgoing': {
    message: inMessage('Un flusso parte da un evento di compensazione.', [
      /^A flow leaves the compensation event (\S+)\.$/,
      (named, id) => `Un flusso parte dall’evento di compensazione ${named(id)}.`,
    ]),
    remedy: 'Cancella il flusso e disegna un’associazione verso l’attività che annulla il lavoro.',
  },
  'compensation/duplicate': {
    message: inMessage('L’attività ha più di un evento di compensazione.', [
      /^(\S+) has more than one compensation event\.$/,
      (named, id) => `${named(id)} ha più di un evento di compensazione.`,
    ]),
    remedy:
      'Lasciane uno; se c’è più di una cosa da annullare, mettila in un sottoprocesso che annulla il lavoro.',
  },
  'compensation/flow': {
    message: inMessage('Un’attività di compensazione fa parte del flusso normale.', [
      /^(\S+) is marked as compensation, but is part of the normal flow\.$/,
      (named, id) => `${named(id)} è segnata come compensazione, ma fa parte del flusso normale.`,
    ]),
    remedy: 'Cancella i suoi flussi: ci arriva un’associazione da un evento di compensazione.',
  },
  'compensation/activity': {
    message: inMessage(
      'L’evento chiede di annullare un’attività che non si può annullare.',
      [
        /^(\S+) undoes (\S+), which does not lie in the same process or sub-process\.$/,
        (named, id, activity) =>
          `${named(id)} chiede di annullare ${named(activity)}, che non sta nello stesso percorso o sottoprocesso.`,
      ],
      [
        /^(\S+) undoes (\S+), which nothing undoes\.$/,
        (named, id, activity) =>
          `${named(id)} chiede di annullare ${named(activity)}, ma nulla annulla quel lavoro.`,
      ],
    ),
    remedy: 'Indica un’attività accanto all’evento che abbia un evento di compensazione, o un sottoprocesso.',
  },
  'cancel/boundary': {
    message: inMessage('Un evento di annullamento sta su un’attività che non è una transazione.', [
      /^The cancel event (\S+) sits on (\S+), which is no transaction\.$/,
      (named, id, activity) =>
        `L’evento di annullamento ${named(id)} è appoggiato a ${named(activity)}, che non è una transazione.`,
    ]),
    remedy: 'Appoggialo a una transazione, oppure usa un evento di errore.',
  },
  'cancel/transaction': {
    message: inMessage('Un evento di annullamento sta fuori da una transazione.', [
      /^The cancel event (\S+) does not stand in a transaction\.$/,
      (named, id) => `L’evento di annullamento ${named(id)} non sta in una transazione.`,
    ]),
    remedy: 'Mettilo in una transazione, oppure usa un evento di errore.',
  },
};
