/** E3 to E6 and D5: every rule and boundary. */
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Json, Variables } from '../../engine/model/json.ts';
import { DecisionFile } from './decision-files.ts';

const folder = 'percorso-bds-sm/decisions';
const priority = await DecisionFile.read(`${folder}/priorita_attesa.dmn`);
const eligibility = await DecisionFile.read(`${folder}/eleggibilita.dmn`);
const conflict = await DecisionFile.read(`${folder}/conflitto.dmn`);
const score = await DecisionFile.read('bds-pilota/decisions/punteggio_sito.dmn');
const spending = await DecisionFile.read(`${folder}/spesa.dmn`);
afterAll(() => {
  for (const file of [priority, eligibility, conflict, score, spending]) file.expectEveryRuleWasHit();
});

describe('E3 priority while money is missing', () => {
  const cases: readonly (readonly [string, Variables, number])[] = [
    ['nothing known', {}, 0],
    ['nothing that counts', { abitazione: 'famiglia', uscitaStruttura: false, sfratto: false, caricoCaregiver: 'alto', fasciaEta: '26_44', primoEpisodio: false, giorniAttesa: 0, nessunAltroServizio: false, tutelaRiservata: false }, 0],
    ['residential care', { abitazione: 'srp' }, 30],
    ['leaving a facility', { uscitaStruttura: true }, 30],
    ['leaving residential care counts once', { abitazione: 'srp', uscitaStruttura: true }, 30],
    ['homeless', { abitazione: 'senza_dimora' }, 30],
    ['eviction', { sfratto: true }, 30],
    ['homeless after an eviction counts once', { abitazione: 'senza_dimora', sfratto: true }, 30],
    ['the caregiver cannot go on', { caricoCaregiver: 'fine' }, 25],
    ['18 to 25, first episode', { fasciaEta: '18_25', primoEpisodio: true }, 20],
    ['18 to 25, not the first', { fasciaEta: '18_25', primoEpisodio: false }, 0],
    ['18 to 25, not known', { fasciaEta: '18_25' }, 0],
    ['first episode later', { fasciaEta: '26_44', primoEpisodio: true }, 0],
    ['ten days', { giorniAttesa: 10 }, 1],
    ['35 days', { giorniAttesa: 35 }, 3.5],
    ['199 days', { giorniAttesa: 199 }, 19.9],
    ['200 days', { giorniAttesa: 200 }, 20],
    ['201 days', { giorniAttesa: 201 }, 20],
    ['no other service', { nessunAltroServizio: true }, 10],
    ['confidential protection', { tutelaRiservata: true }, 20],
    ['everything', { abitazione: 'srp', sfratto: true, caricoCaregiver: 'fine', fasciaEta: '18_25', primoEpisodio: true, giorniAttesa: 500, nessunAltroServizio: true, tutelaRiservata: true }, 155],
  ];
  test.each(cases)('%s', (_name, variables, punti) => {
    expect(priority.output('priorita_attesa', { ...variables, dataSegnalazione: '2026-11-03' })).toEqual({ punti, data: '2026-11-03' });
  });

  test('with as many points who was referred first goes first', () => {
    const inAttesa = [
      { caso: 'C', punti: 30, data: '2026-03-02' },
      { caso: 'D', punti: 25, data: '2026-01-01' },
      { caso: 'B', punti: 30, data: '2026-03-01' },
      { caso: 'A', punti: 55, data: '2026-12-01' },
    ];
    const ranking = priority.output('graduatoria_attesa', { inAttesa }) as readonly Variables[];
    expect(ranking.map(({ caso }) => caso)).toEqual(['A', 'B', 'C', 'D']);
  });
});

describe('E5 eligibility', () => {
  const fit: Variables = {
    fasciaEta: '26_44',
    dssResidenza: 'DSS04',
    bisogniComplessi: 'si',
    assiBisogno: ['casa', 'lavoro'],
    consensoPercorsoBds: 'si',
    parametri: { distrettiPilota: ['DSS04', 'DSS14'] },
  };
  const cases: readonly (readonly [string, Variables, boolean, string])[] = [
    ['all requirements', {}, true, 'nessuno'],
    ['under 16', { fasciaEta: 'meno16' }, false, 'eta'],
    ['16 to 17', { fasciaEta: '16_17' }, true, 'nessuno'],
    ['16 to 17 with the protocol', { fasciaEta: '16_17', protocolloTransizione: true }, true, 'nessuno'],
    ['16 to 17 without the protocol', { fasciaEta: '16_17', protocolloTransizione: false }, false, 'eta'],
    ['18 to 25', { fasciaEta: '18_25', protocolloTransizione: false }, true, 'nessuno'],
    ['45 to 64', { fasciaEta: '45_64' }, true, 'nessuno'],
    ['65 and more', { fasciaEta: '65' }, true, 'nessuno'],
    ['age unknown', { fasciaEta: null }, false, 'eta'],
    ['another district', { dssResidenza: 'DSS09' }, false, 'residenza'],
    ['district unknown', { dssResidenza: null }, false, 'residenza'],
    ['no list of districts', { dssResidenza: 'DSS09', parametri: {} }, true, 'nessuno'],
    ['an empty list of districts', { dssResidenza: 'DSS09', parametri: { distrettiPilota: [] } }, true, 'nessuno'],
    ['needs not complex', { bisogniComplessi: 'no' }, false, 'bisogni'],
    ['needs unknown', { bisogniComplessi: null }, false, 'bisogni'],
    ['one axis', { assiBisogno: ['casa'] }, false, 'assi'],
    ['one axis, twice', { assiBisogno: ['casa', 'casa'] }, false, 'assi'],
    ['no axis', { assiBisogno: null }, false, 'assi'],
    ['three axes', { assiBisogno: ['casa', 'lavoro', 'socialita'] }, true, 'nessuno'],
    ['she does not want to', { consensoPercorsoBds: 'no' }, false, 'volonta'],
    ['not asked', { consensoPercorsoBds: null }, false, 'volonta'],
    ['her will is looked at first', { consensoPercorsoBds: 'no', fasciaEta: 'meno16' }, false, 'volonta'],
  ];
  test.each(cases)('%s', (_name, variables, eleggibile, manca) => {
    expect(eligibility.output('eleggibilita', { ...fit, ...variables })).toMatchObject({ eleggibile, manca });
  });

  test('any combination is eligible only with all five', () => {
    const missing = { volonta: { consensoPercorsoBds: 'no' }, eta: { fasciaEta: 'meno16' }, residenza: { dssResidenza: 'X' }, bisogni: { bisogniComplessi: 'no' }, assi: { assiBisogno: [] } };
    const names = Object.keys(missing) as (keyof typeof missing)[];
    for (let set = 0; set < 32; set++) {
      const lacking = names.filter((_name, at) => set & (1 << at));
      const variables = Object.assign({}, fit, ...lacking.map((name) => missing[name])) as Variables;
      expect(eligibility.output('eleggibilita', variables)).toMatchObject({
        ...Object.fromEntries(names.map((name) => [name, !lacking.includes(name)])),
        eleggibile: set === 0,
        manca: lacking[0] ?? 'nessuno',
      });
    }
  });

  const lanes: readonly (readonly [string, Variables, boolean, number])[] = [
    ['ordinary', {}, false, 30],
    ['not urgent', { urgenza: false }, false, 30],
    ['urgent', { urgenza: true, motivoUrgenza: 'altro' }, true, 15],
    ['homeless', { motivoUrgenza: 'senza_casa' }, true, 15],
    ['discharge within 30 days', { motivoUrgenza: 'dimissione' }, true, 15],
    ['end of family support', { urgenza: true, motivoUrgenza: 'fine_sostegno' }, true, 15],
    ['another reason, not urgent', { urgenza: false, motivoUrgenza: 'altro' }, false, 30],
    ['days of the district', { urgenza: true, parametri: { uvmGiorniUrgente: 10 } }, true, 10],
    ['ordinary days of the district', { parametri: { uvmGiorni: 20 } }, false, 20],
  ];
  test.each(lanes)('fast lane: %s', (_name, variables, corsiaVeloce, uvmGiorni) => {
    expect(eligibility.output('eleggibilita', { ...fit, ...variables })).toMatchObject({ corsiaVeloce, uvmGiorni });
  });
});

describe('E6 conflict', () => {
  const clauses = ['obiettivi', 'casa', 'impegni', 'budget', 'caseManager', 'incontri', 'dati', 'uscita', 'crisi', 'durata'];
  const yes: Variables = Object.fromEntries(clauses.map((clause) => [clause, 'accetto']));
  const agreed: Variables = { posizionePersona: yes, posizioneCsm: yes, posizioneAts: yes, posizioneEts: yes, giro: 1 };
  const says = (party: string, clause: string, position: Json): Variables => ({ [party]: { ...yes, [clause]: position } });
  const cases: readonly (readonly [string, Variables, Variables])[] = [
    ['all agree', {}, { aperte: [], rifiutate: [], accordo: true, mediazione: false, motivo: 'accordo', altroDistretto: false }],
    ['all agree in the last round', { giro: 3 }, { accordo: true, mediazione: false, motivo: 'accordo' }],
    ['a change is proposed', says('posizionePersona', 'durata', 'modifica'), { aperte: ['durata'], rifiutate: [], accordo: false, mediazione: false, motivo: 'nuovo_giro', altroDistretto: false }],
    ['second round', { ...says('posizioneEts', 'impegni', 'non_accetto'), giro: 2 }, { rifiutate: ['impegni'], mediazione: false, motivo: 'nuovo_giro' }],
    ['third round', { ...says('posizioneEts', 'impegni', 'modifica'), giro: 3 }, { mediazione: true, motivo: 'ultimo_giro', altroDistretto: false }],
    ['fourth round', { ...says('posizioneEts', 'impegni', 'modifica'), giro: 4 }, { mediazione: true, motivo: 'ultimo_giro' }],
    ['two rounds in the district', { ...says('posizioneAts', 'dati', 'modifica'), giro: 2, parametri: { negoziazioneMaxGiri: 2 } }, { mediazione: true, motivo: 'ultimo_giro' }],
    ['five rounds in the district', { ...says('posizioneAts', 'dati', 'modifica'), giro: 4, parametri: { negoziazioneMaxGiri: 5 } }, { mediazione: false, motivo: 'nuovo_giro' }],
    ['the safety clause refused', says('posizioneCsm', 'crisi', 'non_accetto'), { mediazione: true, motivo: 'sicurezza', altroDistretto: true }],
    ['a change of the safety clause', says('posizioneCsm', 'crisi', 'modifica'), { mediazione: false, motivo: 'nuovo_giro', altroDistretto: true }],
    ['housing in the last round', { ...says('posizionePersona', 'casa', 'non_accetto'), giro: 3 }, { mediazione: true, motivo: 'ultimo_giro', altroDistretto: true }],
    ['a party has said nothing', { posizioneAts: null }, { aperte: clauses, rifiutate: [], accordo: false }],
    ['a clause was left out', says('posizionePersona', 'budget', null), { aperte: ['budget'], accordo: false }],
  ];
  test.each(cases)('%s', (_name, variables, expected) => {
    expect(conflict.output('conflitto', { ...agreed, ...variables })).toMatchObject(expected);
  });

  test.each(clauses)('each party can open and refuse: %s', (clause) => {
    for (const party of ['posizionePersona', 'posizioneCsm', 'posizioneAts', 'posizioneEts']) {
      const refused = conflict.output('conflitto', { ...agreed, ...says(party, clause, 'non_accetto') });
      expect(refused).toMatchObject({ aperte: [clause], rifiutate: [clause], mediazione: clause === 'crisi', altroDistretto: clause === 'casa' || clause === 'crisi' });
      const changed = conflict.output('conflitto', { ...agreed, ...says(party, clause, 'modifica') });
      expect(changed).toMatchObject({ aperte: [clause], rifiutate: [], mediazione: false });
    }
  });
});

describe('E4 score of a site', () => {
  const best = { dss: 'DSS14', area: 'sud_est', nPersoneInCarico: 3000, nInSRP: 30, organicoFte: 20, uvmRiunioniMese: 4, etsCasa: 1, etsLavoro: 1, etsSocialita: 1, alloggiDisponibili: 10, aziendeOspitanti: 10 };
  const none = { ...best, nPersoneInCarico: 0, nInSRP: 0, organicoFte: 0, uvmRiunioniMese: 0, etsCasa: 0, etsLavoro: 0, etsSocialita: 0, alloggiDisponibili: 0, aziendeOspitanti: 0 };
  const rich = { importoSocialeAnnuo: 300000, commissariato: false };
  const alone = { scheda: best, risorse: rich, distrettiNellaZona: 1 };
  const cases: readonly (readonly [string, Variables, number | null, string])[] = [
    ['everything', {}, 100, 'candidato'],
    ['more than everything', { scheda: { ...best, nInSRP: 500, organicoFte: 90 } }, 100, 'candidato'],
    ['nothing but a zone of its own', { scheda: none, risorse: null }, 10, 'candidato'],
    ['need only', { scheda: { ...none, nInSRP: 30 }, risorse: null }, 35, 'candidato'],
    ['need from people in care', { scheda: { ...none, nPersoneInCarico: 1500 }, risorse: null }, 22.5, 'candidato'],
    ['half the staff', { scheda: { ...none, organicoFte: 10, uvmRiunioniMese: 2 }, risorse: null }, 20, 'candidato'],
    ['staff without meetings', { scheda: { ...none, organicoFte: 20 }, risorse: null }, 20, 'candidato'],
    ['half the money', { scheda: none, risorse: { importoSocialeAnnuo: 150000 } }, 20, 'candidato'],
    ['two axes of three', { scheda: { ...none, etsCasa: 5, etsLavoro: 1 }, risorse: null }, 20, 'candidato'],
    ['half the opportunities', { scheda: { ...none, aziendeOspitanti: 10 }, risorse: null }, 15, 'candidato'],
    ['three candidates in the zone', { distrettiNellaZona: 3 }, 93.3, 'candidato'],
    ['under commissioner: no money counts', { risorse: { ...rich, commissariato: true } }, 80, 'solo_confronto'],
    ['data missing', { scheda: { ...best, nInSRP: null } }, null, 'dato_mancante'],
    ['data missing under commissioner', { scheda: { ...best, etsCasa: null }, risorse: { ...rich, commissariato: true } }, null, 'dato_mancante'],
    ['weights of the steering group', { scheda: none, pesoTerritorio: 50, pesoBisogno: 0, pesoPersonale: 0, pesoAts: 50, pesoEts: 0, pesoOpportunita: 0, risorse: null }, 50, 'candidato'],
    ['weights that are not 100 in all', { scheda: none, pesoTerritorio: 10, pesoBisogno: 10, pesoPersonale: 0, pesoAts: 0, pesoEts: 0, pesoOpportunita: 0, risorse: null }, 50, 'candidato'],
    ['no weights at all', { pesoTerritorio: 0, pesoBisogno: 0, pesoPersonale: 0, pesoAts: 0, pesoEts: 0, pesoOpportunita: 0 }, null, 'candidato'],
  ];
  test.each(cases)('%s', (_name, variables, punteggio, ammissione) => {
    expect(score.output('punteggio_sito', { ...alone, ...variables })).toMatchObject({
      dss: 'DSS14',
      punteggio,
      ammissione,
      soloConfronto: ammissione === 'solo_confronto',
    });
  });

  test('is never below 0 or above 100', () => {
    for (const scheda of [best, none])
      for (const pesoBisogno of [0, 25, 100])
        for (const pesoAts of [0, 20, 100])
          for (const distrettiNellaZona of [1, 2, 12]) {
            const { punteggio } = score.context('punteggio_sito', { scheda, risorse: rich, distrettiNellaZona, pesoBisogno, pesoAts });
            expect(punteggio).toBeGreaterThanOrEqual(0);
            expect(punteggio).toBeLessThanOrEqual(100);
          }
  });
});

describe('D5 spending', () => {
  const cases: readonly (readonly [number, number, string, Variables?])[] = [
    [0, 0, 'verde'],
    [10, 50, 'verde'],
    [60, 50, 'verde'],
    [60.1, 50, 'ambra'],
    [70, 50, 'ambra'],
    [70.1, 50, 'rosso'],
    [100, 95, 'verde'],
    [100.1, 99, 'rosso'],
    [56, 50, 'ambra', { spesaAmbraPunti: 5 }],
    [66, 50, 'rosso', { spesaRossoPunti: 15 }],
  ];
  test.each(cases)('%d %% spent after %d %% of the time is %s', (percentualeConsumo, percentualeTempo, semaforo, parametri = {}) => {
    expect(spending.context('spesa', { percentualeConsumo, percentualeTempo, parametri })).toEqual({
      scarto: expect.closeTo(percentualeConsumo - percentualeTempo, 9),
      semaforo,
    });
  });
});
