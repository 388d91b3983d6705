import type { Json, Variables } from '../model/json.ts';
import { EngineRejection } from './engine.ts';
import type { Store } from './ports.ts';
import type { StoredRecord } from './query.ts';
import { textOf } from './fields.ts';

/** The variables seen from an element instance, running or ended; inner scopes hide outer ones. */
export async function readVisibleVariables(store: Store, elementInstanceKey: string): Promise<Variables> {
  const first = await store.find('elementInstances', elementInstanceKey);
  if (!first)
    throw new EngineRejection(
      'NOT_FOUND',
      `Expected to find an element instance with key '${elementInstanceKey}', but there is none.`,
    );
  const chain: string[] = [];
  let scope = elementInstanceKey;
  for (let element: StoredRecord | null = first; element !== null;) {
    chain.push(scope);
    const outer: Json = element['elementInstanceScopeKey'] ?? null;
    if (typeof outer !== 'string') break;
    scope = outer;
    element = await store.find('elementInstances', outer);
  }
  const rows = await store.list('variables', { op: 'in', field: 'scopeKey', value: chain });
  const visible: Record<string, Json> = {};
  for (const scope of chain.reverse())
    for (const row of rows)
      if (row['scopeKey'] === scope) visible[textOf(row, 'name')] = JSON.parse(textOf(row, 'value')) as Json;
  return visible;
}
