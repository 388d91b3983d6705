import { inMessage, inRemedy, type Named, type RuleTable } from './rule-words.ts';

/** Runs that cannot end as they should, found before there are any. */
export const soundnessWords: RuleTable = {
  'soundness/deadlock': {
    message: inMessage(
      'Un caso può fermarsi qui per sempre.',
      [
        /^A run can stop at (\S+) for ever: nothing can happen there any more\.$/,
        (named, id) => `Un caso può fermarsi per sempre in ${named(id)}: lì non può più accadere nulla.`,
      ],
      [
        /^A run can stop at (\S+) for ever: it waits there for more tokens, by which nothing comes any more\.$/,
        (named, id) =>
          `Un caso può fermarsi per sempre in ${named(id)}: lì aspetta altri arrivi, che non ci saranno più.`,
      ],
      [
        /^A run can stop at (\S+) for ever: it waits there for flows? (.+), by which nothing comes any more\.$/,
        (named, id, flows) =>
          `Un caso può fermarsi per sempre in ${named(id)}: lì aspetta ${awaited(flows.split(', '), named)} non arriva più nulla.`,
      ],
    ),
    remedy: inRemedy(
      'Controlla che ciò che qui si aspetta possa sempre arrivare.',
      [
        /^Give (\S+) something to wait for that can happen, or a way out\.$/,
        (named, id) =>
          `Fai in modo che ciò che si aspetta in ${named(id)} possa accadere, oppure disegna una via d’uscita.`,
      ],
      [
        /^Join only paths that always come together at (\S+): merge what is an alternative with an exclusive gateway, or what may come with an inclusive one\.$/,
        (named, id) =>
          `Riunisci in ${named(id)} solo rami che ci arrivano sempre insieme: per le alternative usa un gateway esclusivo, per i rami che possono esserci o no un gateway inclusivo.`,
      ],
    ),
  },
  'soundness/lack-of-synchronisation': {
    message: inMessage('Rami che procedono insieme si ritrovano qui senza aspettarsi.', [
      /^Paths that run at the same time come together at (\S+) without waiting for each other: (\S+) can be active twice at once\.$/,
      (named, merge, begins) =>
        `Rami che procedono insieme si ritrovano in ${named(merge)} senza aspettarsi: ${begins === 'it' ? '' : `${named(begins)} `}può essere attivo due volte nello stesso momento.`,
    ]),
    remedy: inRemedy('Riunisci prima i rami con un gateway parallelo o inclusivo.', [
      /^Join the paths before (\S+) with a parallel or an inclusive gateway\.$/,
      (named, merge) => `Riunisci i rami prima di ${named(merge)} con un gateway parallelo o inclusivo.`,
    ]),
  },
  'soundness/no-end': {
    message: inMessage('Da qui un caso non può più finire.', [
      /^A run that has come to (\S+) can never end any more: it goes round for ever\.$/,
      (named, id) => `Un caso arrivato in ${named(id)} non può più finire: gira in tondo per sempre.`,
    ]),
    remedy: inRemedy('Disegna una via che porti a un evento di fine.', [
      /^Draw a way from (\S+) to an end event\.$/,
      (named, id) => `Disegna una via che da ${named(id)} porti a un evento di fine.`,
    ]),
  },
  'soundness/dead-element': {
    message: inMessage('Nessun caso arriva mai qui.', [
      /^No run ever reaches (\S+)\.$/,
      (named, id) => `Nessun caso arriva mai in ${named(id)}.`,
    ]),
    remedy: inRemedy('Disegna una via che si possa percorrere fino a qui, oppure togli l’elemento.', [
      /^Draw a way to (\S+) that can be taken, or remove it\.$/,
      (named, id) => `Disegna una via che si possa percorrere fino a ${named(id)}, oppure togli l’elemento.`,
    ]),
  },
};

/** `il flusso «a», dal quale` */
function awaited(flows: readonly string[], named: Named): string {
  const names = flows.map(named).join(', ');
  return flows.length === 1 ? `il flusso ${names}, dal quale` : `i flussi ${names}, dai quali`;
}
