import { inMessage, inRemedy, type RuleTable } from './rule-words.ts';

const unconditional = {
  message: inMessage('Un flusso del gateway non ha condizione e non è quello predefinito.', [
    /^The flow (\S+) leaves (\S+) beside others, but has no condition and is not the default\.$/,
    (named, id, gateway) =>
      `Il flusso ${named(id)} parte da ${named(gateway)} insieme ad altri, ma non ha una condizione e non è quello predefinito.`,
  ]),
  remedy: 'Scrivi la condizione del flusso, oppure rendilo il flusso predefinito del gateway.',
};

/** Where the flow is split, chosen and brought together. */
export const gatewayWords: RuleTable = {
  'exclusive-gateway/condition': unconditional,
  'inclusive-gateway/condition': unconditional,
  'complex-gateway/activation-condition': {
    message: inMessage('Il gateway complesso non dice quando può proseguire.', [
      /^The complex gateway (\S+) does not say which tokens are enough to go on\.$/,
      (named, id) => `Il gateway complesso ${named(id)} non dice quali arrivi bastano per proseguire.`,
    ]),
    remedy: 'Scrivi una condizione di attivazione, come =activationCount >= 2.',
  },
  'flow/default': {
    message: inMessage('Il flusso predefinito non parte da questo elemento.', [
      /^The default flow (\S+) of (\S+) does not leave it\.$/,
      (named, flow, id) => `Il flusso predefinito ${named(flow)} di ${named(id)} non parte da lì.`,
    ]),
    remedy: 'Scegli uno dei flussi che partono dall’elemento.',
  },
  'flow/condition-source': {
    message: inMessage('La condizione non viene mai valutata: qui i flussi non si scelgono.', [
      /^The condition of (\S+) is never looked at: only flows out of activities and of exclusive, inclusive and complex gateways are chosen by conditions\.$/,
      (named, id) =>
        `La condizione di ${named(id)} non viene mai valutata: contano solo quelle dei flussi che partono da un’attività o da un gateway esclusivo, inclusivo o complesso.`,
    ]),
    remedy: inRemedy('Metti un gateway esclusivo prima del flusso, oppure togli la condizione.', [
      /^Put an exclusive gateway behind (\S+), or remove the condition\.$/,
      (named, id) => `Metti un gateway esclusivo dopo ${named(id)}, oppure togli la condizione.`,
    ]),
  },
  'receive-task/instantiate': {
    message: instantiates('L’attività di ricezione che inizia il percorso non sta al suo inizio.'),
    remedy: 'Mettila all’inizio del percorso, oppure togli il segno di avvio (instantiate).',
  },
  'event-based-gateway/instantiate': {
    message: instantiates('Il gateway basato su eventi che inizia il percorso non sta al suo inizio.'),
    remedy: 'Mettilo all’inizio del percorso, oppure togli il segno di avvio (instantiate).',
  },
  'event-based-gateway/parallel': {
    message: inMessage('Un gateway parallelo basato su eventi può solo iniziare il percorso.', [
      /^The parallel event-based gateway (\S+) does not start the process\.$/,
      (named, id) => `Il gateway parallelo basato su eventi ${named(id)} non inizia il percorso.`,
    ]),
    remedy:
      'Segnalo come avvio (instantiate), oppure usa un gateway parallelo con un evento atteso su ogni ramo.',
  },
  'event-based-gateway/outgoing': {
    message: inMessage('Il gateway basato su eventi non ha nulla fra cui scegliere.', [
      /^The event-based gateway (\S+) has nothing to choose between: (\d+) flows leave it\.$/,
      (named, id, count) =>
        `Il gateway basato su eventi ${named(id)} non ha nulla fra cui scegliere: ${flowsLeaving(count)}.`,
    ]),
    remedy: 'Collegalo ad almeno due eventi attesi, oppure sostituiscilo con il solo evento.',
  },
  'event-based-gateway/mixed': {
    message: inMessage('Il gateway basato su eventi porta sia a messaggi sia ad attività di ricezione.', [
      /^The event-based gateway (\S+) leads to message events and to receive tasks\.$/,
      (named, id) =>
        `Il gateway basato su eventi ${named(id)} porta sia a eventi con messaggio sia ad attività di ricezione.`,
    ]),
    remedy: 'Usa solo eventi con messaggio, oppure solo attività di ricezione.',
  },
  'event-based-gateway/target': {
    message: inMessage('Il gateway basato su eventi porta a un elemento che non è un evento atteso.', [
      /^The event-based gateway (\S+) leads to (\S+), which is no catching event\.$/,
      (named, id, target) =>
        `Il gateway basato su eventi ${named(id)} porta a ${named(target)}, che non è un evento atteso.`,
    ]),
    remedy:
      'Collega il gateway a eventi intermedi con messaggio, temporizzatore, segnale o condizione, oppure ad attività di ricezione.',
  },
  'event-based-gateway/start': {
    message: inMessage('Un evento dopo il gateway non può iniziare il percorso.', [
      /^The event-based gateway (\S+) starts the process, which (\S+) cannot do\.$/,
      (named, id, target) =>
        `Il gateway basato su eventi ${named(id)} inizia il percorso, ma ${named(target)} non può farlo.`,
    ]),
    remedy: 'Collegalo a eventi con messaggio (o segnale), oppure ad attività di ricezione.',
  },
  'event-based-gateway/boundary': {
    message: inMessage('L’attività dopo il gateway ha eventi appoggiati al bordo.', [
      /^(\S+) has boundary events, but the event-based gateway (\S+) waits in its place\.$/,
      (named, id, gateway) =>
        `${named(id)} ha eventi appoggiati al bordo, ma al suo posto aspetta il gateway ${named(gateway)}.`,
    ]),
    remedy: 'Togli quegli eventi, oppure collega il gateway a eventi a parte.',
  },
  'event-based-gateway/target-incoming': {
    message: inMessage('All’evento arrivano anche altri flussi, oltre a quello del gateway.', [
      /^Other flows lead to (\S+) besides that of the event-based gateway (\S+)\.$/,
      (named, id, gateway) =>
        `A ${named(id)} arrivano anche altri flussi, oltre a quello del gateway basato su eventi ${named(gateway)}.`,
    ]),
    remedy: 'Fai arrivare gli altri flussi a un evento a parte.',
  },
};

function instantiates(general: string) {
  return inMessage(
    general,
    [
      /^(\S+) starts the process, but a flow leads to it\.$/,
      (named, id) => `${named(id)} inizia il percorso, ma ci arriva un flusso.`,
    ],
    [
      /^(\S+) starts the process, but lies in a sub-process\.$/,
      (named, id) => `${named(id)} inizia il percorso, ma sta in un sottoprocesso.`,
    ],
  );
}

function flowsLeaving(count: string): string {
  if (count === '0') return 'non ne parte nessun flusso';
  return count === '1' ? 'ne parte un solo flusso' : `ne partono ${count} flussi`;
}
