import { missing, needsField } from './missing.ts';
import { timerReason } from './reasons.ts';
import { inMessage, inRemedy, type RuleTable } from './rule-words.ts';
import { capital, kindWords, timerWords, triggerWords } from './terms.ts';

/** What events wait for or do, and where they may stand. */
export const eventWords: RuleTable = {
  'event/unsupported': {
    message: inMessage('Questo tipo di evento non può essere eseguito.', [
      /^The event definition (\S+) cannot be run\.$/,
      (_named, kind) => `Un evento di tipo «${kind}» non può essere eseguito.`,
    ]),
    remedy: 'Ridisegnalo con gli elementi che si possono eseguire.',
  },
  'event/multiple': {
    message: inMessage('Una delle definizioni dell’evento non può stare con altre.', [
      /^The event (\S+) has a (\w+) definition among others\.$/,
      (named, id, trigger) => {
        const kind = triggerWords(trigger);
        return kind && `L’evento ${named(id)} ha fra le altre una definizione di tipo «${kind}».`;
      },
    ]),
    remedy: 'Usa un evento a parte.',
  },
  'event/place': {
    message: inMessage(
      'Questo tipo di evento non può stare qui.',
      [
        /^The (\w+) (\S+) has no event definition\.$/,
        (named, kind, id) => {
          const words = kindWords(kind);
          return words && `${named(id)} è ${words}, ma non dice che cosa attende o che cosa fa.`;
        },
      ],
      [
        /^A (\w+) of kind (\w+) cannot be run\.$/,
        (_named, kind, trigger) => {
          const [words, type] = [kindWords(kind), triggerWords(trigger)];
          return words && type && `${capital(words)} di tipo «${type}» non può essere eseguito.`;
        },
      ],
    ),
    remedy: inRemedy(
      'Spostalo o cambiane il tipo.',
      [
        /^Choose what it waits for or does: a timer, a message, an error\.$/,
        () => 'Scegline il tipo: un temporizzatore, un messaggio, un errore.',
      ],
      [
        /^A (\w+) event can be: (\w+(?:, \w+)*)\.$/,
        (_named, trigger, list) => {
          const type = triggerWords(trigger);
          const places = list.split(', ').map(kindWords);
          if (type === null || places.includes(null)) return null;
          return `Un evento di tipo «${type}» può essere: ${places.join(', ')}.`;
        },
      ],
    ),
  },
  'boundary-event/interrupting': {
    message: inMessage('Questo evento collegato interrompe sempre la sua attività.', [
      /^A boundary event of kind (\w+) always interrupts its activity\.$/,
      (_named, trigger) => {
        const type = triggerWords(trigger);
        return type && `Un evento collegato di tipo «${type}» interrompe sempre la sua attività.`;
      },
    ]),
    remedy: 'Segna l’evento come interrompente.',
  },
  'message/name': missing('Manca il nome del messaggio.', 'Scegli o crea il messaggio e dagli un nome.'),
  'message/duplicate-name': {
    message: inMessage('Un altro evento accanto attende lo stesso messaggio.', [
      /^(\S+) waits for the message "(.*)", and so does another event beside it\.$/s,
      (named, id, name) => `${named(id)} attende il messaggio «${name}», e così un altro evento accanto.`,
    ]),
    remedy: 'Dai ai messaggi nomi diversi, oppure lascia uno solo degli eventi.',
  },
  'signal/name': missing('Manca il nome del segnale.', 'Scegli o crea il segnale e dagli un nome.'),
  'conditional/condition': missing('Manca la condizione dell’evento.', 'Scrivi la condizione in FEEL.'),
  'link/name': {
    message: inMessage('Il collegamento non ha un nome.', [
      /^The link (\S+) has no name\.$/,
      (named, id) => `Il collegamento ${named(id)} non ha un nome.`,
    ]),
    remedy: 'Dai lo stesso nome alle due estremità del collegamento.',
  },
  'link/target': {
    message: inMessage('Nessun collegamento accanto attende questo nome.', [
      /^No link beside (\S+) catches "(.*)"\.$/s,
      (named, id, name) => `Accanto a ${named(id)} nessun collegamento attende «${name}».`,
    ]),
    remedy: 'Aggiungi, nello stesso percorso o sottoprocesso, un collegamento in arrivo con quel nome.',
  },
  'link/duplicate': {
    message: inMessage('Due collegamenti in arrivo hanno lo stesso nome.', [
      /^(\S+) and (\S+) both catch the link "(.*)"\.$/s,
      (named, id, other, name) =>
        `${named(id)} e ${named(other)} attendono entrambi il collegamento «${name}».`,
    ]),
    remedy: 'Dai nomi diversi ai collegamenti, oppure lasciane uno solo.',
  },
  'link/incoming': {
    message: inMessage('Un flusso arriva a un collegamento in arrivo.', [
      /^A flow leads to the catching link (\S+)\.$/,
      (named, id) => `Un flusso arriva al collegamento in arrivo ${named(id)}.`,
    ]),
    remedy: 'Fai arrivare il flusso all’elemento che segue, oppure a un collegamento in partenza.',
  },
  'link/outgoing': {
    message: inMessage('Un flusso parte da un collegamento in partenza.', [
      /^A flow leaves the throwing link (\S+)\.$/,
      (named, id) => `Un flusso parte dal collegamento in partenza ${named(id)}.`,
    ]),
    remedy: 'Fai partire il flusso dal collegamento in arrivo.',
  },
  ...codeWords('error', 'un errore', 'l’errore', 'ogni errore', 'agli errori'),
  ...codeWords('escalation', 'un’escalation', 'l’escalation', 'ogni escalation', 'alle escalation'),
  'error/code': missing('Manca il codice dell’errore.', 'Scegli o crea l’errore e dagli un codice.'),
  'timer/syntax': {
    message: inMessage('Il valore del temporizzatore non è leggibile.', [
      /^The (\w+) of the timer (\S+) cannot be read: (.*)\.$/s,
      (named, kind, id, failure) => {
        const [words, reason] = [timerWords(kind), timerReason(failure)];
        return (
          words && reason && `${capital(words)} del temporizzatore ${named(id)} non si legge: ${reason}.`
        );
      },
    ]),
    remedy: 'Correggi il valore, oppure fallo cominciare con «=» se è un’espressione.',
  },
  'timer/value': {
    message: inMessage('Il valore del temporizzatore manca o non è valido.', needsField, [
      /^(.*)$/s,
      (_named, failure) => {
        const reason = timerReason(failure);
        return reason && `Il temporizzatore di inizio non è valido: ${reason}.`;
      },
    ]),
    remedy: inRemedy(
      'Correggi il temporizzatore.',
      [
        /^Set the timer \w+\.$/,
        () => 'Indica il valore del temporizzatore: una data, una durata o un ciclo.',
      ],
      [/^Correct the timer of the start event\.$/, () => 'Correggi il temporizzatore dell’evento di inizio.'],
    ),
  },
  'start-event/constant': {
    message: inMessage(
      'Un valore dell’evento di inizio non dà un testo al momento della pubblicazione.',
      [
        /^The message name of the start event gives no text when the process is deployed\.$/,
        () => 'Il nome del messaggio dell’evento di inizio non dà un testo al momento della pubblicazione.',
      ],
      [
        /^The timer of the start event gives no text when the process is deployed\.$/,
        () => 'Il temporizzatore dell’evento di inizio non dà un testo al momento della pubblicazione.',
      ],
    ),
    remedy: 'Usa un testo fisso, oppure un’espressione che non usi variabili.',
  },
};

/** Events that catch by a code. */
function codeWords(kind: string, noun: string, one: string, all: string, dative: string): RuleTable {
  const remedy = `Dai ${dative} codici diversi, oppure lascia uno solo degli eventi.`;
  return {
    [`${kind}/static-code`]: {
      message: `Un evento che intercetta ${noun} vuole un codice fisso, non un’espressione.`,
      remedy: 'Scrivi il codice come testo.',
    },
    [`${kind}/duplicate-code`]: {
      message: inMessage(`Un altro evento accanto intercetta ${one} con lo stesso codice.`, [
        /^(\S+) catches the \w+ "(.*)", and so does another event beside it\.$/s,
        (named, id, code) => `${named(id)} intercetta ${one} «${code}», e così un altro evento accanto.`,
      ]),
      remedy,
    },
    [`${kind}/duplicate-catch-all`]: {
      message: inMessage(`Un altro evento accanto intercetta già ${all}.`, [
        /^(\S+) catches every \w+, and so does another event beside it\.$/,
        (named, id) => `${named(id)} intercetta ${all}, e così un altro evento accanto.`,
      ]),
      remedy,
    },
  };
}
