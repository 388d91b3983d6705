import { DateTime } from 'luxon';
import type { Commit, Engine, StoredRecord } from '../../../engine/index.ts';
import { wholeArea } from '../../access/principal.ts';
import { numberOf, textOf } from '../../record-fields.ts';

/**
 * The names of cases: `BDS-DSS04-2027-0012`, never anything of the person.
 *
 * K1. No number twice: a number is reserved under a guard on its series before the case is started with it.
 * K2. No gap: a number whose case did not come to be is given back, and taken again before a new one.
 * K3. A crash in between leaves a reservation; `recover` gives it back, unless its case exists.
 */
export interface CaseKeys {
  take(processDefinitionId: string, districtId: string): Promise<string>;
  /** The case bears it now. */
  used(caseKey: string): Promise<void>;
  /** It could not be started. Should it exist all the same, it keeps its number. */
  giveBack(caseKey: string): Promise<void>;
  recover(): Promise<void>;
}

/** What stands before the district; every other process is one of the Budget di Salute. */
const prefixes: Readonly<Record<string, string>> = { bds_pilota: 'PIL' };

/** A start takes much less; whoever holds a number for longer has crashed. */
const abandonedAfterMs = 5 * 60_000;

export function createCaseKeys(deps: {
  engine: Pick<Engine, 'find' | 'search' | 'commit' | 'now'>;
  zone: string;
  realNow?: () => number;
}): CaseKeys {
  const { engine, zone, realNow = () => Date.now() } = deps;
  // In one process the takers of a number queue up; guards are for those of other processes.
  let last: Promise<unknown> = Promise.resolve();

  async function takeFree(series: string): Promise<string | null> {
    const page = await engine.search('caseKeyReservations', {
      where: {
        op: 'and',
        of: [
          { op: 'eq', field: 'series', value: series },
          { op: 'eq', field: 'state', value: 'FREE' },
        ],
      },
      sort: [{ field: 'number', order: 'asc' }],
      limit: 1,
    });
    const [free] = page.items;
    if (!free) return null;
    return (await engine.commit(restate(free, 'TAKEN', realNow()))) === 'committed'
      ? textOf(free, 'caseKey')
      : null;
  }

  async function takeNew(series: string): Promise<string | null> {
    const counter = await engine.find('counters', series);
    const number = counter === null ? 1 : numberOf(counter, 'value') + 1;
    const caseKey = `${series}-${String(number).padStart(4, '0')}`;
    const at = realNow();
    const outcome = await engine.commit({
      guards: [{ collection: 'counters', key: series, field: 'value', value: counter?.['value'] ?? null }],
      writes: [
        { op: 'put', collection: 'counters', key: series, record: { name: series, value: number } },
        {
          op: 'put',
          collection: 'caseKeyReservations',
          key: caseKey,
          record: { caseKey, series, number, state: 'TAKEN', at, revision: 1 },
        },
      ],
    });
    return outcome === 'committed' ? caseKey : null;
  }

  async function takeFrom(series: string): Promise<string> {
    for (;;) {
      const caseKey = (await takeFree(series)) ?? (await takeNew(series));
      if (caseKey !== null) return caseKey;
    }
  }

  async function used(caseKey: string): Promise<void> {
    await engine.commit({
      guards: [],
      writes: [{ op: 'delete', collection: 'caseKeyReservations', key: caseKey }],
    });
  }

  async function settle(reservation: StoredRecord): Promise<void> {
    const caseKey = textOf(reservation, 'caseKey');
    const bearers = await engine.search('processInstances', {
      where: { op: 'eq', field: 'businessId', value: caseKey },
      limit: 1,
    });
    if (bearers.items.length > 0) await used(caseKey);
    else await engine.commit(restate(reservation, 'FREE', realNow()));
  }

  return {
    take(processDefinitionId, districtId) {
      const series = seriesOf(processDefinitionId, districtId, engine.now(), zone);
      const taking = last.then(() => takeFrom(series));
      last = taking.catch(() => undefined);
      return taking;
    },
    used,

    async giveBack(caseKey) {
      const reservation = await engine.find('caseKeyReservations', caseKey);
      if (reservation) await settle(reservation);
    },

    async recover() {
      const abandoned = await engine.search('caseKeyReservations', {
        where: {
          op: 'and',
          of: [
            { op: 'eq', field: 'state', value: 'TAKEN' },
            { op: 'lt', field: 'at', value: realNow() - abandonedAfterMs },
          ],
        },
        limit: 1000,
      });
      for (const reservation of abandoned.items) await settle(reservation);
    },
  };
}

function seriesOf(processDefinitionId: string, districtId: string, now: number, zone: string): string {
  const prefix = prefixes[processDefinitionId] ?? 'BDS';
  // Città Metropolitana di Bari.
  const district = districtId === wholeArea ? 'CMB' : districtId;
  return `${prefix}-${district}-${DateTime.fromMillis(now, { zone }).year}`;
}

function restate(reservation: StoredRecord, state: 'TAKEN' | 'FREE', at: number): Commit {
  const key = textOf(reservation, 'caseKey');
  const revision = numberOf(reservation, 'revision');
  return {
    guards: [{ collection: 'caseKeyReservations', key, field: 'revision', value: revision }],
    writes: [
      { op: 'patch', collection: 'caseKeyReservations', key, record: { state, at, revision: revision + 1 } },
    ],
  };
}
