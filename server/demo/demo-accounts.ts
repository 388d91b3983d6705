import type { DemoAccount } from '../../schemas/api/problem.ts';
import { wholeArea, type Principal, type Role } from '../access/principal.ts';

/** Everybody may read it: it is printed at each start, and the demo listens on this machine only. */
export const demoPassword = 'patto-demo';

const bari = 'DSSBA';
const altamura = 'DSS04';
const putignano = 'DSS14';

function account(
  username: string,
  displayName: string,
  role: Role,
  groups: readonly string[],
  districts: readonly string[],
): Principal {
  return { username, displayName, roles: [role], groups, districts };
}

const operator = (username: string, displayName: string, groups: readonly string[]): Principal =>
  account(username, displayName, 'operator', groups, [bari, altamura, putignano]);

/** One for each seat at the table, and some to see the whole; `everyGroup` is what the diagrams name. */
export function demoAccounts(everyGroup: readonly string[]): readonly Principal[] {
  return [
    account('tutti', 'Tutti i ruoli (prova)', 'operator', everyGroup, [bari, altamura, putignano]),
    account('altamura', 'Tutti i ruoli, solo Altamura', 'operator', everyGroup, [altamura]),
    operator('pua', 'Paola Pugliese (PUA)', ['pua']),
    operator('csm', 'Carla Santoro (case manager CSM)', ['csm', 'cm']),
    operator('csm_med', 'Dario Mele (psichiatra CSM)', ['csm_med']),
    operator('ats_as', 'Anna Sasso (assistente sociale ATS)', ['ats_as']),
    operator('ats_udp', 'Ugo De Palma (Ufficio di Piano)', ['ats_udp']),
    operator('uvm', 'Vito Morea (UVM)', ['uvm']),
    operator('ets', 'Elena Tarantini (cogestore ETS)', ['ets']),
    operator('dss', 'Donato Sisto (Direzione DSS)', ['dss']),
    operator('dsm', 'Diana Summo (Direzione DSM)', ['dsm']),
    operator('persona', 'Pietro R. (la persona)', ['persona']),
    operator('esp', 'Ester Pace (esperta per esperienza)', ['esp']),
    account(
      'cabina',
      'Cabina di regia',
      'operator',
      ['cabina', 'formazione', 'grm', 'admin_distr', 'designer'],
      [wholeArea],
    ),
    account('designer', 'Delia Disegna (modelli)', 'designer', [], [wholeArea]),
    account('admin', 'Ada Amministra (versioni)', 'administrator', [], [wholeArea]),
    account('worker', 'Automatismi (API /v2)', 'client', [], [wholeArea]),
  ];
}

/** Those the sign-in page offers: one for each kind of work. */
export const offeredAccounts: readonly DemoAccount[] = demoAccounts([])
  .filter(({ username }) => ['tutti', 'csm', 'persona', 'designer', 'admin'].includes(username))
  .map(({ username, displayName }) => ({ username, displayName, password: demoPassword }));
