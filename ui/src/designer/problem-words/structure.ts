import { inMessage, inRemedy, type RuleTable } from './rule-words.ts';
import { triggerWords } from './terms.ts';

/** How the elements of a process stand to each other: starts, flows, gateways, boundary events. */
export const structureWords: RuleTable = {
  'process/start-event': {
    message: inMessage('Il percorso non ha un evento di inizio.', [
      /^The process (\S+) has no start event\.$/,
      (named, id) => `Il percorso ${named(id)} non ha un evento di inizio.`,
    ]),
    remedy: 'Aggiungi un evento di inizio e collegalo con un flusso al primo elemento.',
  },
  'process/none-start-event': {
    message: inMessage('Il percorso ha più di un inizio senza evento.', [
      /^The process (\S+) has more than one start event without a trigger\.$/,
      (named, id) => `Il percorso ${named(id)} ha più di un evento di inizio semplice.`,
    ]),
    remedy: 'Lasciane uno solo e dai agli altri un messaggio o un temporizzatore.',
  },
  'process/unique-id': {
    message: inMessage('L’identificativo del percorso è usato anche in un altro file.', [
      /^The process id '(.*)' is used in '(.*)' too\.$/,
      (_named, id, file) => `L’identificativo di percorso «${id}» è usato anche in «${file}».`,
    ]),
    remedy: 'Dai a ogni percorso della pubblicazione un identificativo proprio.',
  },
  'sub-process/start-event': {
    message: inMessage(
      'Il sottoprocesso deve avere un solo evento di inizio.',
      [
        /^The sub-process (\S+) has no start event\.$/,
        (named, id) => `Il sottoprocesso ${named(id)} non ha un evento di inizio.`,
      ],
      [
        /^The sub-process (\S+) has (\d+) start events\.$/,
        (named, id, count) => `Il sottoprocesso ${named(id)} ha ${count} eventi di inizio.`,
      ],
    ),
    remedy: 'Lascia un solo evento di inizio, semplice.',
  },
  'sub-process/start-trigger': {
    message: inMessage('L’inizio di un sottoprocesso non può attendere un evento.', [
      /^The start event (\S+) of a sub-process waits for a (\w+)\.$/,
      (named, id, trigger) => {
        const kind = triggerWords(trigger);
        return (
          kind && `L’evento di inizio ${named(id)} di un sottoprocesso attende un evento di tipo «${kind}».`
        );
      },
    ]),
    remedy: 'Rendilo un inizio semplice; per attendere, metti dopo di esso un evento intermedio.',
  },
  'start-event/incoming': {
    message: inMessage('Un flusso arriva a un evento di inizio.', [
      /^A flow leads to the start event (\S+)\.$/,
      (named, id) => `Un flusso arriva all’evento di inizio ${named(id)}.`,
    ]),
    remedy: 'Fai arrivare il flusso all’elemento che segue l’evento di inizio.',
  },
  'end-event/outgoing': {
    message: inMessage('Un flusso parte da un evento di fine.', [
      /^A flow leaves the end event (\S+)\.$/,
      (named, id) => `Un flusso parte dall’evento di fine ${named(id)}.`,
    ]),
    remedy: 'Cancella il flusso, oppure usa un evento intermedio.',
  },
  'flow/no-incoming': {
    message: inMessage('Nessun flusso arriva qui: l’elemento non inizierebbe mai.', [
      /^No flow leads to (\S+), so it would never begin\.$/,
      (named, id) => `Nessun flusso arriva a ${named(id)}: non inizierebbe mai.`,
    ]),
    remedy:
      'Collegalo con un flusso all’elemento che lo precede (all’evento di inizio, se è il primo), oppure cancellalo.',
  },
  'flow/ends': {
    message: inMessage('A un flusso manca l’inizio o la fine.', [
      /^The flow (\S+) has no (source|target) in this file\.$/,
      (named, id, end) =>
        `Il flusso ${named(id)} non ${end === 'source' ? 'parte da' : 'arriva a'} nessun elemento di questo file.`,
    ]),
    remedy: 'Collega entrambe le estremità del flusso, oppure cancellalo.',
  },
  'flow/scope': {
    message: inMessage(
      'Un flusso attraversa il bordo di un percorso o di un sottoprocesso.',
      [
        /^The flow (\S+) crosses the border of a process or sub-process: (\S+) does not lie where the flow does\.$/,
        (named, id, stray) =>
          `Il flusso ${named(id)} attraversa il bordo di un percorso o di un sottoprocesso: ${named(stray)} non sta dove sta il flusso.`,
      ],
      [
        /^The flow (\S+) crosses the border of a process or sub-process: (\S+) and (\S+) does not lie where the flow does\.$/,
        (named, id, one, other) =>
          `Il flusso ${named(id)} attraversa il bordo di un percorso o di un sottoprocesso: ${named(one)} e ${named(other)} non stanno dove sta il flusso.`,
      ],
    ),
    remedy:
      'Ferma il flusso al bordo e riparti dal sottoprocesso; fra partecipanti diversi usa un flusso di messaggi.',
  },
  'flow/condition-language': {
    message: inMessage('La condizione non è scritta in FEEL.', [
      /^The condition of (\S+) is written in (.*)\.$/s,
      (named, id, language) => `La condizione di ${named(id)} è scritta in «${language}».`,
    ]),
    remedy: 'Scrivi la condizione in FEEL, cominciando con «=».',
  },
  'flow/condition-expression': {
    message: inMessage('La condizione è un testo fisso, non un’espressione.', [
      /^The condition of (\S+) is a fixed text, not an expression\.$/,
      (named, id) => `La condizione di ${named(id)} è un testo fisso, non un’espressione.`,
    ]),
    remedy: 'Fai cominciare la condizione con «=», così diventa un’espressione FEEL.',
  },
  'flow/condition-source': {
    message: inMessage(
      'La condizione non viene mai valutata: contano solo quelle dopo un gateway esclusivo.',
      [
        /^The condition of (\S+) is never looked at: only flows out of an exclusive gateway are chosen by conditions\.$/,
        (named, id) =>
          `La condizione di ${named(id)} non viene mai valutata: contano solo quelle dei flussi che partono da un gateway esclusivo.`,
      ],
    ),
    remedy: inRemedy('Metti un gateway esclusivo prima del flusso, oppure togli la condizione.', [
      /^Put an exclusive gateway behind (\S+), or remove the condition\.$/,
      (named, id) => `Metti un gateway esclusivo dopo ${named(id)}, oppure togli la condizione.`,
    ]),
  },
  'flow/condition-default': {
    message: inMessage('Il flusso predefinito ha una condizione, che non viene mai valutata.', [
      /^(\S+) is the default flow of (\S+), so its condition is never looked at\.$/,
      (named, id, source) =>
        `${named(id)} è il flusso predefinito di ${named(source)}: la sua condizione non viene mai valutata.`,
    ]),
    remedy: 'Togli la condizione, oppure scegli un altro flusso predefinito.',
  },
  'exclusive-gateway/condition': {
    message: inMessage('Un flusso del gateway non ha condizione e non è quello predefinito.', [
      /^The flow (\S+) leaves (\S+) beside others, but has no condition and is not the default\.$/,
      (named, id, gateway) =>
        `Il flusso ${named(id)} parte da ${named(gateway)} insieme ad altri, ma non ha una condizione e non è quello predefinito.`,
    ]),
    remedy: 'Scrivi la condizione del flusso, oppure rendilo il flusso predefinito del gateway.',
  },
  'exclusive-gateway/default': {
    message: inMessage('Il flusso predefinito non parte da questo gateway.', [
      /^The default flow (\S+) of (\S+) does not leave it\.$/,
      (named, flow, id) => `Il flusso predefinito ${named(flow)} di ${named(id)} non parte da lì.`,
    ]),
    remedy: 'Scegli uno dei flussi che partono dal gateway.',
  },
  'event-based-gateway/outgoing': {
    message: inMessage('Il gateway basato su eventi non ha nulla fra cui scegliere.', [
      /^The event-based gateway (\S+) has nothing to choose between: (\d+) flows leave it\.$/,
      (named, id, count) =>
        `Il gateway basato su eventi ${named(id)} non ha nulla fra cui scegliere: ${flowsLeaving(count)}.`,
    ]),
    remedy: 'Collegalo ad almeno due eventi attesi, oppure sostituiscilo con il solo evento.',
  },
  'event-based-gateway/target': {
    message: inMessage('Il gateway basato su eventi porta a un elemento che non è un evento atteso.', [
      /^The event-based gateway (\S+) leads to (\S+), which is no catching event\.$/,
      (named, id, target) =>
        `Il gateway basato su eventi ${named(id)} porta a ${named(target)}, che non è un evento atteso.`,
    ]),
    remedy:
      'Collega il gateway solo a eventi intermedi con temporizzatore o messaggio (al posto di un’attività di ricezione, un evento con messaggio).',
  },
  'event-based-gateway/target-incoming': {
    message: inMessage('All’evento arrivano anche altri flussi, oltre a quello del gateway.', [
      /^Other flows lead to (\S+) besides that of the event-based gateway (\S+)\.$/,
      (named, id, gateway) =>
        `A ${named(id)} arrivano anche altri flussi, oltre a quello del gateway basato su eventi ${named(gateway)}.`,
    ]),
    remedy: 'Fai arrivare gli altri flussi a un evento a parte.',
  },
  'boundary-event/attached': {
    message: inMessage('L’evento non è appoggiato a un’attività.', [
      /^The boundary event (\S+) does not sit on an activity\.$/,
      (named, id) => `L’evento ${named(id)} non è appoggiato a un’attività.`,
    ]),
    remedy:
      'Appoggialo al bordo di un’attività, di un sottoprocesso o di un’attività che richiama un percorso.',
  },
  'boundary-event/scope': {
    message: inMessage('L’evento è appoggiato a un’attività di un altro percorso o sottoprocesso.', [
      /^(\S+) sits on (\S+), which lies in another process or sub-process\.$/,
      (named, id, activity) =>
        `${named(id)} è appoggiato a ${named(activity)}, che sta in un altro percorso o sottoprocesso.`,
    ]),
    remedy: 'Spostali entrambi nello stesso.',
  },
  'boundary-event/incoming': {
    message: inMessage('Un flusso arriva a un evento collegato a un’attività.', [
      /^A flow leads to the boundary event (\S+)\.$/,
      (named, id) => `Un flusso arriva all’evento ${named(id)}, che è collegato a un’attività.`,
    ]),
    remedy: 'Fai arrivare il flusso all’elemento che segue l’evento.',
  },
  'loop/straight-through': {
    message: inMessage('Questo ciclo non si ferma mai ad aspettare: non finirebbe mai.', [
      /^The loop (\S+(?: -> \S+)+) never waits, so it would never end\.$/,
      (named, loop) =>
        `Il ciclo ${loop.split(' -> ').map(named).join(' → ')} non si ferma mai ad aspettare: non finirebbe mai.`,
    ]),
    remedy:
      'Metti nel ciclo qualcosa che aspetta: un’attività di una persona o di servizio, un messaggio o un temporizzatore.',
  },
};

function flowsLeaving(count: string): string {
  if (count === '0') return 'non ne parte nessun flusso';
  return count === '1' ? 'ne parte un solo flusso' : `ne partono ${count} flussi`;
}
