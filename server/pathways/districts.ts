import type { Engine, StoredRecord } from '../../engine/index.ts';
import { wholeArea, type Principal } from '../access/principal.ts';
import { textOf } from '../record-fields.ts';
import territory from './territory.json' with { type: 'json' };

export interface District {
  readonly id: string;
  readonly name: string;
  /** Holidays beside those of the country: `12-06` each year (the patron saint), `2026-05-08` once. */
  readonly holidays?: readonly string[];
}

/** The districts of the area, in memory: names are shown with every task and every case. */
export interface Districts {
  /** Reads them, after writing those of `territory.json` that the store does not have: what was edited stays. */
  load(): Promise<void>;
  /** Without the whole area, which is not a district, though it is a tenant like them. */
  all(): readonly District[];
  find(id: string): District | null;
  /** An unknown tenant is shown by its id. */
  nameOf(id: string): string;
  /** Those somebody works in: with the whole area, all of them. */
  of(principal: Principal): readonly District[];
}

const area: District = territory.area;

export function createDistricts(deps: { engine: Pick<Engine, 'find' | 'search' | 'commit'> }): Districts {
  const { engine } = deps;
  let known = new Map<string, District>();

  const all = (): readonly District[] => [...known.values()];
  const find = (id: string): District | null => (id === wholeArea ? area : (known.get(id) ?? null));

  return {
    async load() {
      await seed(engine);
      const { items } = await engine.search('districts', {
        sort: [{ field: 'name', order: 'asc' }],
        limit: 1000,
      });
      known = new Map(items.map((record) => [textOf(record, 'districtId'), districtOf(record)]));
    },
    all,
    find,
    nameOf: (id) => find(id)?.name ?? id,
    of(principal) {
      if (principal.districts.includes(wholeArea)) return [area, ...all()];
      return principal.districts.map((id) => find(id) ?? { id, name: id });
    },
  };
}

async function seed(engine: Pick<Engine, 'find' | 'commit'>): Promise<void> {
  for (const { id, ...district } of territory.districts) {
    if (await engine.find('districts', id)) continue;
    const record = { districtId: id, ...district, validFrom: null, validTo: null };
    await engine.commit({
      guards: [{ collection: 'districts', key: id, field: 'districtId', value: null }],
      writes: [{ op: 'put', collection: 'districts', key: id, record }],
    });
  }
}

function districtOf(record: StoredRecord): District {
  const holidays = (record['holidays'] ?? seeded(textOf(record, 'districtId'))) as readonly string[] | null;
  return { id: textOf(record, 'districtId'), name: textOf(record, 'name'), ...(holidays && { holidays }) };
}

/** Of a district stored before it had holidays. */
function seeded(id: string): readonly string[] | null {
  const district = territory.districts.find((each) => each.id === id);
  return district && 'holidays' in district ? (district.holidays ?? null) : null;
}
