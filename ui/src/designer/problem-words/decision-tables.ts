import { inMessage, type RuleTable } from './rule-words.ts';

/** `Casa is "a" or "b" and P < 3`: names and FEEL stay, what joins them is said in Italian. */
const placed = (place: string | undefined) =>
  (place ?? '')
    .replaceAll(' is not ', ' non è ')
    .replaceAll(' is none of ', ' non è tra ')
    .replaceAll(' is in ', ' è in ')
    .replaceAll(' is null', ' manca')
    .replaceAll(' is ', ' è ')
    .replaceAll(' or ', ' o ')
    .replaceAll(' and ', ' e ')
    .replace(/^ when /, ' quando ');
const such = (example = '') => (example === '' ? '' : ` (per esempio ${example.replaceAll(' and ', ' e ')})`);
const everywhere = (place: string | undefined) =>
  place === ' whatever the input' ? ' qualunque siano i valori' : placed(place);
/** `1, 2 and 4`, `3` */
const isMany = (rules: string) => rules.includes(' and ');
const listed = (rules: string) => rules.replace(' and ', ' e ');

/** What the checks of decision tables find before they run. */
export const tableWords: RuleTable = {
  'decision-table/overlap': {
    message: inMessage('Due regole corrispondono agli stessi valori.', [
      /^Rules (\d+) and (\d+) both match( .+?)?(?: \(for example (.+?)\))?, which the hit policy \w+ does not allow(?: as their outputs differ: rule \d+ gives (.+); rule \d+ gives (.+))?\.$/s,
      (_named, first, second, place, example, one, other) => {
        const both = `Le regole ${first} e ${second} corrispondono entrambe${everywhere(place)}${such(example)}`;
        return one === ''
          ? `${both}: se accade, la decisione non si può prendere.`
          : `${both}, ma danno esiti diversi: la ${first} dà ${one}, la ${second} dà ${other}.`;
      },
    ]),
    remedy:
      'Restringi una delle due regole, oppure scegli per la tabella un criterio che ammette più corrispondenze.',
  },
  'decision-table/gap': {
    message: inMessage('Per alcuni valori non c’è nessuna regola.', [
      /^No rule matches( .+?)?(?: \(for example (.+)\))?\.$/s,
      (_named, place, example) => `Nessuna regola corrisponde${everywhere(place)}${such(example)}.`,
    ]),
    remedy: 'Aggiungi una regola, allargane una, oppure dai agli esiti un valore predefinito.',
  },
  'decision-table/never-fires': {
    message: inMessage(
      'Una regola non si applica mai.',
      [
        /^Rule (\d+) never fires: no allowed value of (.*) passes (.*)\.$/s,
        (_named, rule, column, test) =>
          `La regola ${rule} non si applica mai: nessun valore ammesso di «${column}» soddisfa «${test}».`,
      ],
      [
        /^Rule (\d+) never fires: rules? (.+) before it takes? all it would match\.$/s,
        (_named, rule, earlier) =>
          `La regola ${rule} non si applica mai: ${isMany(earlier) ? 'le regole' : 'la regola'} ${listed(earlier)} prima di lei ${isMany(earlier) ? 'prendono' : 'prende'} tutti i suoi casi.`,
      ],
    ),
    remedy: 'Spostala più in alto, restringi quelle che la precedono, correggi la cella oppure toglila.',
  },
  'decision-table/unchecked': {
    message: inMessage(
      'Una parte della tabella non si può controllare.',
      [
        /^Of rules? (.+) some entries have to be evaluated \(columns? (.+)\): overlaps and gaps there are not found\.$/s,
        (_named, rules, columns) =>
          `Alcune celle ${isMany(rules) ? 'delle regole' : 'della regola'} ${listed(rules)} vanno calcolate (${columns.includes(', ') ? 'colonne' : 'colonna'} ${columns}): lì sovrapposizioni e casi scoperti non si vedono.`,
      ],
      [/^The table is too large/, () => 'La tabella è troppo grande per controllarla tutta.'],
    ),
    remedy: 'Dove si può, scrivi valori, confronti o intervalli; dividi le tabelle molto grandi.',
  },
};
