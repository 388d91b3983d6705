import type { Json } from '../../model/json.ts';
import { AREA_WIDE } from '../versions.ts';
import { EngineRejection, type StartBatch, type StartedBatch } from '../engine.ts';
import { textOf } from '../fields.ts';
import type { Locks } from '../lock.ts';
import type { Parts } from '../parts.ts';
import type { StoredRecord } from '../query.ts';
import { changeBatch } from './batch-record.ts';
import { subjectOf, type BatchKinds } from './batch-kind.ts';

/** Starts batch operations and tells them to pause, go on or end; the runner does the work. */
export class Batches {
  private readonly parts: Parts;
  private readonly kinds: BatchKinds;
  private readonly locks: Locks;
  private readonly poke: () => void;

  /** `locks` are shared with the runner: a command waits for the slice under way, so that all of it is counted. */
  constructor(parts: Parts, deps: { kinds: BatchKinds; locks: Locks; poke: () => void }) {
    this.parts = parts;
    this.kinds = deps.kinds;
    this.locks = deps.locks;
    this.poke = deps.poke;
  }

  /** Answers when the batch is stored. What it is for is found out after that, page by page. */
  async start({ type, where, parameters = null, tenantId, actor }: StartBatch): Promise<StartedBatch> {
    const kind = this.kinds[type];
    if (!kind)
      throw new EngineRejection(
        'INVALID_STATE',
        `Expected the type of the batch operation to be one of ${Object.keys(this.kinds).join(', ')}, but it is '${type}'.`,
      );
    const which = { op: 'and', of: [kind.applies, where] } as const;
    // A condition the store does not understand is refused now, not in the background.
    await this.parts.store.list(subjectOf(kind).collection, which, { limit: 1 });
    const batchOperationKey = this.parts.newKey();
    const record: Record<string, Json> = {
      batchOperationKey,
      batchOperationType: type,
      state: 'CREATED',
      pending: true,
      where: which,
      parameters,
      collectedTo: '0',
      isCollected: false,
      handledTo: '',
      startDate: null,
      endDate: null,
      actorType: actor === undefined ? null : 'USER',
      actorId: actor ?? null,
      operationsTotalCount: 0,
      operationsCompletedCount: 0,
      operationsFailedCount: 0,
      tenantId: tenantId ?? AREA_WIDE,
      revision: 1,
    };
    await this.parts.committer.commit({
      guards: [],
      writes: [{ op: 'put', collection: 'batchOperations', key: batchOperationKey, record }],
    });
    this.poke();
    return { batchOperationKey, batchOperationType: type };
  }

  suspend(key: string): Promise<void> {
    return this.change(key, 'suspend', ['CREATED', 'ACTIVE'], () => ({ state: 'SUSPENDED', pending: false }));
  }

  resume(key: string): Promise<void> {
    return this.change(key, 'resume', ['SUSPENDED'], (batch) => ({
      state: batch['isCollected'] === true ? 'ACTIVE' : 'CREATED',
      pending: true,
    }));
  }

  /** What has been done stays done; the runner marks the rest as canceled. */
  cancel(key: string): Promise<void> {
    return this.change(key, 'cancel', ['CREATED', 'ACTIVE', 'SUSPENDED'], () => ({
      state: 'CANCELED',
      endDate: this.parts.clock.now(),
      pending: true,
    }));
  }

  private async change(
    key: string,
    what: string,
    from: readonly string[],
    to: (batch: StoredRecord) => Record<string, Json>,
  ): Promise<void> {
    await this.locks.run(key, async () => {
      for (let done = false; !done;) {
        const batch = await this.parts.store.find('batchOperations', key);
        if (!batch)
          throw new EngineRejection(
            'NOT_FOUND',
            `Expected to find a batch operation with key '${key}', but there is none.`,
          );
        const state = textOf(batch, 'state');
        if (!from.includes(state))
          throw new EngineRejection(
            'INVALID_STATE',
            `Expected to ${what} a batch operation that is ${from.join(' or ')}, but ${key} is ${state}.`,
          );
        done = await changeBatch(this.parts.committer, batch, to(batch));
      }
    });
    this.poke();
  }
}
