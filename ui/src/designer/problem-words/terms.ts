import { entryOf } from './rule-words.ts';

const kinds: Readonly<Record<string, string>> = {
  process: 'un percorso',
  startEvent: 'un evento di inizio',
  eventSubProcessStart: 'l’inizio di un sottoprocesso di evento',
  intermediateCatchEvent: 'un evento intermedio di attesa',
  intermediateThrowEvent: 'un evento intermedio di lancio',
  boundaryEvent: 'un evento collegato a un’attività',
  endEvent: 'un evento di fine',
  userTask: 'un’attività di una persona',
  serviceTask: 'un’attività di servizio',
  sendTask: 'un’attività di invio',
  receiveTask: 'un’attività di ricezione',
  businessRuleTask: 'un’attività di decisione',
  scriptTask: 'un’attività di calcolo',
  manualTask: 'un’attività manuale',
  task: 'un’attività',
  callActivity: 'un’attività che richiama un percorso',
  subProcess: 'un sottoprocesso',
  eventSubProcess: 'un sottoprocesso di evento',
  transaction: 'una transazione',
  adHocSubProcess: 'un sottoprocesso ad hoc',
  inclusiveGateway: 'un gateway inclusivo',
  complexGateway: 'un gateway complesso',
  exclusiveGateway: 'un gateway esclusivo',
  parallelGateway: 'un gateway parallelo',
  eventBasedGateway: 'un gateway basato su eventi',
  sequenceFlow: 'un flusso',
};

/** `userTask` -> `un’attività di una persona`. */
export const kindWords = (kind: string): string | null => entryOf(kinds, kind);

const triggers: Readonly<Record<string, string>> = {
  timer: 'temporizzatore',
  message: 'messaggio',
  error: 'errore',
  terminate: 'terminazione',
  signal: 'segnale',
  escalation: 'escalation',
  conditional: 'condizione',
  link: 'collegamento',
  cancel: 'annullamento',
  compensate: 'compensazione',
  multiple: 'eventi multipli',
};

/** `timer` -> `temporizzatore`. */
export const triggerWords = (trigger: string): string | null => entryOf(triggers, trigger);

const timers: Readonly<Record<string, string>> = {
  date: 'la data',
  duration: 'la durata',
  cycle: 'il ciclo',
};

export const timerWords = (kind: string): string | null => entryOf(timers, kind);

const fields: Readonly<Record<string, string>> = {
  assignee: 'Persona assegnata',
  'candidate groups': 'Gruppi candidati',
  'candidate users': 'Persone candidate',
  'due date': 'Scadenza',
  dueDate: 'Scadenza',
  'follow-up date': 'Data di promemoria',
  followUpDate: 'Data di promemoria',
  priority: 'Priorità',
  retries: 'Tentativi',
  resultVariable: 'Variabile del risultato',
  condition: 'Condizione',
  'activation condition': 'Condizione di attivazione',
  'completion condition': 'Condizione di completamento',
  'loop condition': 'Condizione del ciclo',
  'loop maximum': 'Numero massimo di giri',
  maximum: 'Numero massimo di giri',
  'loop cardinality': 'Numero di ripetizioni',
  cardinality: 'Numero di ripetizioni',
  'input collection': 'Elenco in ingresso',
  inputElement: 'Elemento in ingresso',
  'output element': 'Elemento in uscita',
  'active elements': 'Attività da cui cominciare',
  outputCollection: 'Elenco in uscita',
  'listener type': 'Tipo di lavoro dell’ascoltatore',
  'listener retries': 'Tentativi dell’ascoltatore',
  'correlation key': 'Chiave di correlazione',
  'signal name (of the bpmn:signal it refers to)': 'Nome del segnale',
  'escalation code': 'Codice dell’escalation',
  script: 'Script',
  'transformation of the data': 'Trasformazione dei dati',
  'assignment of the data': 'Assegnazione dei dati',
  'error code': 'Codice dell’errore',
  'error code (of the bpmn:error it refers to)': 'Codice dell’errore',
  'message name (of the bpmn:message it refers to)': 'Nome del messaggio',
  'correlation key (zeebe:subscription of its message)': 'Chiave di correlazione',
  'timer date': 'Data del temporizzatore',
  'timer duration': 'Durata del temporizzatore',
  'timer cycle': 'Ciclo del temporizzatore',
  'zeebe:calledDecision decisionId': 'Identificativo della decisione',
  'zeebe:calledElement processId': 'Identificativo del percorso richiamato',
  'zeebe:formDefinition externalReference': 'Riferimento a un modulo esterno',
  'zeebe:script expression': 'Espressione FEEL',
  'zeebe:taskDefinition type': 'Tipo di lavoro',
  'zeebe:taskDefinition retries': 'Tentativi',
};

/** A field as the panel of properties calls it, in quotation marks; the source of a mapping, with its target. */
export function fieldWords(property: string): string | null {
  const [, direction, target] = /^source of the (input|output) mapping to (.*)$/s.exec(property) ?? [];
  if (target !== undefined)
    return `«Valore assegnato» dei dati in ${direction === 'input' ? 'ingresso' : 'uscita'} (variabile «${target}»)`;
  const field = entryOf(fields, property);
  return field && `«${field}»`;
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
