import type { InstanceState } from '../api/wire.ts';
import { oneOf, textIn } from '../app/search.ts';

/** The state of the list of cases, as its address tells it. */
export interface InstancesSearch {
  readonly cerca?: string | undefined;
  readonly stato?: InstanceState | undefined;
  readonly percorso?: string | undefined;
  readonly distretto?: string | undefined;
  readonly problema?: boolean | undefined;
}

export const instancesSearch = (search: Record<string, unknown>): InstancesSearch => ({
  cerca: textIn(search, 'cerca'),
  stato: oneOf(search, 'stato', ['ACTIVE', 'COMPLETED', 'TERMINATED']),
  percorso: textIn(search, 'percorso'),
  distretto: textIn(search, 'distretto'),
  problema: search.problema === true ? true : undefined,
});

export const activeFilters = ({ stato, percorso, distretto, problema }: InstancesSearch) =>
  [stato, percorso, distretto, problema].filter((filter) => filter !== undefined).length;
