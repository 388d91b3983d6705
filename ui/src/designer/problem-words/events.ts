import { missing, needsField } from './missing.ts';
import { timerReason } from './reasons.ts';
import { entryOf, inMessage, inRemedy, oneOf, type RuleTable } from './rule-words.ts';
import { capital, kindWords, timerWords, triggerWords } from './terms.ts';

const unsupported: Readonly<Record<string, string>> = {
  'A signal event': 'Un evento di segnale',
  'An escalation event': 'Un evento di escalation',
  'A conditional event': 'Un evento condizionale',
  'A link event': 'Un evento di collegamento',
  'A cancel event': 'Un evento di annullamento',
  'A compensation event': 'Un evento di compensazione',
};

/** What events wait for or do, and where they may stand. */
export const eventWords: RuleTable = {
  'event/unsupported': {
    message: inMessage(
      'Questo tipo di evento non può essere eseguito.',
      [
        /^The event definition (\S+) cannot be run\.$/,
        (_named, kind) => `Un evento di tipo «${kind}» non può essere eseguito.`,
      ],
      [
        /^(.+) cannot be run\.$/,
        (_named, kind) => {
          const words = entryOf(unsupported, kind);
          return words && `${words} non può essere eseguito.`;
        },
      ],
    ),
    remedy: oneOf('Sostituiscilo con un altro tipo di evento.', {
      'Use a message event, and publish the message to each process that needs it.':
        'Usa un evento con messaggio e invia il messaggio a ogni percorso che ne ha bisogno.',
      'Use an error event, or a gateway after the activity.':
        'Usa un evento di errore, oppure un gateway dopo l’attività.',
      'Use a message event, published when the condition becomes true.':
        'Usa un evento con messaggio, da inviare quando la condizione diventa vera.',
      'Draw a sequence flow instead.': 'Disegna al suo posto un flusso.',
      'Use an error event on a sub-process.': 'Usa un evento di errore su un sottoprocesso.',
      'Model the undoing as activities of their own.':
        'Disegna ciò che annulla il lavoro fatto come attività a sé.',
      'Model it with the elements that can be run.': 'Ridisegnalo con gli elementi che si possono eseguire.',
    }),
  },
  'event/multiple': {
    message: inMessage('L’evento ha più di una definizione: può averne una sola.', [
      /^(\S+) has (\d+) event definitions; an event can be run with one\.$/,
      (named, id, count) => `${named(id)} ha ${count} definizioni di evento: può averne una sola.`,
    ]),
    remedy: 'Usa un evento per ciascuna.',
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
  'message/correlation-key': missing(
    'Al messaggio manca la chiave di correlazione.',
    'Indica, nella chiave di correlazione del messaggio, il valore che lo lega al caso.',
  ),
  'message/duplicate-name': {
    message: inMessage('Un altro evento accanto attende lo stesso messaggio.', [
      /^(\S+) waits for the message "(.*)", and so does another event beside it\.$/s,
      (named, id, name) => `${named(id)} attende il messaggio «${name}», e così un altro evento accanto.`,
    ]),
    remedy: 'Dai ai messaggi nomi diversi, oppure lascia uno solo degli eventi.',
  },
  'error/code': missing('Manca il codice dell’errore.', 'Scegli o crea l’errore e dagli un codice.'),
  'error/static-code': {
    message: 'Un evento che intercetta un errore vuole un codice fisso, non un’espressione.',
    remedy: 'Scrivi il codice come testo.',
  },
  'error/duplicate-code': {
    message: inMessage('Un altro evento della stessa attività intercetta lo stesso errore.', [
      /^(\S+) catches the error "(.*)", and so does another event on the same activity\.$/s,
      (named, id, code) =>
        `${named(id)} intercetta l’errore «${code}», e così un altro evento della stessa attività.`,
    ]),
    remedy: 'Dai agli errori codici diversi, oppure lascia uno solo degli eventi.',
  },
  'error/duplicate-catch-all': {
    message: inMessage('Un altro evento della stessa attività intercetta già ogni errore.', [
      /^(\S+) catches every error, and so does another event on the same activity\.$/,
      (named, id) => `${named(id)} intercetta ogni errore, e così un altro evento della stessa attività.`,
    ]),
    remedy: 'Dai agli errori codici diversi, oppure lascia uno solo degli eventi.',
  },
  'timer/kind': {
    message: inMessage('Un temporizzatore di questo tipo non può stare qui.', [
      /^A (\w+) timer cannot stand here\.$/,
      (_named, kind) => {
        const words = timerWords(kind);
        return words && `Qui il temporizzatore non può indicare ${words}.`;
      },
    ]),
    remedy: oneOf('Scegli un altro tipo di temporizzatore.', {
      'Use a date or a duration, or make the boundary event non-interrupting.':
        'Usa una data o una durata, oppure rendi l’evento non interrompente.',
      'Use a date or a cycle: nothing has begun from which a duration could run.':
        'Usa una data o un ciclo: non è iniziato nulla da cui contare una durata.',
    }),
  },
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
