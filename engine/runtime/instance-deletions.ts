import type { Key } from '../model/ids.ts';
import type { ExecuteOptions } from './assembly.ts';
import { engineCollections } from './collections.ts';
import { EngineRejection } from './engine.ts';
import { keyOf, textOf } from './fields.ts';
import { headerOf } from './instance-header.ts';
import { Locks } from './lock.ts';
import type { Parts } from './parts.ts';
import type { Write } from './ports.ts';
import type { Condition, StoredRecord } from './query.ts';
import { WriteSet } from './write-set.ts';

/** Records deleted in one commit. */
const SLICE = 500;

/**
 * Deletes ended instances with all that is kept of them, and the instances they called.
 *
 * D1. The instance's own record goes first, in one commit with the note in `instanceDeletions`: from then on it is
 *     gone for every reader, and a crash leaves the note behind.
 * D2. The rest goes in slices; the note goes last. What was left over by a crash is deleted at the next start.
 * D3. A message that is still buffered keeps the fact that it has reached a process, without the instance: else it
 *     would start another one. It goes with the message.
 */
export class InstanceDeletions {
  private readonly parts: Parts;
  private readonly locks = new Locks();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Throws NOT_FOUND; INVALID_STATE while it, or an instance it called, runs. */
  async delete(instance: Key, { also, guards = [] }: ExecuteOptions = {}): Promise<void> {
    const record = await this.parts.store.find('processInstances', instance);
    if (!record) throw unknown(instance);
    await this.requireEnded(instance, record);
    const writes = new WriteSet();
    begin(writes, instance);
    also?.(writes);
    const still = { collection: 'processInstances', key: instance, field: 'processInstanceKey' };
    const outcome = await this.parts.committer.commit({
      guards: [{ ...still, value: instance }, ...guards],
      writes: writes.list(),
    });
    if (outcome === 'conflict') throw unknown(instance);
    await this.finish(instance);
  }

  /** Deletes what earlier deletions have left over. */
  async resume(): Promise<void> {
    const everything = { op: 'and', of: [] } as const;
    for (;;) {
      const notes = await this.parts.store.list('instanceDeletions', everything, { limit: SLICE });
      for (const note of notes) await this.finish(keyOf(note, 'processInstanceKey'));
      if (notes.length < SLICE) return;
    }
  }

  private async requireEnded(instance: Key, record: StoredRecord): Promise<void> {
    if (record['state'] === 'ACTIVE')
      throw new EngineRejection(
        'INVALID_STATE',
        `Expected process instance ${instance} to have ended, but it is running. Cancel it first.`,
      );
    const running = await this.parts.store.list('processInstances', {
      op: 'and',
      of: [
        { op: 'eq', field: 'rootProcessInstanceKey', value: record['rootProcessInstanceKey'] ?? null },
        { op: 'eq', field: 'state', value: 'ACTIVE' },
      ],
    });
    const called = running.find((row) =>
      headerOf(row).callers.some(({ processInstanceKey }) => processInstanceKey === instance),
    );
    if (called)
      throw new EngineRejection(
        'INVALID_STATE',
        `Expected all that process instance ${instance} called to have ended, but ${textOf(called, 'processInstanceKey')} is running. Try again when it has ended.`,
      );
  }

  /** D2. One at a time for each instance: it does not matter who began. */
  private finish(instance: Key): Promise<void> {
    return this.locks.run(instance, async () => {
      for (const child of await this.takeCalled(instance)) await this.finish(child);
      for (const collection of ownCollections) await this.clear(collection, instance);
      await this.clearCorrelations(instance);
      await this.commit([{ op: 'delete', collection: 'instanceDeletions', key: instance }]);
    });
  }

  /** D1 for the instances it called. */
  private async takeCalled(instance: Key): Promise<readonly Key[]> {
    const taken: Key[] = [];
    for (;;) {
      const called = await this.parts.store.list(
        'processInstances',
        { op: 'eq', field: 'parentProcessInstanceKey', value: instance },
        { limit: SLICE },
      );
      const writes = new WriteSet();
      for (const row of called) begin(writes, keyOf(row, 'processInstanceKey'));
      if (called.length > 0) await this.commit(writes.list());
      taken.push(...called.map((row) => keyOf(row, 'processInstanceKey')));
      if (called.length < SLICE) return taken;
    }
  }

  private async clear({ name, key, where }: Own, instance: Key): Promise<void> {
    for (;;) {
      const rows = await this.parts.store.list(name, where(instance), { limit: SLICE });
      if (rows.length > 0)
        await this.commit(
          rows.map((row): Write => ({ op: 'delete', collection: name, key: textOf(row, key) })),
        );
      if (rows.length < SLICE) return;
    }
  }

  /** D3. */
  private async clearCorrelations(instance: Key): Promise<void> {
    const collection = 'correlatedMessageSubscriptions';
    for (;;) {
      const rows = await this.parts.store.list(collection, ofInstance(instance), { limit: SLICE });
      const writes: Write[] = [];
      for (const row of rows) {
        const key = textOf(row, 'correlationId');
        if (await this.parts.store.find('messages', textOf(row, 'messageKey')))
          writes.push({ op: 'patch', collection, key, record: nobody });
        else writes.push({ op: 'delete', collection, key });
      }
      if (rows.length > 0) await this.commit(writes);
      if (rows.length < SLICE) return;
    }
  }

  private async commit(writes: readonly Write[]): Promise<void> {
    await this.parts.committer.commit({ guards: [], writes });
  }
}

const nobody = { processInstanceKey: null, rootProcessInstanceKey: null, elementInstanceKey: null };

/** D1. */
function begin(writes: WriteSet, instance: Key): void {
  writes.delete('processInstances', instance);
  writes.put('instanceDeletions', instance, { processInstanceKey: instance });
}

function unknown(instance: Key): EngineRejection {
  return new EngineRejection(
    'NOT_FOUND',
    `Expected to find a process instance with key '${instance}', but there is none.`,
  );
}

interface Own {
  readonly name: string;
  readonly key: string;
  readonly where: (instance: Key) => Condition;
}

const ofInstance = (instance: Key): Condition => ({
  op: 'eq',
  field: 'processInstanceKey',
  value: instance,
});

/** Its rows are not searched by instance, so it has no index for it: their keys begin with the instance's. */
const history: Own = {
  name: 'history',
  key: 'historyKey',
  where: (instance) => ({
    op: 'and',
    of: [
      { op: 'gt', field: 'historyKey', value: `${instance}_` },
      { op: 'lt', field: 'historyKey', value: `${instance}_:` },
    ],
  }),
};

/** What names an instance but is not its own, or is looked after elsewhere here. */
const others = new Set([
  'processInstances',
  'instanceDeletions',
  'history',
  'correlatedMessageSubscriptions',
  'outbox',
  'messageStartLocks',
  'batchOperationItems',
]);

/** Every collection of records that belong to one instance: a new one is in it by having the field. */
const ownCollections: readonly Own[] = [
  ...engineCollections
    .filter(({ name, fields }) => 'processInstanceKey' in fields && !others.has(name))
    .map(({ name, key }) => ({ name, key, where: ofInstance })),
  history,
];
