import { missing } from './missing.ts';
import { feelReason } from './reasons.ts';
import { entryOf, inMessage, type Phrase, type RuleTable } from './rule-words.ts';
import { fieldWords } from './terms.ts';

const correct = 'Correggi il valore, oppure fallo cominciare con «=» se è un’espressione.';

/** `The priority of t is "101", which is not a whole number from 0 to 100.` */
function wrongValue(general: string, expected: string): Phrase {
  return inMessage(general, [
    /^The (\w+) of (\S+) is "(.*)", which is not .+\.$/s,
    (named, property, id, text) => {
      const field = fieldWords(property);
      return field && `In ${named(id)} il campo ${field} contiene «${text}», che non è ${expected}.`;
    },
  ]);
}

/** What is written into the fields of an element. */
export const valueWords: RuleTable = {
  'feel/syntax': {
    message: inMessage('Un’espressione FEEL non è scritta correttamente.', [
      /^The (.+?) of (\S+) is not valid FEEL: (.+?), column (\d+) of "(.*)"\.$/s,
      (named, property, id, english, column, source) => {
        const [field, reason] = [fieldWords(property), feelReason(english)];
        if (field === null || reason === null) return null;
        return `In ${named(id)} il campo ${field} non contiene un’espressione FEEL valida: ${reason}, alla colonna ${column} di «${source}».`;
      },
    ]),
    remedy: 'Correggi l’espressione che segue il segno «=».',
  },
  'expression/language': {
    message: inMessage('Un’espressione non è scritta in FEEL.', [
      /^The (.+?) of (\S+) is written in (.*)\.$/s,
      (named, property, id, language) => {
        const field = fieldWords(property);
        return field && `In ${named(id)} il campo ${field} è scritto in ${languageWords(language)}.`;
      },
    ]),
    remedy: 'Scrivila in FEEL, cominciando con «=».',
  },
  'expression/fixed-text': {
    message: inMessage('Un testo fisso sta dove serve un’espressione.', [
      /^The (.+?) of (\S+) is a fixed text, not an expression\.$/,
      (named, property, id) => {
        const field = fieldWords(property);
        return field && `In ${named(id)} il campo ${field} è un testo fisso, non un’espressione.`;
      },
    ]),
    remedy: 'Fallo cominciare con «=», così diventa un’espressione FEEL.',
  },
  'duration/syntax': {
    message: inMessage('Una durata non è valida.', [
      /^The (\w+) of (\S+) holds "(.*)", which is not a duration such as (\S+) or (\S+)\.$/s,
      (named, property, id, text, one, other) =>
        `In ${named(id)} la proprietà «${property}» contiene «${text}», che non è una durata come ${one} o ${other}.`,
    ]),
    remedy: 'Indica durate ISO 8601 senza anni e mesi, separate da virgole.',
  },
  'task/date': {
    message: wrongValue(
      'La scadenza o il promemoria non è una data valida.',
      'una data e ora ISO 8601, come 2026-01-01T10:00:00Z',
    ),
    remedy: correct,
  },
  'task/priority': {
    message: wrongValue('La priorità non è valida.', 'un numero intero da 0 a 100'),
    remedy: correct,
  },
  'job/retries': {
    message: wrongValue('Il numero di tentativi non è valido.', 'un numero intero maggiore di 0'),
    remedy: correct,
  },
  'variable/name': {
    message: wrongValue('Il nome della variabile non è valido.', 'il nome di una variabile'),
    remedy: 'Usa lettere, cifre e trattino basso, senza cominciare con una cifra e senza le parole di FEEL.',
  },
  'job/type': missing('Manca il tipo di lavoro.', 'Indica il tipo di lavoro (zeebe:taskDefinition).'),
  'script/expression': missing(
    'Manca l’espressione FEEL del calcolo.',
    'Scrivi l’espressione FEEL (zeebe:script).',
  ),
  'script/language': {
    message: inMessage(
      'La lingua del calcolo non può essere eseguita.',
      [/^The script does not say its language\.$/, () => 'Il calcolo non dice in che lingua è scritto.'],
      [/^The script is written in (.*)\.$/s, (_named, language) => `Il calcolo è scritto in «${language}».`],
    ),
    remedy: 'Scrivilo in FEEL o JavaScript e dillo in scriptFormat, oppure lascialo a un servizio collegato.',
  },
  'script/syntax': {
    message: inMessage('Il JavaScript del calcolo non è scritto correttamente.', [
      /^The script of (\S+) is not valid JavaScript: (.*?)(?:, line (\d+))?\.$/s,
      (named, id, reason, line) =>
        `Il JavaScript di ${named(id)} non è scritto correttamente${line === '' ? '' : `, alla riga ${line}`}: «${reason}».`,
    ]),
    remedy: 'Correggi lo script.',
  },
  'script/result-variable': {
    message: 'Il calcolo non ha una variabile per il risultato.',
    remedy: 'Indica il nome della variabile che riceve il risultato.',
  },
  'call-activity/process-id': missing(
    'Manca il percorso da richiamare.',
    'Indica l’identificativo del percorso da richiamare (zeebe:calledElement).',
  ),
  'binding/version-tag': {
    message: 'Il collegamento chiede un’etichetta di versione (versionTag), ma l’etichetta manca.',
    remedy: 'Aggiungi l’etichetta di versione, oppure collega all’ultima versione.',
  },
  'form/reference': {
    message: 'Il collegamento al modulo non indica nessun modulo.',
    remedy:
      'Indica l’identificativo di un modulo pubblicato (formId) o un riferimento esterno (externalReference). I moduli incorporati nel diagramma non si usano.',
  },
  'mapping/place': {
    message: inMessage('I dati in ingresso o in uscita non hanno effetto su questo elemento.', [
      /^(\S+) has (input|output) mappings, which have no effect on an element of this kind\.$/,
      (named, id, direction) =>
        `${named(id)} ha dati in ${direction === 'input' ? 'ingresso' : 'uscita'}, che non hanno effetto su un elemento di questo tipo.`,
    ]),
    remedy: 'Spostali su un elemento che precede o che segue, oppure toglili.',
  },
  'mapping/target': {
    message: inMessage(
      'Il nome della variabile di destinazione non è valido.',
      [
        /^An (input|output) mapping of (\S+) has no target\.$/,
        (named, direction, id) =>
          `Fra i dati in ${direction === 'input' ? 'ingresso' : 'uscita'} di ${named(id)} ce n’è uno senza variabile di destinazione.`,
      ],
      [
        /^"(.*)" cannot be the target of a mapping\.$/s,
        (_named, target) => `«${target}» non può essere il nome di una variabile di destinazione.`,
      ],
    ),
    remedy:
      'Indica una variabile, o un nome composto come order.status: lettere, cifre e trattino basso, senza cominciare con una cifra.',
  },
};

/** The languages of other engines, as their finder names them. */
function languageWords(language: string): string {
  const known: Readonly<Record<string, string>> = {
    'the Unified Expression Language (JUEL)': 'Unified Expression Language (JUEL)',
    'Java or Groovy': 'Java o Groovy',
    'JavaScript or Java': 'JavaScript o Java',
    'FEEL without its leading "="': 'FEEL, ma senza il segno «=» iniziale',
  };
  return entryOf(known, language) ?? `«${language}»`;
}
