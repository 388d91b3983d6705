import type { Key, NodeId } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import { newElement } from '../state/element-instance.ts';
import type { ElementInstance, InstanceState, Item, Wait } from '../state/instance-state.ts';
import { headerOf, type InstanceHeader } from './instance-header.ts';
import type { Store } from './ports.ts';
import { keyOf, textOf } from './fields.ts';

export interface LoadedInstance {
  header: InstanceHeader;
  state: InstanceState;
  revision: number;
}

/** Puts the state of a running instance together again from its rows; null when it has ended or never was. */
export async function loadInstance(store: Store, key: string): Promise<LoadedInstance | null> {
  const record = await store.find('processInstances', key);
  if (record?.['state'] !== 'ACTIVE') return null;
  const ofInstance = { op: 'eq', field: 'processInstanceKey', value: key } as const;
  const active = { op: 'eq', field: 'state', value: 'ACTIVE' } as const;
  const [rows, variables, kept] = await Promise.all([
    store.list('elementInstances', { op: 'and', of: [ofInstance, active] }),
    store.list('variables', ofInstance),
    store.list('instanceItems', ofInstance),
  ]);
  const values = new Map<string, { variables: Record<string, Json>; keys: Record<string, Key> }>();
  for (const row of variables) {
    const scope = values.get(textOf(row, 'scopeKey')) ?? { variables: {}, keys: {} };
    const name = textOf(row, 'name');
    scope.variables[name] = JSON.parse(textOf(row, 'value')) as Json;
    scope.keys[name] = keyOf(row, 'variableKey');
    values.set(textOf(row, 'scopeKey'), scope);
  }
  const elements: Record<Key, ElementInstance> = {};
  for (const row of rows) {
    const elementKey = keyOf(row, 'elementInstanceKey');
    const own = values.get(elementKey);
    elements[elementKey] = {
      ...newElement(
        elementKey,
        textOf(row, 'elementId') as NodeId,
        row['elementInstanceScopeKey'] as Key | null,
      ),
      ...stored(row['live'] as unknown as Partial<ElementInstance>),
      variables: own?.variables ?? {},
      variableKeys: own?.keys ?? {},
    };
  }
  const items: Record<Key, Item> = {};
  for (const row of kept) items[keyOf(row, 'itemKey')] = row['item'] as unknown as Item;
  return {
    header: headerOf(record),
    state: {
      format: 1,
      key: key as Key,
      phase: 'active',
      suspended: record['suspended'] === true,
      elements,
      items,
    },
    revision: Number(record['revision']),
  };
}

/** What was stored before an event could have several definitions waits for its only one. */
function stored(live: Partial<ElementInstance>): Partial<ElementInstance> {
  if (!live.waits) return live;
  return { ...live, waits: live.waits.map((wait) => ({ ...wait, part: (wait as Partial<Wait>).part ?? 0 })) };
}
