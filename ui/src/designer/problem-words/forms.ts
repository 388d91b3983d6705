import { feelReason, patternReason } from './reasons.ts';
import { inMessage, inRemedy, oneOf, type RuleTable } from './rule-words.ts';

/** What is wrong with a form that is deployed beside a diagram. */
export const formWords: RuleTable = {
  'form/json': {
    message: inMessage('Il file del modulo non è JSON valido.', [
      // The reason is the parser's own; it says where, so it stays.
      /^(.*?) is not valid JSON: (.*)$/s,
      (_named, file, reason) => `«${file}» non è JSON valido (${reason}).`,
    ]),
    remedy: 'Esportalo di nuovo dall’editor dei moduli.',
  },
  'form/shape': {
    message: inMessage('Il file non è un modulo: manca l’elenco dei componenti.', [
      /^(?:(.*): )?This is not a form-js form: it has no list of components\.$/s,
      (_named, file) => `${inFile(file)}non è un modulo form-js: manca l’elenco dei componenti.`,
    ]),
    remedy: 'Esportalo di nuovo dall’editor dei moduli.',
  },
  'form/id': {
    message: inMessage('Il modulo non ha un identificativo utilizzabile.', [
      /^(?:(.*): )?The form has no usable id\.$/s,
      (_named, file) => `${inFile(file)}il modulo non ha un identificativo utilizzabile.`,
    ]),
    remedy: 'Dagli un identificativo fatto di lettere, cifre, «-», «_» e «.».',
  },
  'form/schema-version': {
    message: inMessage('Il modulo usa una versione dello schema troppo nuova.', [
      /^(?:(.*): )?The form has schema version (\S+); up to (\d+) is understood\.$/s,
      (_named, file, version, newest) =>
        `${inFile(file)}il modulo usa la versione ${version} dello schema; si leggono le versioni fino alla ${newest}.`,
    ]),
    remedy: 'Salvalo con un editor precedente.',
  },
  'component/shape': {
    message: inMessage('Un componente del modulo non è leggibile.', [
      /^(?:(.*): )?Component (\d+) is not an object\.$/s,
      (_named, file, place) => `${inFile(file)}il componente numero ${place} non è un oggetto.`,
    ]),
    remedy: 'Esporta di nuovo il modulo dall’editor dei moduli.',
  },
  'component/unique-id': {
    message: inMessage('Due componenti hanno lo stesso identificativo.', [
      /^Two components have the id (.+)\.$/s,
      (_named, id) => `Due componenti hanno l’identificativo «${id}».`,
    ]),
    remedy: 'Danne un altro a uno dei due.',
  },
  'component/unique-key': {
    message: inMessage('Due componenti hanno la stessa chiave.', [
      /^The key (\S+) is used by another component as well\.$/,
      (_named, key) => `La chiave «${key}» è usata anche da un altro componente.`,
    ]),
    remedy: 'Dai a ogni campo una chiave propria.',
  },
  'component/key': {
    message: inMessage(
      'La chiave del componente manca o non è valida.',
      [/^The component has no (key|path)\.$/, (_named, what) => `Il componente non ha ${keyWords(what)}.`],
      [
        /^"(.*)" cannot be used as a (key|path)\.$/s,
        (_named, text, what) => `«${text}» non può essere ${keyWords(what)}.`,
      ],
    ),
    remedy: 'Dagli un nome di lettere, cifre e «_», oppure più nomi così uniti da punti.',
  },
  'component/type': {
    message: inMessage(
      'Questo tipo di componente non è previsto.',
      [
        /^There is no component of type "(.*)"\.$/s,
        (_named, type) => `Non esiste un componente di tipo «${type}».`,
      ],
      [/^Files cannot be attached to a form\.$/, () => 'A un modulo non si possono allegare file.'],
      [
        /^A form cannot embed another site: it would tell that site who is filling in what\.$/,
        () => 'Un modulo non può contenere un altro sito: gli direbbe chi sta compilando che cosa.',
      ],
      [/^Documents cannot be shown in a form\.$/, () => 'In un modulo non si possono mostrare documenti.'],
      [/^Forms with pages are not supported\.$/, () => 'I moduli a pagine non sono previsti.'],
    ),
    remedy: oneOf('Usa un altro componente.', {
      'Use a component of the form editor.': 'Usa un componente dell’editor dei moduli.',
      'Ask for the protocol number or the place where the document is kept, in a text field.':
        'Chiedi in un campo di testo il numero di protocollo o il luogo in cui il documento è conservato.',
      'Put the content into a text, or a link to it.': 'Metti il contenuto in un testo, o un collegamento.',
      'Remove the component.': 'Togli il componente.',
      'Use one group per page: long forms show their groups as sections.':
        'Usa un gruppo per ogni pagina: i moduli lunghi mostrano i gruppi come sezioni.',
    }),
  },
  'component/feel': {
    message: inMessage('Un’espressione FEEL del modulo non è valida.', [
      /^The expression of (\S+) is not valid FEEL: (.+), column (\d+)\.$/s,
      (_named, property, english, column) => {
        const reason = feelReason(english);
        return (
          reason && `L’espressione di «${property}» non è FEEL valido: ${reason}, alla colonna ${column}.`
        );
      },
    ]),
    remedy: inRemedy(
      'Correggi l’espressione.',
      [/^Correct "(.*)"\.$/s, (_named, source) => `Correggi «${source}».`],
      [/^Correct it\.$/, () => 'Correggi il testo.'],
    ),
  },
  'component/value': {
    message: inMessage('Un valore non è né quello atteso né un’espressione.', [
      /^(\S+) is neither (true or false|a number) nor an expression\.$/,
      (_named, property, wanted) => `«${property}» non è né ${wantedWords(wanted)} né un’espressione.`,
    ]),
    remedy: inRemedy('Correggi il valore.', [
      /^Write (true or false|a number), or FEEL that begins with "="\.$/,
      (_named, wanted) => `Scrivi ${wantedWords(wanted)}, oppure FEEL che comincia con «=».`,
    ]),
  },
  'component/label': {
    message: inMessage(
      'Manca l’etichetta.',
      [/^The list has no label\.$/, () => 'L’elenco non ha un’etichetta.'],
      [/^The field has no label\.$/, () => 'Il campo non ha un’etichetta.'],
    ),
    remedy: oneOf('Scrivi l’etichetta.', {
      'Say what its rows are, for those who cannot see it too.':
        'Scrivi che cosa sono le sue righe, anche per chi non lo vede.',
      'Say what to enter; a screen reader reads nothing else.':
        'Scrivi che cosa inserire: un lettore di schermo non legge altro.',
    }),
  },
  'component/table': {
    message: inMessage(
      'La tabella non è completa.',
      [/^The table shows nothing\.$/, () => 'La tabella non mostra nulla.'],
      [/^The table has no columns\.$/, () => 'La tabella non ha colonne.'],
    ),
    remedy: oneOf('Indica righe e colonne.', {
      'Name the variable or expression its rows come from.':
        'Indica la variabile o l’espressione da cui vengono le righe.',
      'Name its columns.': 'Indica le colonne.',
    }),
  },
  'component/options': {
    message: inMessage(
      'Le opzioni non sono valide.',
      [/^There is nothing to choose from\.$/, () => 'Non c’è nulla fra cui scegliere.'],
      [/^The option "(.*)" has no value\.$/s, (_named, label) => `L’opzione «${label}» non ha un valore.`],
      [
        /^The option "(.*)" has the value of another one\.$/s,
        (_named, label) => `L’opzione «${label}» ha il valore di un’altra.`,
      ],
    ),
    remedy: oneOf('Correggi le opzioni.', {
      'List the options, or name the variable or expression they come from.':
        'Elenca le opzioni, oppure indica la variabile o l’espressione da cui vengono.',
      'Give each option a value of its own.': 'Dai a ogni opzione un valore proprio.',
    }),
  },
  'component/translation': {
    message: inMessage('Le etichette in inglese non corrispondono alle opzioni.', [
      /^values_en has (\d+) labels for (\d+) options\.$/,
      (_named, labels, options) =>
        `values_en: le etichette in inglese sono ${labels}, le opzioni sono ${options}.`,
    ]),
    remedy: 'Scrivi un’etichetta in inglese per ogni opzione, nello stesso ordine, separate da «|».',
  },
  'component/default': {
    message: inMessage('Il valore iniziale non è fra le opzioni.', [
      /^The default value (.*) is not among the options\.$/s,
      (_named, value) => `Il valore iniziale ${value} non è fra le opzioni.`,
    ]),
    remedy: 'Scegli una delle opzioni, o nessuna.',
  },
  'component/increment': {
    message: inMessage('Il passo di incremento non è valido.', [
      /^The increment (.*) is no step\.$/s,
      (_named, step) => `«${step}» non può essere il passo di incremento.`,
    ]),
    remedy: 'Scrivi un numero maggiore di zero.',
  },
  'component/pattern': {
    message: inMessage('L’espressione regolare non può essere usata.', [
      /^The pattern (.*) cannot be used: (.*)\.$/s,
      (_named, pattern, english) => {
        const reason = patternReason(english);
        return reason && `L’espressione regolare «${pattern}» non può essere usata: ${reason}.`;
      },
    ]),
    remedy: 'Scrivine una più semplice.',
  },
  'component/expression': {
    message: 'Non c’è nulla da calcolare.',
    remedy: 'Scrivi l’espressione FEEL, cominciando con «=».',
  },
};

const inFile = (file: string) => (file === '' ? '' : `«${file}»: `);
const keyWords = (what: string) => (what === 'key' ? 'una chiave' : 'un percorso');
const wantedWords = (wanted: string) => (wanted === 'a number' ? 'un numero' : 'vero o falso (true o false)');
