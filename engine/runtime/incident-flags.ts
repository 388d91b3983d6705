import type { Key } from '../model/ids.ts';
import type { Draft } from '../state/draft.ts';
import type { Event } from '../state/events.ts';
import { keyOf } from './fields.ts';
import { headerOf, type InstanceHeader } from './instance-header.ts';
import type { Store } from './ports.ts';
import type { StoredRecord } from './query.ts';
import type { WriteSet } from './write-set.ts';

/**
 * `hasIncident` of an element, of the scopes around it, of its instance, and of the calling elements and instances
 * above: true while anything in or below them has one. Looked up only when a step raised or resolved an incident.
 */
export async function flagIncidents(
  store: Store,
  writes: WriteSet,
  step: { header: InstanceHeader; events: readonly Event[]; draft: Draft },
): Promise<void> {
  const { header, events, draft } = step;
  if (!events.some(({ type }) => type === 'IncidentRaised' || type === 'IncidentResolved')) return;
  const inside = flaggedInside(draft);
  const own = inside.size > 0;
  const elsewhere =
    own && header.callers.length === 0 ? new Set<Key>() : await flaggedElsewhere(store, header);
  const instance = header.processInstanceKey;
  for (const key of concerned(events, draft))
    writes.patch('elementInstances', key, { hasIncident: inside.has(key) || elsewhere.has(key) });
  writes.patch('processInstances', instance, { hasIncident: own || elsewhere.has(instance) });
  for (const caller of header.callers) {
    writes.patch('processInstances', caller.processInstanceKey, {
      hasIncident: own || elsewhere.has(caller.processInstanceKey),
    });
    for (const key of await outwardInStore(store, caller.elementInstanceKey))
      writes.patch('elementInstances', key, { hasIncident: own || elsewhere.has(key) });
  }
}

/** The elements with an incident, and every scope around them. */
function flaggedInside(draft: Draft): ReadonlySet<Key> {
  const flagged = new Set<Key>();
  for (const { key } of draft.withIncident()) for (const around of outward(draft, key)) flagged.add(around);
  return flagged;
}

/** The elements whose incidents changed in this step, and the scopes around them, where they still are. */
function concerned(events: readonly Event[], draft: Draft): ReadonlySet<Key> {
  const keys = new Set<Key>();
  for (const event of events)
    if (event.type === 'IncidentRaised' || event.type === 'IncidentResolved')
      for (const key of outward(draft, event.element)) keys.add(key);
  for (const event of events)
    // What a terminated element had inside is gone with it; the scopes around it stay.
    if (event.type === 'ElementTerminated' && event.scope !== null)
      for (const key of outward(draft, event.scope)) keys.add(key);
  return keys;
}

function outward(draft: Draft, from: Key): readonly Key[] {
  const keys: Key[] = [];
  for (
    let element = draft.find(from);
    element;
    element = element.scope === null ? undefined : draft.find(element.scope)
  )
    keys.push(element.key);
  return keys;
}

/** A stored element and the scopes around it, in its own instance. */
async function outwardInStore(store: Store, from: Key): Promise<readonly Key[]> {
  const keys: Key[] = [];
  for (let key: Key | null = from; key !== null;) {
    const row: StoredRecord | null = await store.find('elementInstances', key);
    if (!row) break;
    keys.push(key);
    key = row['elementInstanceScopeKey'] as Key | null;
  }
  return keys;
}

/** The instances and elements that incidents of other instances of the same root lie in. */
async function flaggedElsewhere(store: Store, header: InstanceHeader): Promise<ReadonlySet<Key>> {
  const others = await store.list('incidents', {
    op: 'and',
    of: [
      { op: 'eq', field: 'rootProcessInstanceKey', value: header.rootProcessInstanceKey },
      { op: 'eq', field: 'state', value: 'ACTIVE' },
      { op: 'neq', field: 'processInstanceKey', value: header.processInstanceKey },
    ],
  });
  const flagged = new Set<Key>();
  const flag = async (element: Key): Promise<void> => {
    if (!flagged.has(element)) for (const key of await outwardInStore(store, element)) flagged.add(key);
  };
  for (const incident of others) {
    const key = keyOf(incident, 'processInstanceKey');
    const record = await store.find('processInstances', key);
    flagged.add(key);
    await flag(keyOf(incident, 'elementInstanceKey'));
    if (record?.['state'] !== 'ACTIVE') continue;
    for (const caller of headerOf(record).callers) {
      flagged.add(caller.processInstanceKey);
      await flag(caller.elementInstanceKey);
    }
  }
  return flagged;
}
