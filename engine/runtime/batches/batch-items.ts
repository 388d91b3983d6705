import type { Json } from '../../model/json.ts';
import { EngineRejection } from '../engine.ts';
import { keyOf, textOf } from '../fields.ts';
import type { Parts } from '../parts.ts';
import type { Guard, Write } from '../ports.ts';
import type { StoredRecord } from '../query.ts';
import { StoreError } from '../store-error.ts';
import type { BatchKind } from './batch-kind.ts';

const collection = 'batchOperationItems';

/** The items of batch operations: one for each thing they are for, with one outcome, written once. */
export class BatchItems {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** The next items of a batch, done or not. */
  after(batch: StoredRecord, limit: number): Promise<readonly StoredRecord[]> {
    return this.parts.store.list(
      collection,
      {
        op: 'and',
        of: [
          { op: 'eq', field: 'batchOperationKey', value: batch['batchOperationKey'] ?? null },
          { op: 'gt', field: 'batchItemKey', value: batch['handledTo'] ?? null },
        ],
      },
      { limit },
    );
  }

  /** Does those that are still to do, side by side. Throws after all have ended when one must be tried again. */
  async run(items: readonly StoredRecord[], kind: BatchKind, batch: StoredRecord): Promise<void> {
    const todo = items.filter((item) => item['state'] === 'ACTIVE');
    const done = await Promise.allSettled(todo.map((item) => this.runOne(item, kind, batch)));
    for (const one of done) if (one.status === 'rejected') throw one.reason;
  }

  /** The writes that cancel the items of a slice that are still to do. */
  cancellation(slice: readonly StoredRecord[]): { guards: readonly Guard[]; writes: readonly Write[] } {
    const keys = slice
      .filter((item) => item['state'] === 'ACTIVE')
      .map((item) => textOf(item, 'batchItemKey'));
    return {
      guards: keys.map((key) => isOpen(key)),
      writes: keys.map((key) => ({ op: 'patch', collection, key, record: this.outcome('CANCELED') })),
    };
  }

  private async runOne(item: StoredRecord, kind: BatchKind, batch: StoredRecord): Promise<void> {
    const key = textOf(item, 'batchItemKey');
    try {
      // Before evaluations could be deleted, an item was always an instance.
      const done = typeof item['itemKey'] === 'string' ? 'itemKey' : 'processInstanceKey';
      await kind.run(keyOf(item, done), batch['parameters'] ?? null, {
        actor: typeof batch['actorId'] === 'string' ? batch['actorId'] : undefined,
        guards: [isOpen(key)],
        also: (writes) => writes.patch(collection, key, this.outcome('COMPLETED')),
      });
      const after = await this.parts.store.find(collection, key);
      // There was nothing to commit: then nothing has marked it yet.
      if (after?.['state'] === 'ACTIVE') await this.mark(key, this.outcome('COMPLETED'));
    } catch (failure) {
      if (isPassing(failure)) throw failure;
      if (!(failure instanceof EngineRejection)) this.parts.onError(failure, `batch operation item ${key}`);
      await this.mark(
        key,
        outcomeOf(failure, (state, message) => this.outcome(state, message)),
      );
    }
  }

  /** A conflict means it has an outcome already. */
  private async mark(key: string, record: Record<string, Json>): Promise<void> {
    await this.parts.committer.commit({
      guards: [isOpen(key)],
      writes: [{ op: 'patch', collection, key, record }],
    });
  }

  private outcome(state: string, errorMessage: string | null = null): Record<string, Json> {
    return { state, errorMessage, processedDate: this.parts.clock.now() };
  }
}

function isOpen(key: string): Guard {
  return { collection, key, field: 'state', value: 'ACTIVE' };
}

/** The store or a contended instance: not the item's fault. */
function isPassing(failure: unknown): boolean {
  return (
    failure instanceof StoreError || (failure instanceof EngineRejection && failure.code === 'UNAVAILABLE')
  );
}

function outcomeOf<T>(failure: unknown, outcome: (state: string, message: string) => T): T {
  if (!(failure instanceof EngineRejection)) return outcome('FAILED', 'Something went wrong in the engine.');
  return outcome(failure.code === 'NOT_FOUND' ? 'SKIPPED' : 'FAILED', failure.message);
}
