import { missing } from './missing.ts';
import { inMessage, type RuleTable } from './rule-words.ts';
import { fieldWords } from './terms.ts';

/** What each turn puts out, and the list that takes it. */
const unpaired = {
  message: inMessage(
    'L’elenco in uscita e il suo elemento vanno indicati insieme.',
    [
      /^(\S+) has an output element, but no output collection\.$/,
      (named, id) => `${named(id)} ha un elemento in uscita, ma non l’elenco che lo raccoglie.`,
    ],
    [
      /^(\S+) has an output collection, but no output element\.$/,
      (named, id) => `${named(id)} ha un elenco in uscita, ma non l’elemento da raccogliere.`,
    ],
  ),
  remedy: 'Indica entrambi, oppure nessuno dei due.',
};

/** What repeats an activity, listens to it, or moves its data. */
export const activityWords: RuleTable = {
  'activity/quantity': {
    message: inMessage('Una quantità non è valida.', [
      /^The (\w+) of (\S+) is (\S+), which is no number of tokens\.$/,
      (named, property, id, quantity) =>
        `In ${named(id)} ${property} vale ${quantity}, che non è un numero di gettoni.`,
    ]),
    remedy: 'Indica un numero intero maggiore di 0, oppure togli l’attributo.',
  },
  'multi-instance/collection': {
    message: inMessage('Non è detto per quali voci, o quante volte, ripetere l’attività.', [
      /^(\S+) is carried out for each of many, but nothing says for which or how many\.$/,
      (named, id) => `${named(id)} si ripete per molte voci, ma non è detto per quali o quante volte.`,
    ]),
    remedy: 'Indica l’elenco in ingresso (zeebe:loopCharacteristics), oppure il numero di ripetizioni.',
  },
  'multi-instance/output': unpaired,
  'ad-hoc/output': unpaired,
  'multi-instance/behavior': {
    message: inMessage('Manca l’evento che l’attività a istanze multiple dovrebbe lanciare.', [
      /^The behaviour of the multi-instance activity (\S+) throws an event that is not given\.$/,
      (named, id) => `L’attività a istanze multiple ${named(id)} dovrebbe lanciare un evento, che manca.`,
    ]),
    remedy:
      'Indica la definizione dell’evento (e, se il comportamento è complesso, la condizione), oppure imposta il comportamento su «All».',
  },
  'loop/count': {
    message: inMessage('Il numero di ripetizioni non è valido.', [
      /^The (\w+) of (\S+) is "(.*)", which is not a whole number\.$/s,
      (named, property, id, text) => {
        const field = fieldWords(property);
        return field && `In ${named(id)} il campo ${field} contiene «${text}», che non è un numero intero.`;
      },
    ]),
    remedy: 'Correggilo, oppure fallo cominciare con «=» se è un’espressione.',
  },
  'listener/type': missing('Manca il tipo di lavoro di un ascoltatore.', 'Indica il tipo di lavoro.'),
  'listener/event-type': {
    message: inMessage('Un ascoltatore ascolta un momento che non esiste.', [
      /^A listener of (\S+) listens to (\S+)\.$/,
      (named, id, event) => `Un ascoltatore di ${named(id)} ascolta «${event}», che qui non esiste.`,
    ]),
    remedy: 'Scegli uno dei momenti previsti.',
  },
  'listener/place': {
    message: inMessage('Un ascoltatore non può stare qui.', [
      /^(\S+) cannot have a listener for its (\w+)\.$/,
      (named, id, event) => `${named(id)} non può avere un ascoltatore per il momento «${event}».`,
    ]),
    remedy: 'Metti l’ascoltatore sull’elemento che precede o che segue.',
  },
  'listener/duplicate': {
    message: inMessage('Due ascoltatori uguali per lo stesso momento.', [
      /^(\S+) has two listeners of type (.*) for (\w+)\.$/s,
      (named, id, type, event) =>
        `${named(id)} ha due ascoltatori di tipo ${type} per il momento «${event}».`,
    ]),
    remedy: 'Dai agli ascoltatori tipi diversi, oppure togline uno.',
  },
  'data/assignment': {
    message: inMessage(
      'Un’assegnazione di dati non è completa.',
      [
        /^An assignment of a data association of (\S+) has no value\.$/,
        (named, id) => `Un’assegnazione di dati di ${named(id)} non ha un valore.`,
      ],
      [
        /^"(.*)" cannot be the target of an assignment of (\S+)\.$/s,
        (named, target, id) =>
          `«${target}» non può essere la destinazione di un’assegnazione di ${named(id)}.`,
      ],
    ),
    remedy: 'Indica un valore FEEL, e come destinazione una variabile o un nome composto come order.status.',
  },
};
