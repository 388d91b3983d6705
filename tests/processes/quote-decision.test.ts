/** E2: shares of 100, and budgets exact to the cent. */
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Variables } from '../../engine/model/json.ts';
import { DecisionFile } from './decision-files.ts';

const file = await DecisionFile.read('percorso-bds-sm/decisions/quote.dmn');
afterAll(() => {
  file.expectEveryRuleWasHit();
});

const levels = { ALTA: 80, MEDIA: 50, BASSA: 25 } as const;
type Level = keyof typeof levels;
const at = (livello: Level): Variables => ({ livello, tettoEuroGiorno: levels[livello] });

type Shares = Readonly<Record<'sanitaria' | 'sociale' | 'persona', number>>;

describe('shares in percent: health, social, person', () => {
  const graded = { quotaPersonaMassima: 20 };
  const cases: readonly (readonly [string, Variables, readonly [number, number, number], boolean])[] = [
    ['high, no semester given', { intensita: at('ALTA') }, [70, 30, 0], false],
    ['high, first semester', { intensita: at('ALTA'), semestre: 1 }, [70, 30, 0], false],
    ['high, second semester', { intensita: at('ALTA'), semestre: 2 }, [70, 30, 0], false],
    ['high, third semester: somebody has to look', { intensita: at('ALTA'), semestre: 3 }, [70, 30, 0], true],
    ['medium', { intensita: at('MEDIA'), semestre: 1 }, [50, 50, 0], false],
    ['medium, fourth semester', { intensita: at('MEDIA'), semestre: 4 }, [50, 50, 0], false],
    ['low', { intensita: at('BASSA'), semestre: 1 }, [40, 60, 0], false],
    ['above the threshold, in the pilot', { intensita: at('MEDIA'), isee: 50000 }, [50, 50, 0], false],
    ['no ISEE', { intensita: at('MEDIA'), parametri: graded }, [50, 50, 0], false],
    ['ISEE just below the threshold', { intensita: at('MEDIA'), isee: 7999.99, parametri: graded }, [50, 50, 0], false],
    ['ISEE at the threshold', { intensita: at('MEDIA'), isee: 8000, parametri: graded }, [50, 45, 5], false],
    ['ISEE below one and a half', { intensita: at('MEDIA'), isee: 11999.99, parametri: graded }, [50, 45, 5], false],
    ['ISEE one and a half', { intensita: at('MEDIA'), isee: 12000, parametri: graded }, [50, 40, 10], false],
    ['ISEE twice', { intensita: at('MEDIA'), isee: 16000, parametri: graded }, [50, 35, 15], false],
    ['ISEE three times', { intensita: at('MEDIA'), isee: 24000, parametri: graded }, [50, 30, 20], false],
    ['threshold of the district', { intensita: at('MEDIA'), isee: 8000, parametri: { ...graded, iseeSoglia: 8001 } }, [50, 50, 0], false],
    ['the person never pays for health', { intensita: at('ALTA'), isee: 99999, parametri: { quotaPersonaMassima: 90 } }, [70, 0, 30], false],
    ['low, above the threshold', { intensita: at('BASSA'), isee: 24000, parametri: graded }, [40, 40, 20], false],
  ];
  test.each(cases)('%s', (_name, variables, [sanitaria, sociale, persona], controllo) => {
    expect(file.context('quote', variables)).toMatchObject({ sanitaria, sociale, persona, controllo });
  });

  const ofLines: readonly (readonly [string, Variables, string, readonly [number, number, number], boolean])[] = [
    ['training and work, high', { intensita: at('ALTA') }, 'formazioneLavoro', [40, 60, 0], false],
    ['training and work, medium', { intensita: at('MEDIA') }, 'formazioneLavoro', [40, 60, 0], false],
    ['clinical care, low', { intensita: at('BASSA') }, 'curaClinica', [100, 0, 0], false],
    ['clinical care, rich', { intensita: at('BASSA'), isee: 99999, parametri: graded }, 'curaClinica', [100, 0, 0], false],
    ['rent, no ISEE: the social part exceeds 70', { intensita: at('MEDIA') }, 'affittoUtenze', [0, 100, 0], true],
    ['rent, below the threshold', { intensita: at('MEDIA'), isee: 7999 }, 'affittoUtenze', [0, 100, 0], true],
    ['rent, at the threshold', { intensita: at('MEDIA'), isee: 8000 }, 'affittoUtenze', [0, 70, 30], false],
    ['rent, one and a half', { intensita: at('ALTA'), isee: 12000 }, 'affittoUtenze', [0, 50, 50], false],
    ['rent, twice', { intensita: at('ALTA'), isee: 16000 }, 'affittoUtenze', [0, 25, 75], false],
    ['rent, three times', { intensita: at('ALTA'), isee: 24000 }, 'affittoUtenze', [0, 0, 100], false],
    ['rent, minimum of the district', { intensita: at('ALTA'), isee: 8000, parametri: { quotaPersonaAffittoMinima: 40 } }, 'affittoUtenze', [0, 60, 40], false],
  ];
  test.each(ofLines)('%s', (_name, variables, lines, [sanitaria, sociale, persona], controllo) => {
    expect(file.context('quote', variables)[lines]).toMatchObject({ sanitaria, sociale, persona, controllo });
  });

  test('always make 100, none below 0', () => {
    const wrong: unknown[] = [];
    for (const livello of Object.keys(levels) as Level[])
      for (const semestre of [null, 1, 2, 3, 6])
        for (const isee of [null, 0, 7999.99, 8000, 11999, 12000, 15999, 16000, 23999, 24000, 100000])
          for (const quotaPersonaMassima of [null, 0, 7.5, 33, 100]) {
            const variables = { intensita: at(livello), semestre, isee, parametri: { quotaPersonaMassima } };
            for (const row of file.output('quote_tabella', variables) as unknown as Shares[]) {
              const { sanitaria, sociale, persona } = row;
              const bad = Math.min(sanitaria, sociale, persona) < 0 || sanitaria + sociale + persona !== 100;
              if (bad) wrong.push({ variables, row });
            }
          }
    expect(wrong).toEqual([]);
  });
});

describe('the ceiling, split', () => {
  const cases: readonly (readonly [Level, number, number, number, number])[] = [
    ['MEDIA', 180, 9000, 4500, 4500],
    ['ALTA', 180, 14400, 10080, 4320],
    ['MEDIA', 365, 18250, 9125, 9125],
    ['BASSA', 180, 4500, 1800, 2700],
    ['BASSA', 1, 25, 10, 15],
  ];
  test.each(cases)('%s for %d days', (level, giorniBudget, totale, sanitaria, sociale) => {
    const { ripartizioneTetto } = file.context('budget', { intensita: at(level), giorniBudget, righeBudget: [] });
    expect(ripartizioneTetto).toEqual({ totale, sanitaria, sociale, persona: 0 });
  });

  test('a whole course of 180, 365 and 180 days', () => {
    const course = [
      ['ALTA', 180],
      ['MEDIA', 365],
      ['BASSA', 180],
    ] as const;
    const ceilings = course.map(([level, giorniBudget]) => file.context('budget', { intensita: at(level), giorniBudget })['tetto']);
    expect(ceilings).toEqual([14400, 18250, 4500]);
    expect(ceilings.reduce<number>((sum, each) => sum + Number(each), 0)).toBe(37150);
  });

  test('a ceiling with cents leaves the odd one to health', () => {
    const intensita = { livello: 'MEDIA', tettoEuroGiorno: 33.33 };
    const { ripartizioneTetto } = file.context('budget', { intensita, giorniBudget: 31 });
    expect(ripartizioneTetto).toEqual({ totale: 1033.23, sanitaria: 516.62, sociale: 516.61, persona: 0 });
  });
});

type Line = readonly [asse: string, natura: string | null, fonte: string, quantita: number, prezzoUnitario: number];

const budgetOf = (lines: readonly Line[], more: Variables): Variables =>
  file.context('budget', {
    intensita: at('MEDIA'),
    giorniBudget: 365,
    righeBudget: lines.map(([asse, natura, fonte, quantita, prezzoUnitario]) => ({
      asse,
      natura,
      fonte,
      quantita,
      prezzoUnitario,
    })),
    ...more,
  });

describe('a budget, line by line', () => {
  const rent: Line = ['casa', 'affitto_utenze', 'ats', 12, 500];
  const cases: readonly (readonly [string, readonly Line[], Variables, Variables])[] = [
    ['no lines', [], {}, { totale: 0, tetto: 18250, entroTetto: true, quotaSanitaria: 0, quotaSociale: 0, quotaPersona: 0, altreRisorse: 0, fonti: 0 }],
    ['an ordinary line', [['casa', null, 'ats', 400, 22.5]], {}, { totale: 9000, quotaSanitaria: 4500, quotaSociale: 4500, fonti: 1 }],
    ['work beats the level', [['lavoro', null, 'ssr', 6, 600]], {}, { quotaSanitaria: 1440, quotaSociale: 2160 }],
    ['clinical care beats the level', [['salute', 'cura_clinica', 'ssr', 10, 60]], {}, { quotaSanitaria: 600, quotaSociale: 0 }],
    ['clinical care beats work', [['lavoro', 'cura_clinica', 'ssr', 10, 60]], {}, { quotaSanitaria: 600, quotaSociale: 0 }],
    ['rent beats work', [['lavoro', 'affitto_utenze', 'ats', 10, 60]], {}, { quotaSanitaria: 0, quotaSociale: 600 }],
    ['ordinary lines of health go by the level', [['salute', 'ordinaria', 'ssr', 10, 60]], {}, { quotaSanitaria: 300, quotaSociale: 300 }],
    ['the odd cent is for health', [['casa', null, 'ats', 1, 0.05]], {}, { totale: 0.05, quotaSanitaria: 0.03, quotaSociale: 0.02 }],
    ['one cent is for health', [['casa', null, 'ats', 1, 0.01]], {}, { quotaSanitaria: 0.01, quotaSociale: 0 }],
    ['where health pays nothing it gets no odd cent', [['casa', 'affitto_utenze', 'ats', 1, 333.33]], { isee: 8000 }, { quotaSanitaria: 0, quotaSociale: 233.34, quotaPersona: 99.99 }],
    ['amounts are rounded to cents', [['casa', null, 'ats', 3, 0.335]], {}, { totale: 1.01 }],
    ['what others bring stays theirs', [['casa', null, 'ats', 10, 10], ['socialita', null, 'ets', 10, 5], ['socialita', null, 'comunita', 12, 0]], {}, { totale: 150, altreRisorse: 50, quotaSanitaria: 50, quotaSociale: 50, fonti: 3 }],
    ['at the ceiling', [['casa', null, 'ats', 365, 50]], {}, { totale: 18250, entroTetto: true }],
    ['a cent above the ceiling', [['casa', null, 'ats', 1, 18250.01]], {}, { entroTetto: false }],
    ['rent: the person pays her part', [rent], { isee: 16000, redditoMensile: 2000 }, { quotaPersona: 4500, quotaSociale: 1500, quotaSanitaria: 0 }],
    ['she keeps the minimum', [rent], { isee: 16000, redditoMensile: 600 }, { quotaPersona: 1200, quotaSociale: 4800 }],
    ['just the minimum: she pays nothing', [rent], { isee: 16000, redditoMensile: 500 }, { quotaPersona: 0, quotaSociale: 6000 }],
    ['less than the minimum', [rent], { isee: 16000, redditoMensile: 300 }, { quotaPersona: 0, quotaSociale: 6000 }],
    ['minimum of the district', [rent], { isee: 16000, redditoMensile: 600, parametri: { minimoPersonaleMese: 590 } }, { quotaPersona: 120, quotaSociale: 5880 }],
    ['without an income the ISEE by months', [rent], { isee: 12000 }, { quotaPersona: 3000, quotaSociale: 3000 }],
    ['below the threshold she pays nothing', [rent], { isee: 7999, redditoMensile: 3000 }, { quotaPersona: 0, quotaSociale: 6000 }],
  ];
  test.each(cases)('%s', (_name, lines, more, expected) => {
    expect(budgetOf(lines, more)).toMatchObject(expected);
  });
});

describe('thousands of budgets', () => {
  test('add up to the cent', () => {
    const random = generator(20261);
    const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
    const wrong: unknown[] = [];
    for (let round = 0; round < 2000; round++) {
      const lines = Array.from({ length: random(6) }, (): Line => [
        pick(['casa', 'lavoro', 'socialita', 'salute']),
        pick([null, null, 'ordinaria', 'cura_clinica', 'affitto_utenze']),
        pick(['ssr', 'ats', 'comune', 'persona', 'ets', 'famiglia', 'comunita', 'altro']),
        random(400),
        random(100000) / 100,
      ]);
      const redditoMensile = pick([null, 300, 512.34, 1999.99]);
      const more = { intensita: at(pick(['ALTA', 'MEDIA', 'BASSA'])), isee: pick([null, 5000, 9000, 13000, 17000, 30000]) };
      const parametri = { quotaPersonaMassima: pick([0, 10, 12.5, 60]) };
      const budget = budgetOf(lines, { ...more, redditoMensile, parametri });
      const problem = unbalanced(budget, lines);
      if (problem) wrong.push({ problem, lines, more, redditoMensile, parametri, budget });
    }
    expect(wrong).toEqual([]);
  });
});

/** In whole cents, since sums of binary fractions are not exact. */
function unbalanced(budget: Variables, lines: readonly Line[]): string | null {
  const parts = ['quotaSanitaria', 'quotaSociale', 'quotaPersona', 'altreRisorse'].map((name) => cents(budget[name]));
  const total = lines.reduce((sum, [, , , quantity, price]) => sum + quantity * cents(price), 0);
  if (parts.some((part) => !Number.isSafeInteger(part))) return 'parts of a cent';
  if (parts.some((part) => part < 0)) return 'less than nothing';
  if (cents(budget['totale']) !== total) return 'the total';
  if (parts.reduce((sum, part) => sum + part, 0) !== total) return 'the sum';
  return null;
}

function cents(euro: unknown): number {
  const [whole = '', fraction = ''] = String(euro).split('.');
  return fraction.length > 2 ? NaN : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

/** Whole numbers below a limit, the same each time. */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
