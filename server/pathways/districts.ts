import type { Engine, StoredRecord } from '../../engine/index.ts';
import { wholeArea, type Principal } from '../access/principal.ts';
import territory from './territory.json' with { type: 'json' };

export interface District {
  readonly id: string;
  readonly name: string;
}

/** The districts of the area, in memory: names are shown with every task and every case. */
export interface Districts {
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

export function createDistricts(deps: { engine: Pick<Engine, 'search'> }): Districts {
  let known = new Map<string, District>();

  const all = (): readonly District[] => [...known.values()];
  const find = (id: string): District | null => (id === wholeArea ? area : (known.get(id) ?? null));

  return {
    async load() {
      const { items } = await deps.engine.search('districts', {
        sort: [{ field: 'name', order: 'asc' }],
        limit: 1000,
      });
      known = new Map(items.map((record) => [String(record['districtId']), districtOf(record)]));
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

/** Writes the districts of `territory.json` that the store does not have: what was edited since stays. */
export async function seedDistricts(engine: Pick<Engine, 'find' | 'commit'>): Promise<void> {
  for (const district of territory.districts) {
    const { id, ...rest } = district;
    await engine.commit({
      guards: [{ collection: 'districts', key: id, field: 'districtId', value: null }],
      writes: [
        {
          op: 'put',
          collection: 'districts',
          key: id,
          record: { districtId: id, ...rest, validFrom: null, validTo: null },
        },
      ],
    });
  }
}

function districtOf(record: StoredRecord): District {
  return { id: String(record['districtId']), name: String(record['name']) };
}
