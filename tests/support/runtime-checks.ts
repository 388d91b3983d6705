import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import type { Definition } from '../../engine/model/definition.ts';
import type { Key } from '../../engine/model/ids.ts';
import { loadInstance } from '../../engine/runtime/instance-loader.ts';
import { textOf } from '../../engine/runtime/fields.ts';
import type { Store } from '../../engine/runtime/ports.ts';
import type { Condition } from '../../engine/runtime/query.ts';
import type { Event } from '../../engine/state/events.ts';
import { replay } from '../../engine/state/evolve.ts';
import { emptyState } from '../../engine/state/instance-state.ts';
import { brokenInvariants } from './core-invariants.ts';

/**
 * What must hold in a store between two commands: an instance loaded from its rows is what its history leads to;
 * one that has ended has left nothing open; nothing is owed but to suspended instances.
 */
export async function checkStore(store: Store, definitions: readonly Definition[]): Promise<void> {
  for (const record of await store.list('processInstances', { op: 'and', of: [] })) {
    const key = textOf(record, 'processInstanceKey');
    const history = await store.list('history', { op: 'eq', field: 'processInstanceKey', value: key });
    const events = history.flatMap((row) => row['events'] as unknown as Event[]);
    const replayed = replay(emptyState(key as Key), events);
    expect(replayed.phase).toBe(textOf(record, 'state').toLowerCase());
    if (record['state'] !== 'ACTIVE') {
      expect(await residue(store, key)).toEqual({});
      continue;
    }
    const loaded = await loadInstance(store, key);
    if (!isDeepStrictEqual(loaded?.state, replayed)) expect(loaded?.state).toStrictEqual(replayed);
    const definition = definitions.find(({ processId }) => processId === record['processDefinitionId']);
    if (definition) expect(brokenInvariants(definition, replayed)).toEqual([]);
  }
  expect(await store.list('outbox', { op: 'eq', field: 'held', value: null })).toEqual([]);
}

const OPEN: Readonly<Record<string, Condition | null>> = {
  elementInstances: { op: 'eq', field: 'state', value: 'ACTIVE' },
  userTasks: {
    op: 'and',
    of: [
      { op: 'neq', field: 'state', value: 'COMPLETED' },
      { op: 'neq', field: 'state', value: 'CANCELED' },
    ],
  },
  jobs: { op: 'eq', field: 'endTime', value: null },
  timers: null,
  signalSubscriptions: null,
  instanceItems: null,
  messageSubscriptions: { op: 'eq', field: 'messageSubscriptionState', value: 'CREATED' },
  incidents: { op: 'eq', field: 'state', value: 'ACTIVE' },
};

/** The rows an ended instance should not have, by collection. */
async function residue(store: Store, instance: string): Promise<Readonly<Record<string, number>>> {
  const left: Record<string, number> = {};
  const own = { op: 'eq', field: 'processInstanceKey', value: instance } as const;
  for (const [collection, open] of Object.entries(OPEN)) {
    const rows = await store.list(collection, open === null ? own : { op: 'and', of: [own, open] });
    if (rows.length > 0) left[collection] = rows.length;
  }
  const locks = await store.list('messageStartLocks', { op: 'and', of: [] });
  if (locks.some((lock) => lock['processInstanceKey'] === instance)) left['messageStartLocks'] = 1;
  const available = await store.list('jobs', {
    op: 'and',
    of: [own, { op: 'neq', field: 'availableAt', value: null }],
  });
  if (available.length > 0) left['availableJobs'] = available.length;
  return left;
}
