import type { Json, Variables } from '../model/json.ts';
import { textOf } from '../runtime/fields.ts';
import type { Store } from '../runtime/ports.ts';
import type { Condition, StoredRecord } from '../runtime/query.ts';

/** Where an instance stands. Elements are in the order in which they began; the process itself is not among them. */
export interface Snapshot {
  readonly key: string;
  readonly processId: string;
  readonly version: number;
  readonly state: 'active' | 'completed' | 'terminated';
  /** Active elements that hold no active element: where it waits. */
  readonly waitsAt: readonly { readonly id: string; readonly type: string }[];
  /** Every element that was begun, as often as it was. */
  readonly path: readonly string[];
  /** Those of the path that were completed. */
  readonly completed: readonly string[];
  readonly flows: readonly string[];
  /** Of the process itself. */
  readonly variables: Variables;
  readonly incidents: readonly {
    readonly element: string;
    readonly type: string;
    readonly message: string;
  }[];
}

export async function snapshotOf(store: Store, instance: string): Promise<Snapshot> {
  const header = await store.find('processInstances', instance);
  if (!header) throw new Error(`There is no process instance ${instance}.`);
  const of = (collection: string, ...more: readonly Condition[]) =>
    store.list(collection, {
      op: 'and',
      of: [{ op: 'eq', field: 'processInstanceKey', value: instance }, ...more],
    });
  const elements = (await of('elementInstances')).filter((row) => row['elementInstanceScopeKey'] !== null);
  const active = elements.filter((row) => row['state'] === 'ACTIVE');
  const scopes = new Set(active.map((row) => row['elementInstanceScopeKey']));
  const variables = await of('variables', { op: 'eq', field: 'scopeKey', value: instance });
  const flows = await of('sequenceFlows');
  const incidents = await of('incidents', { op: 'eq', field: 'state', value: 'ACTIVE' });
  const id = (row: StoredRecord): string => textOf(row, 'elementId');
  return {
    key: instance,
    processId: textOf(header, 'processDefinitionId'),
    version: Number(header['processDefinitionVersion']),
    state: textOf(header, 'state').toLowerCase() as Snapshot['state'],
    waitsAt: active
      .filter((row) => !scopes.has(row['elementInstanceKey'] ?? null))
      .map((row) => ({ id: id(row), type: textOf(row, 'type') })),
    path: elements.map(id),
    completed: elements.filter((row) => row['state'] === 'COMPLETED').map(id),
    flows: flows.map((row) => textOf(row, 'sequenceFlowId')),
    variables: Object.fromEntries(
      variables.map((row) => [textOf(row, 'name'), JSON.parse(textOf(row, 'value')) as Json]),
    ),
    incidents: incidents.map((row) => ({
      element: id(row),
      type: textOf(row, 'errorType'),
      message: textOf(row, 'errorMessage'),
    })),
  };
}

/** A snapshot in words, for whoever has to find out why a test fails. */
export function describeSnapshot(snapshot: Snapshot): string {
  const { key, processId, version, state, waitsAt, path, variables, incidents } = snapshot;
  const words = (list: readonly string[]): string => (list.length === 0 ? 'nothing' : list.join(', '));
  const lines = [
    `Instance ${key} of ${processId} (version ${version}) is ${state}.`,
    `  waits at:  ${words(waitsAt.map(({ id, type }) => `${id} (${type.toLowerCase().replaceAll('_', ' ')})`))}`,
    `  path:      ${path.length === 0 ? 'nothing' : path.join(' → ')}`,
    `  variables: ${JSON.stringify(variables)}`,
    ...incidents.map(({ element, type, message }) => `  incident:  ${element}: ${type}: ${message}`),
  ];
  return lines.join('\n');
}
