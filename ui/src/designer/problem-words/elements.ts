import { entryOf, inMessage, oneOf, type RuleTable } from './rule-words.ts';
import { kindWords } from './terms.ts';

const unsupported: Readonly<Record<string, string>> = {
  'An inclusive gateway': 'Un gateway inclusivo non può essere eseguito.',
  'A complex gateway': 'Un gateway complesso non può essere eseguito.',
  'An event sub-process': 'Un sottoprocesso di evento non può essere eseguito.',
  'A transaction': 'Una transazione non può essere eseguita.',
  'An ad-hoc sub-process': 'Un sottoprocesso ad hoc non può essere eseguito.',
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
      'Split with a parallel gateway and put an exclusive gateway on each optional branch.':
        'Dividi con un gateway parallelo e metti un gateway esclusivo su ogni ramo facoltativo.',
      'Use exclusive, parallel and event-based gateways.':
        'Usa gateway esclusivi, paralleli e basati su eventi.',
      'Put the content into a sub-process and catch the event with a boundary event on it.':
        'Metti il contenuto in un sottoprocesso e attendi l’evento con un evento collegato al suo bordo.',
      'Use a sub-process with error boundary events.':
        'Usa un sottoprocesso con eventi di errore collegati al suo bordo.',
      'Use a sub-process with gateways that offer the choice.':
        'Usa un sottoprocesso con gateway che offrono la scelta.',
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
      'Put a service task before or after the element.':
        'Metti un’attività di servizio prima o dopo l’elemento.',
      'Put a service task before or after the user task.':
        'Metti un’attività di servizio prima o dopo l’attività della persona.',
      'Pass what the worker needs as task headers.':
        'Passa ciò che serve al servizio collegato con le intestazioni.',
      'Use zeebe:taskDefinition, and let a job worker decide.':
        'Usa un tipo di lavoro (zeebe:taskDefinition) e lascia decidere a un servizio collegato.',
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
  'activity/multi-instance': {
    message: 'Un’attività a istanze multiple non può essere eseguita.',
    remedy:
      'Togli il segno; ripeti l’attività con un gateway e un flusso che torna indietro, oppure richiama un percorso per ogni voce.',
  },
  'activity/loop': {
    message: 'Un’attività con il segno di ciclo non può essere eseguita.',
    remedy: 'Togli il segno e disegna il ciclo con un gateway esclusivo e un flusso che torna indietro.',
  },
  'activity/compensation': {
    message: 'Un’attività di compensazione non può essere eseguita.',
    remedy:
      'Togli il segno e disegna ciò che annulla il lavoro fatto come un’attività a cui arriva un flusso.',
  },
  'activity/quantity': {
    message: 'Quantità diverse da 1 (startQuantity e completionQuantity) non possono essere eseguite.',
    remedy: 'Togli questi attributi.',
  },
  'activity/default-flow': {
    message: 'Solo un gateway esclusivo può avere un flusso predefinito.',
    remedy: 'Metti un gateway esclusivo dopo l’elemento, oppure togli il flusso predefinito.',
  },
  'receive-task/instantiate': {
    message: 'Un’attività di ricezione non può iniziare un percorso.',
    remedy: 'Usa un evento di inizio con messaggio.',
  },
  'event-based-gateway/instantiate': {
    message: 'Un gateway basato su eventi non può iniziare un percorso.',
    remedy: 'Usa un evento di inizio per ciascun evento.',
  },
  'event-based-gateway/parallel': {
    message: 'Un gateway parallelo basato su eventi non può essere eseguito.',
    remedy: 'Usa un gateway parallelo con un evento atteso su ogni ramo.',
  },
  'data/association': {
    message: 'I collegamenti ai dati non hanno effetto.',
    remedy:
      'Usa i dati in ingresso e in uscita (zeebe:ioMapping); per mostrare i dati, usa un’associazione o un’annotazione.',
  },
  'data/io-specification': {
    message: 'La specifica dei dati (ioSpecification) non ha effetto.',
    remedy: 'Usa i dati in ingresso e in uscita (zeebe:ioMapping).',
  },
  'data/property': {
    message: 'Le proprietà BPMN (bpmn:property) non hanno effetto.',
    remedy: 'Usa le variabili del percorso: un dato in ingresso ne crea una locale.',
  },
  'task/resource-role': {
    message: 'I ruoli BPMN (performer, potentialOwner) non hanno effetto.',
    remedy: 'Usa l’assegnazione (zeebe:assignmentDefinition).',
  },
  'script/native': {
    message: 'Uno script BPMN (bpmn:script) non viene eseguito.',
    remedy: 'Scrivi il calcolo in FEEL (zeebe:script), oppure lascialo a un servizio collegato.',
  },
  'user-task/implementation': {
    message:
      'Un’attività di una persona senza zeebe:userTask sarebbe lavoro per un servizio collegato, che non è previsto.',
    remedy:
      'In «Realizzazione» scegli «Attività di una persona» (nel file: un elemento zeebe:userTask vuoto).',
  },
  'process/correlation': {
    message: 'Le sottoscrizioni di correlazione non hanno effetto.',
    remedy: 'Dai a ogni messaggio una chiave di correlazione (zeebe:subscription).',
  },
};
