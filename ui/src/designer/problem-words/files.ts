import { xmlReason } from './reasons.ts';
import { entryOf, inMessage, type RuleTable } from './rule-words.ts';

const references: Readonly<Record<string, string>> = {
  messageRef: 'Il riferimento al messaggio',
  errorRef: 'Il riferimento all’errore',
  default: 'Il flusso predefinito',
};

/** What is wrong with the file itself. */
export const fileWords: RuleTable = {
  'file/no-executable-process': {
    message: inMessage('Il file non contiene un percorso eseguibile.', [
      /^(.*) contains no executable process\.$/s,
      (_named, file) => `«${file}» non contiene un percorso eseguibile.`,
    ]),
    remedy: 'Segna come eseguibile il percorso da pubblicare (isExecutable="true").',
  },
  'message-flow/ends': {
    message: inMessage('A un flusso di messaggi manca l’inizio o la fine.', [
      /^The message flow (\S*) has no (source|target) in this file\.$/,
      (named, id, end) =>
        `Il flusso di messaggi ${named(id)} non ${end === 'source' ? 'parte da' : 'arriva a'} nessun elemento di questo file.`,
    ]),
    remedy: 'Collega entrambe le estremità del flusso di messaggi, oppure cancellalo.',
  },
  'xml/unreadable': {
    message: inMessage(
      'Il file non è un diagramma BPMN leggibile.',
      [
        /^The file is XML, but its root element is not bpmn:definitions\.$/,
        () => 'Il file è XML, ma non è un diagramma BPMN: l’elemento radice non è bpmn:definitions.',
      ],
      [
        /^The file is not well-formed XML: (.*)\.$/s,
        (_named, english) => {
          const reason = xmlReason(english);
          return reason && `Il file non è XML ben formato: ${reason}.`;
        },
      ],
    ),
    remedy: 'Aprilo con uno strumento BPMN e salvalo di nuovo.',
  },
  'xml/content': {
    message: inMessage('Il file contiene qualcosa che BPMN non prevede.', [
      /^(?:The file holds what BPMN does not allow|BPMN has no element like this here): (.*)\.$/s,
      (_named, english) => {
        const reason = xmlReason(english);
        return reason && `Il file contiene qualcosa che BPMN non prevede: ${reason}.`;
      },
    ]),
    remedy: 'Correggi il file con uno strumento BPMN.',
  },
  'xml/duplicate-id': {
    message: inMessage('Lo stesso identificativo è usato due volte.', [
      /^The id (\S+) is used twice\.$/,
      (_named, id) => `L’identificativo «${id}» è usato due volte.`,
    ]),
    remedy: 'Dai a ogni elemento un identificativo proprio.',
  },
  'xml/illegal-id': {
    message: inMessage('Un identificativo contiene caratteri non ammessi.', [
      /^(.+) cannot be an id: it must begin with a letter or _ and hold letters, digits, _, - and \. only\.$/s,
      (_named, id) =>
        `«${id}» non può essere un identificativo: deve cominciare con una lettera o _ e contenere solo lettere, cifre, _, - e punto.`,
    ]),
    remedy: 'Cambia l’identificativo.',
  },
  'xml/unknown-attribute': {
    message: inMessage('Un attributo non è previsto da BPMN.', [
      /^BPMN has no attribute (\S+) here\.$/,
      (_named, attribute) => `Qui BPMN non prevede l’attributo «${attribute}».`,
    ]),
    remedy: 'Togli l’attributo, oppure dagli lo spazio dei nomi dello strumento a cui appartiene.',
  },
  'reference/unresolved': {
    message: inMessage('Un riferimento indica qualcosa che nel file non c’è.', [
      /^(\S+) refers to (.+), which is not in the file\.$/s,
      (_named, property, target) => {
        const words = entryOf(references, property) ?? 'Il riferimento';
        return `${words} (${property}) indica «${target}», che nel file non c’è.`;
      },
    ]),
    remedy: 'Indica un elemento che esiste, oppure togli il riferimento.',
  },
};
