/** E1: every rule, every boundary, and every person there can be, against an oracle of its own. */
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Variables } from '../../engine/model/json.ts';
import { DecisionFile } from './decision-files.ts';
import { pointsOf, proposalFor, type Person } from './intensity-oracle.ts';

const file = await DecisionFile.read('percorso-bds-sm/decisions/intensita.dmn');
afterAll(() => {
  file.expectEveryRuleWasHit();
});

const axes = ['casa', 'lavoro', 'socialita', 'salute'];
const settled: Person = {
  honos: 0,
  needs: [0, 0, 0, 0],
  axesWithout: 0,
  home: 'famiglia',
  leaving: false,
  evicted: false,
  admissions: 0,
};

function variablesOf({ honos, needs, axesWithout, home, leaving, evicted, admissions }: Person): Variables {
  const [bisognoCasa = null, bisognoLavoro = null, bisognoSocialita = null, bisognoSalute = null] = needs;
  return {
    honosTotale: honos,
    bisognoCasa,
    bisognoLavoro,
    bisognoSocialita,
    bisognoSalute,
    assiSenzaRisorse: axes.slice(0, axesWithout),
    abitazione: home,
    uscitaStruttura: leaving,
    sfratto: evicted,
    ricoveri12mesi: admissions,
  };
}

/** Needs that add up to so many points, 0 to 12. */
function needsFor(points: number): readonly number[] {
  return [0, 1, 2, 3].map((at) => Math.max(0, Math.min(3, points - 3 * at)));
}

const asked = (person: Person, more: Variables = {}): Variables =>
  file.context('intensita', { ...variablesOf(person), ...more });

describe('rules and boundaries', () => {
  const cases: readonly (readonly [string, Partial<Person>, number, string])[] = [
    ['HoNOS 20, P 8', { honos: 20, needs: needsFor(8) }, 1, 'ALTA'],
    ['HoNOS 19, P 8', { honos: 19, needs: needsFor(8) }, 4, 'MEDIA'],
    ['HoNOS 20, P 7', { honos: 20, needs: needsFor(7) }, 4, 'MEDIA'],
    ['HoNOS 48, P 12', { honos: 48, needs: needsFor(12) }, 1, 'ALTA'],
    ['HoNOS 20, P 7 and an axis without resources', { honos: 20, needs: needsFor(7), axesWithout: 1 }, 1, 'ALTA'],
    ['homeless', { home: 'senza_dimora' }, 2, 'ALTA'],
    ['in residential care', { home: 'srp' }, 2, 'ALTA'],
    ['in hospital for more than 30 days', { home: 'spdc_rems' }, 2, 'ALTA'],
    ['about to leave a facility', { leaving: true }, 2, 'ALTA'],
    ['homeless with high severity is the first rule', { honos: 20, needs: needsFor(8), home: 'senza_dimora' }, 1, 'ALTA'],
    ['P 9, two admissions', { needs: needsFor(9), admissions: 2 }, 3, 'ALTA'],
    ['P 9, one admission', { needs: needsFor(9), admissions: 1 }, 5, 'MEDIA'],
    ['P 8, two admissions', { needs: needsFor(8), admissions: 2 }, 5, 'MEDIA'],
    ['P 9, admissions unknown', { needs: needsFor(9), admissions: null }, 5, 'MEDIA'],
    ['HoNOS 12', { honos: 12 }, 4, 'MEDIA'],
    ['HoNOS 11', { honos: 11 }, 6, 'BASSA'],
    ['P 5', { needs: needsFor(5) }, 5, 'MEDIA'],
    ['P 4', { needs: needsFor(4) }, 6, 'BASSA'],
    ['nothing at all', {}, 6, 'BASSA'],
    ['one admission, otherwise low', { admissions: 1 }, 7, 'BASSA'],
    ['threatened with eviction', { evicted: true }, 7, 'BASSA'],
    ['home unknown', { home: null }, 7, 'BASSA'],
    ['other home', { home: 'altro' }, 7, 'BASSA'],
    ['HoNOS unknown', { honos: null }, 7, 'BASSA'],
    ['a need unknown', { needs: [0, 0, 0, null] }, 7, 'BASSA'],
    ['admissions unknown', { admissions: null }, 7, 'BASSA'],
  ];
  test.each(cases)('%s', (_name, person, regola, livello) => {
    const full = { ...settled, ...person };
    expect(asked(full)).toMatchObject({ livello, regola, controlloUvm: regola === 7 });
    expect(proposalFor(full)).toEqual({ rule: regola, level: livello });
  });
});

describe('what a level brings', () => {
  const high = { honos: 20, needs: needsFor(8) };
  const cases: readonly (readonly [string, Partial<Person>, Variables, number, number, number])[] = [
    ['high', high, {}, 80, 3, 12],
    ['medium', { honos: 12 }, {}, 50, 6, 18],
    ['low', {}, {}, 25, 6, 24],
    ['low, checked by hand', { admissions: 1 }, {}, 25, 6, 24],
    ['high, figures of the district', high, { parametri: { tettoAlta: 95, verificaMesiAlta: 2, mesiMassimiAlta: 10 } }, 95, 2, 10],
    ['medium, figures of the district', { honos: 12 }, { parametri: { tettoMedia: 42.5, verificaMesi: 4, mesiMassimiMedia: 12 } }, 42.5, 4, 12],
    ['low, figures of the district', {}, { parametri: { tettoBassa: 30, verificaMesi: 5, mesiMassimiBassa: 18 } }, 30, 5, 18],
    ['a ceiling of nothing is a ceiling', {}, { parametri: { tettoBassa: 0 } }, 0, 6, 24],
    ['PUD are reviewed every three months', { home: 'senza_dimora' }, { percorso: 'PUD' }, 80, 3, 12],
    ['PUD, medium', { needs: needsFor(5) }, { percorso: 'PUD' }, 50, 3, 18],
    ['PUD, months of the district', { needs: needsFor(5) }, { percorso: 'PUD', parametri: { verificaMesiPud: 2 } }, 50, 2, 18],
  ];
  test.each(cases)('%s', (_name, person, more, tettoEuroGiorno, verificaMesi, mesiMassimi) => {
    expect(asked({ ...settled, ...person }, more)).toMatchObject({ tettoEuroGiorno, verificaMesi, mesiMassimi });
  });

  test.each([
    ['ALTA', 80, 3, 12],
    ['MEDIA', 50, 6, 18],
    ['BASSA', 25, 6, 24],
  ])('the level the UVM decides: %s', (livello, tettoEuroGiorno, verificaMesi, mesiMassimi) => {
    expect(file.output('livello_deciso', { livelloConfermato: livello })).toEqual({
      livello,
      tettoEuroGiorno,
      verificaMesi,
      mesiMassimi,
    });
  });
});

describe('people who use drugs: the composite score in the place of HoNOS', () => {
  const cases: readonly (readonly [string, Variables, Partial<Person>, number, string])[] = [
    ['HoNOS does not count', { compositoPud: 0 }, { honos: 48, needs: needsFor(4) }, 6, 'BASSA'],
    ['composite 20, P 8', { compositoPud: 20 }, { needs: needsFor(8) }, 1, 'ALTA'],
    ['composite 19, P 8', { compositoPud: 19 }, { needs: needsFor(8) }, 4, 'MEDIA'],
    ['composite 12', { compositoPud: 12 }, {}, 4, 'MEDIA'],
    ['composite 11.9', { compositoPud: 11.9 }, {}, 6, 'BASSA'],
    ['thresholds of the district', { compositoPud: 0.6, parametri: { compositoSogliaAlta: 0.6, compositoSogliaMedia: 0.3 } }, { needs: needsFor(8) }, 1, 'ALTA'],
    ['under the thresholds of the district', { compositoPud: 0.3, parametri: { compositoSogliaAlta: 0.6, compositoSogliaMedia: 0.3 } }, {}, 4, 'MEDIA'],
    ['the judgement of the UVM counts more', { compositoPud: 0, gravitaUvm: 'ALTA' }, { needs: needsFor(8) }, 1, 'ALTA'],
    ['judgement alone', { gravitaUvm: 'MEDIA' }, {}, 4, 'MEDIA'],
    ['low judgement', { gravitaUvm: 'BASSA', compositoPud: 30 }, {}, 6, 'BASSA'],
    ['neither', {}, {}, 7, 'BASSA'],
    ['homeless is always high', { compositoPud: 0 }, { home: 'senza_dimora' }, 2, 'ALTA'],
    ['homeless and nothing else known', {}, { home: 'senza_dimora', needs: [null, null, null, null] }, 2, 'ALTA'],
  ];
  test.each(cases)('%s', (_name, more, person, regola, livello) => {
    expect(asked({ ...settled, ...person }, { percorso: 'PUD', ...more })).toMatchObject({ regola, livello });
  });

  test('in mental health neither composite nor judgement count', () => {
    expect(asked(settled, { compositoPud: 30, gravitaUvm: 'ALTA' })).toMatchObject({ regola: 6 });
  });
});

describe('against the oracle', () => {
  test('points, for all needs and axes without resources', () => {
    const marks = [null, 0, 1, 2, 3];
    const wrong: unknown[] = [];
    for (const a of marks)
      for (const b of marks)
        for (const c of marks)
          for (const d of marks)
            for (let axesWithout = 0; axesWithout <= 4; axesWithout++) {
              const person = { ...settled, needs: [a, b, c, d], axesWithout };
              const points = file.output('intensita_punti_bisogno', variablesOf(person));
              if (points !== pointsOf(person)) wrong.push({ person, points });
            }
    expect(wrong).toEqual([]);
  });

  const homes = ['proprieta', 'affitto', 'famiglia', 'srp', 'spdc_rems', 'senza_dimora', 'altro', null];
  test.each(homes)('all people who live: %s', (home) => {
    const wrong: unknown[] = [];
    for (const person of peopleAt(home)) {
      const { livello, regola } = asked(person);
      const { rule, level } = proposalFor(person);
      if (regola !== rule || livello !== level) wrong.push({ person, livello, regola, rule, level });
    }
    expect(wrong).toEqual([]);
  });
});

/** All HoNOS totals and points for a home as such; those that matter for each combination of what makes it stable. */
function* peopleAt(home: string | null): Generator<Person> {
  const everyScore = [null, ...Array.from({ length: 49 }, (_none, at) => at)];
  const everyPoint = Array.from({ length: 13 }, (_none, at) => at);
  yield* peopleWith({ home, leaving: false, evicted: false }, everyScore, everyPoint);
  for (const leaving of [null, false, true])
    for (const evicted of [null, false, true])
      yield* peopleWith({ home, leaving, evicted }, [null, 11, 12, 19, 20], [0, 4, 5, 7, 8, 9, 12]);
}

function* peopleWith(
  home: Pick<Person, 'home' | 'leaving' | 'evicted'>,
  scores: readonly (number | null)[],
  points: readonly number[],
): Generator<Person> {
  for (const honos of scores)
    for (const point of points)
      for (const admissions of [null, 0, 1, 2]) {
        const person = { ...home, honos, admissions, axesWithout: 0 };
        yield { ...person, needs: needsFor(point) };
        if (point <= 9) yield { ...person, needs: [...needsFor(point).slice(0, 3), null] };
      }
}
