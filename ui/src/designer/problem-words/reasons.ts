import { entryOf } from './rule-words.ts';

/** What FEEL, the timers and the XML parser say went wrong, inside the sentence of a rule. */
type Reason = readonly [english: RegExp, say: (...facts: string[]) => string];

function reasonFrom(reasons: readonly Reason[], english: string): string | null {
  for (const [shape, say] of reasons) {
    const match = shape.exec(english);
    if (match) return say(...match.slice(1).map((fact: string | undefined) => fact ?? ''));
  }
  return null;
}

const feel: readonly Reason[] = [
  [/^the expression is empty$/, () => 'l’espressione è vuota'],
  [/^the expression ends too early$/, () => 'l’espressione finisce troppo presto'],
  [/^what begins here has no closing quote$/, () => 'mancano le virgolette di chiusura'],
  [/^what begins here has no closing back-tick$/, () => 'manca l’apice inverso di chiusura'],
  [
    /^the number (\S+) must be written without an exponent$/,
    (number) => `il numero ${number} va scritto senza esponente`,
  ],
  [/^unexpected "(.*)"$/s, (token) => `«${token}» qui non può stare`],
];

export const feelReason = (english: string): string | null => reasonFrom(feel, english);

const units: Readonly<Record<string, string>> = {
  years: 'anni',
  months: 'mesi',
  weeks: 'settimane',
  days: 'giorni',
  hours: 'ore',
  minutes: 'minuti',
  seconds: 'secondi',
};
const unit = (english: string) => entryOf(units, english) ?? english;

const timer: readonly Reason[] = [
  [
    /^"(.*)" is no ISO 8601 date-time such as (\S+)$/s,
    (text, example) => `«${text}» non è una data e ora ISO 8601, come ${example}`,
  ],
  [/^"(.*)" is too long$/s, (text) => `«${text}» è una durata troppo lunga`],
  [/^"(.*)" never fires$/s, (text) => `«${text}» non scatta mai`],
  [
    /^"(.*)" has a fraction of (years|months), which has no fixed length$/s,
    (text, of) => `«${text}» ha una frazione di ${unit(of)}, che non hanno una durata fissa`,
  ],
  [
    /^"(.*)" has a fraction of (\w+); only the last part can have one$/s,
    (text, of) => `«${text}» ha una frazione di ${unit(of)}: solo l’ultima parte può averne una`,
  ],
  [
    /^"(.*)" is a duration; a cycle begins with R, such as (.*)$/s,
    (text, example) => `«${text}» è una durata; un ciclo comincia con R, come ${example}`,
  ],
  [
    /^"(.*)" must begin with R, or R and a number of repetitions above 0$/s,
    (text) => `«${text}» deve cominciare con R, oppure con R e un numero di ripetizioni maggiore di 0`,
  ],
  [
    /^"(.*)" is no repeating interval such as (\S+) or (\S+)$/s,
    (text, one, other) => `«${text}» non è un intervallo che si ripete, come ${one} o ${other}`,
  ],
  [
    /^"(.*)" repeats at no distance: the interval must be longer than zero$/s,
    (text) => `«${text}» si ripete senza distanza: l’intervallo deve essere maggiore di zero`,
  ],
  [
    /^"(.*)" is no ISO 8601 duration: it must begin with P, such as (\S+) or (\S+)$/s,
    (text, one, other) =>
      `«${text}» non è una durata ISO 8601: deve cominciare con P, come ${one} o ${other}`,
  ],
  [
    /^"(.*)" is no ISO 8601 duration: it gives no amount$/s,
    (text) => `«${text}» non è una durata ISO 8601: manca la quantità`,
  ],
  [
    /^"(.*)" is no ISO 8601 duration: hours, minutes and seconds stand behind a T, such as (\S+)$/s,
    (text, example) =>
      `«${text}» non è una durata ISO 8601: ore, minuti e secondi stanno dopo una T, come ${example}`,
  ],
  [
    /^"(.*)" is no ISO 8601 duration such as (\S+)$/s,
    (text, example) => `«${text}» non è una durata ISO 8601, come ${example}`,
  ],
  [
    /^"(.*)" is no cron expression: it must have 6 fields, second minute hour day month weekday$/s,
    (text) =>
      `«${text}» non è un’espressione cron: servono 6 campi, secondo minuto ora giorno mese giorno della settimana`,
  ],
];

export const timerReason = (english: string): string | null => reasonFrom(timer, english);

const pattern: readonly Reason[] = [
  [/^it is not a regular expression$/, () => 'non è un’espressione regolare'],
  [
    /^it repeats too much: its size exceeds what can be checked$/,
    () => 'ripete troppo per poter essere verificata',
  ],
  [
    /^look-ahead and look-behind, as in "(.*)", are not supported$/,
    (example) => `sguardi avanti e indietro, come «${example}», non sono previsti`,
  ],
  [/^back-references are not supported$/, () => 'i richiami a gruppi precedenti non sono previsti'],
  [/^word boundaries \(\\b\) are not supported$/, () => 'i confini di parola (\\b) non sono previsti'],
];

export const patternReason = (english: string): string | null => reasonFrom(pattern, english);

const xml: readonly Reason[] = [
  [/^unexpected end of file$/, () => 'il file finisce troppo presto'],
  [/^(?:closing tag mismatch|close tag)$/, () => 'un elemento non è chiuso dove dovrebbe'],
  [/^unclosed tag$/, () => 'un elemento non è chiuso'],
  [/^unclosed cdata$/, () => 'una sezione CDATA non è chiusa'],
  [/^unclosed comment$/, () => 'un commento non è chiuso'],
  [/^unclosed question$/, () => 'un’istruzione <? … ?> non è chiusa'],
  [/^missing (?:start|open) tag$/, () => 'manca l’apertura di un elemento'],
  [/^(?:illegal first char|invalid) nodeName$/, () => 'il nome di un elemento non è valido'],
  [/^missing namespace on <(.*)>$/, (name) => `manca lo spazio dei nomi di <${name}>`],
  [/^no namespace uri given for prefix <(.*)>$/, (name) => `il prefisso <${name}> non è dichiarato`],
  [/^unknown type <(.*)>$/, (name) => `<${name}> non si conosce`],
  [/^unrecognized element <(.*)>$/, (name) => `<${name}> non si conosce`],
  [/^unexpected element <(.*)>$/, (name) => `<${name}> non può stare qui`],
  [/^unexpected body text <(.*)>$/s, (text) => `il testo «${text}» non può stare qui`],
  [
    /^unsupported document encoding <(.*)>, falling back to UTF-8$/,
    (encoding) => `la codifica ${encoding} non è prevista: serve UTF-8`,
  ],
  [/^missing attribute value(?: quotes)?$/, () => 'il valore di un attributo non è fra virgolette'],
  [/^missing closing quotes$/, () => 'mancano le virgolette che chiudono un attributo'],
];

/** With the line and the column where they are given. */
export function xmlReason(english: string): string | null {
  const [, what = '', line, column] = /^(.*?)(?: at line (\d+), column (\d+))?$/s.exec(english) ?? [];
  const reason = reasonFrom(xml, what);
  if (reason === null || line === undefined || column === undefined) return reason;
  return `${reason} (riga ${line}, colonna ${column})`;
}
