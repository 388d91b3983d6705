import type { Key, NodeId } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { ElementInstance, InstanceState } from '../state/instance-state.ts';
import { headerOf, type InstanceHeader } from './instance-header.ts';
import type { Store } from './ports.ts';
import { keyOf, textOf } from './fields.ts';

export interface LoadedInstance {
  readonly header: InstanceHeader;
  state: InstanceState;
  revision: number;
}

/** Puts the state of a running instance together again from its rows; null when it has ended or never was. */
export async function loadInstance(store: Store, key: string): Promise<LoadedInstance | null> {
  const record = await store.find('processInstances', key);
  if (record?.['state'] !== 'ACTIVE') return null;
  const ofInstance = { op: 'eq', field: 'processInstanceKey', value: key } as const;
  const active = { op: 'eq', field: 'state', value: 'ACTIVE' } as const;
  const [rows, variables] = await Promise.all([
    store.list('elementInstances', { op: 'and', of: [ofInstance, active] }),
    store.list('variables', ofInstance),
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
      ...(row['live'] as unknown as ElementInstance),
      key: elementKey,
      node: textOf(row, 'elementId') as NodeId,
      scope: row['elementInstanceScopeKey'] as Key | null,
      variables: own?.variables ?? {},
      variableKeys: own?.keys ?? {},
    };
  }
  return {
    header: headerOf(record),
    state: { format: 1, key: key as Key, phase: 'active', elements },
    revision: Number(record['revision']),
  };
}
