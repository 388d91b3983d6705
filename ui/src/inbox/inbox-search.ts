import type { DueFilter, InboxQuery, InboxSort, InboxView } from '../api/wire.ts';
import { oneOf, textIn } from '../app/search.ts';

/** The state of the inbox, as its address tells it: a link to a view of the inbox is a link. */
export interface InboxSearch {
  readonly vista?: InboxView | undefined;
  readonly cerca?: string | undefined;
  readonly scadenza?: DueFilter | undefined;
  readonly percorso?: string | undefined;
  readonly distretto?: string | undefined;
  readonly ordine?: InboxOrder | undefined;
}

const orders = ['scadenza', 'recenti', 'attesa', 'priorita', 'nome'] as const;
export type InboxOrder = (typeof orders)[number];

const sortOf: Readonly<Record<InboxOrder, { sort: InboxSort; order: 'asc' | 'desc' }>> = {
  scadenza: { sort: 'dueDate', order: 'asc' },
  recenti: { sort: 'creationDate', order: 'desc' },
  attesa: { sort: 'creationDate', order: 'asc' },
  priorita: { sort: 'priority', order: 'desc' },
  nome: { sort: 'name', order: 'asc' },
};

export function inboxSearch(search: Record<string, unknown>): InboxSearch {
  return {
    vista: oneOf(search, 'vista', ['mine', 'groups', 'all']),
    cerca: textIn(search, 'cerca'),
    scadenza: oneOf(search, 'scadenza', ['overdue', 'today', 'week']),
    percorso: textIn(search, 'percorso'),
    distretto: textIn(search, 'distretto'),
    ordine: oneOf(search, 'ordine', orders),
  };
}

export const isOrder = (value: string): value is InboxOrder => orders.some((order) => order === value);

export function queryOf(search: InboxSearch): InboxQuery & { view: InboxView } {
  const query: InboxQuery = {
    search: search.cerca,
    due: search.scadenza,
    processDefinitionId: search.percorso,
    district: search.distretto,
    ...sortOf[search.ordine ?? 'scadenza'],
  };
  return { ...query, view: search.vista ?? 'mine' };
}

export const activeFilters = (search: InboxSearch) =>
  [search.scadenza, search.percorso, search.distretto].filter((filter) => filter !== undefined).length;
