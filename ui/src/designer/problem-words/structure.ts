import { inMessage, type RuleTable } from './rule-words.ts';
import { triggerWords } from './terms.ts';

/** How the elements of a process stand to each other: starts, flows, gateways, boundary events. */
export const structureWords: RuleTable = {
  'process/start-event': {
    message: inMessage('Il percorso non ha un evento di inizio.', [
      /^The process (\S+) has no start event, and nothing in it begins without one\.$/,
      (named, id) => `Il percorso ${named(id)} non ha un evento di inizio, e nulla comincia senza.`,
    ]),
    remedy: 'Aggiungi un evento di inizio e collegalo con un flusso al primo elemento.',
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
        /^The sub-process (\S+) has no start event, and nothing in it begins without one\.$/,
        (named, id) => `Il sottoprocesso ${named(id)} non ha un evento di inizio, e nulla comincia senza.`,
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
  'start-event/interrupting': {
    message: inMessage('Un sottoprocesso di evento di questo tipo interrompe sempre ciò che lo circonda.', [
      /^An event sub-process that begins with a (\w+) event always interrupts what is around it\.$/,
      (_named, trigger) => {
        const kind = triggerWords(trigger);
        return (
          kind &&
          `Un sottoprocesso di evento che comincia con un evento di tipo «${kind}» interrompe sempre ciò che lo circonda.`
        );
      },
    ]),
    remedy: 'Segna l’evento di inizio come interrompente.',
  },
  'event-sub-process/start-event': {
    message: inMessage(
      'Il sottoprocesso di evento deve avere un solo evento di inizio.',
      [
        /^The event sub-process (\S+) has no start event\.$/,
        (named, id) => `Il sottoprocesso di evento ${named(id)} non ha un evento di inizio.`,
      ],
      [
        /^The event sub-process (\S+) has (\d+) start events\.$/,
        (named, id, count) => `Il sottoprocesso di evento ${named(id)} ha ${count} eventi di inizio.`,
      ],
    ),
    remedy: 'Lascia un solo evento di inizio, con l’evento che lo fa cominciare.',
  },
  'event-sub-process/compensation': {
    message: inMessage('Nulla può chiedere di annullare un intero percorso.', [
      /^The event sub-process (\S+) undoes a process, which nothing can ask for\.$/,
      (named, id) =>
        `Il sottoprocesso di evento ${named(id)} annulla un intero percorso, ma nulla può chiederlo.`,
    ]),
    remedy: 'Mettilo nel sottoprocesso da annullare.',
  },
  'event-sub-process/flow': {
    message: inMessage('Un flusso arriva a un sottoprocesso di evento o ne parte.', [
      /^A flow leads to or from the event sub-process (\S+), which begins by its event\.$/,
      (named, id) =>
        `Un flusso arriva al sottoprocesso di evento ${named(id)} o ne parte, ma quello comincia con il suo evento.`,
    ]),
    remedy: 'Cancella il flusso.',
  },
  'ad-hoc/event': {
    message: inMessage('Un sottoprocesso ad hoc non ha eventi di inizio né di fine.', [
      /^(\S+) stands in the ad-hoc sub-process (\S+), which has neither start nor end events\.$/,
      (named, id, scope) =>
        `${named(id)} sta nel sottoprocesso ad hoc ${named(scope)}, che non ha eventi di inizio né di fine.`,
    ]),
    remedy: 'Cancella l’evento.',
  },
  'ad-hoc/activity': {
    message: inMessage('Il sottoprocesso ad hoc non contiene attività.', [
      /^The ad-hoc sub-process (\S+) has no activity\.$/,
      (named, id) => `Il sottoprocesso ad hoc ${named(id)} non contiene attività.`,
    ]),
    remedy: 'Mettici almeno un’attività.',
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
