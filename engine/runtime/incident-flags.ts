import type { Key } from '../model/ids.ts';
import type { Draft } from '../state/draft.ts';
import type { Event } from '../state/events.ts';
import { keyOf } from './fields.ts';
import { headerOf, type InstanceHeader } from './instance-header.ts';
import type { Store } from './ports.ts';
import type { WriteSet } from './write-set.ts';

/**
 * `hasIncident` of an instance, and of the calling elements and instances above it: true while anything in or
 * below them has one. Looked up only when a step raised or resolved an incident.
 */
export async function flagIncidents(
  store: Store,
  writes: WriteSet,
  step: { header: InstanceHeader; events: readonly Event[]; draft: Draft },
): Promise<void> {
  const { header, events, draft } = step;
  if (!events.some(({ type }) => type === 'IncidentRaised' || type === 'IncidentResolved')) return;
  const own = hasIncident(draft);
  const elsewhere =
    own && header.callers.length === 0 ? new Set<Key>() : await flaggedElsewhere(store, header);
  const instance = header.processInstanceKey;
  writes.patch('processInstances', instance, { hasIncident: own || elsewhere.has(instance) });
  for (const caller of header.callers) {
    writes.patch('processInstances', caller.processInstanceKey, {
      hasIncident: own || elsewhere.has(caller.processInstanceKey),
    });
    writes.patch('elementInstances', caller.elementInstanceKey, {
      hasIncident: own || elsewhere.has(caller.elementInstanceKey),
    });
  }
}

function hasIncident(draft: Draft): boolean {
  for (const element of draft.touched.values()) if (element?.incident) return true;
  for (const key in draft.base.elements) if (draft.find(key as Key)?.incident) return true;
  return false;
}

/** The instances and calling elements that incidents of other instances of the same root lie in. */
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
  for (const incident of others) {
    const key = keyOf(incident, 'processInstanceKey');
    const record = await store.find('processInstances', key);
    flagged.add(key);
    if (record?.['state'] !== 'ACTIVE') continue;
    for (const caller of headerOf(record).callers) {
      flagged.add(caller.processInstanceKey);
      flagged.add(caller.elementInstanceKey);
    }
  }
  return flagged;
}
