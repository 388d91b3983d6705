import { keyOf, textOf } from '../fields.ts';
import type { Locks } from '../lock.ts';
import type { Parts } from '../parts.ts';
import type { Write } from '../ports.ts';
import type { Condition, StoredRecord } from '../query.ts';
import { BatchItems } from './batch-items.ts';
import { subjectOf, type BatchKind, type BatchKinds } from './batch-kind.ts';
import { changeBatch } from './batch-record.ts';

/** Records looked at in one commit. */
const PAGE = 500;
/** Items done side by side: few, so that commands of people and workers find their way between them. */
const SLICE = 16;
/** After a failure that may pass: ms until the next attempt. */
const PATIENCE = 1000;

/**
 * Carries out batch operations in the background, one slice of each in turn.
 *
 * B1. All it is for is collected as items before the first is done, in key order, up to the key of the batch:
 *     what is new later is not in it, and nothing the batch does changes what it is for. Records with the
 *     same key are one item, also when a page ends between them.
 * B2. Items are done in key order, slice by slice. An item is marked in the commit of what is done to it.
 * B3. A slice is counted when all of its items have an outcome, in the commit that moves on to the next: after a
 *     crash the same slice is taken up again, and what it had done already is only counted.
 * B4. What the batch record says holds only while its `revision` does: a node that lost reads it again.
 */
export class BatchRunner {
  private readonly parts: Parts;
  private readonly kinds: BatchKinds;
  private readonly items: BatchItems;
  private readonly locks: Locks;
  private readonly wakeAt: (time: number) => void;
  private running: Promise<void> | null = null;
  private isWanted = false;
  private isStopping = false;

  constructor(parts: Parts, deps: { kinds: BatchKinds; locks: Locks; wakeAt: (time: number) => void }) {
    this.parts = parts;
    this.kinds = deps.kinds;
    this.items = new BatchItems(parts);
    this.locks = deps.locks;
    this.wakeAt = deps.wakeAt;
  }

  /** There may be something to do. Never waits for it. */
  poke(): void {
    if (this.isStopping) return;
    this.isWanted = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.isWanted) this.poke();
    });
  }

  /** Ends after the slice under way. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.isWanted = false;
    await this.running;
  }

  private async run(): Promise<void> {
    const failed = new Set<string>();
    this.isWanted = false;
    while (!this.isStopping) {
      const open = await this.open(failed);
      if (open.length === 0) return;
      for (const key of open) await this.tryStep(key, failed);
    }
  }

  private async open(failed: Set<string>): Promise<readonly string[]> {
    try {
      const batches = await this.parts.store.list('batchOperations', {
        op: 'eq',
        field: 'pending',
        value: true,
      });
      return batches.map((batch) => textOf(batch, 'batchOperationKey')).filter((key) => !failed.has(key));
    } catch (failure) {
      this.failed(failure, 'looking for batch operations');
      return [];
    }
  }

  private async tryStep(key: string, failed: Set<string>): Promise<void> {
    if (this.isStopping) return;
    try {
      await this.locks.run(key, () => this.step(key));
      // Whoever waits for the thread comes first.
      await new Promise((resolve) => setImmediate(resolve));
    } catch (failure) {
      failed.add(key);
      this.failed(failure, `carrying out batch operation ${key}`);
    }
  }

  private failed(failure: unknown, what: string): void {
    this.parts.onError(failure, what);
    this.wakeAt(this.parts.clock.now() + PATIENCE);
  }

  private async step(key: string): Promise<void> {
    const batch = await this.parts.store.find('batchOperations', key);
    if (batch?.['pending'] !== true) return;
    if (batch['state'] !== 'CREATED' && batch['state'] !== 'ACTIVE') return this.giveUp(batch);
    const type = textOf(batch, 'batchOperationType');
    const kind = this.kinds[type];
    if (!kind) return this.layAside(batch, type);
    if (batch['state'] === 'CREATED') await this.collect(batch, kind);
    else await this.work(batch, kind);
  }

  /** B1. */
  private async collect(batch: StoredRecord, kind: BatchKind): Promise<void> {
    const subject = subjectOf(kind);
    const key = textOf(batch, 'batchOperationKey');
    const found = await this.parts.store.list(
      subject.collection,
      {
        op: 'and',
        of: [
          { op: 'gt', field: subject.key, value: batch['collectedTo'] ?? null },
          { op: 'lt', field: subject.key, value: key },
          batch['where'] as unknown as Condition,
        ],
      },
      { limit: PAGE, sort: [{ field: subject.key, order: 'asc' }] },
    );
    const items = new Map(found.map((record) => [keyOf(record, subject.key), record]));
    const writes = [...items].map(([itemKey, { processInstanceKey, rootProcessInstanceKey }]): Write => {
      const batchItemKey = `${key}_${itemKey}`;
      const record = {
        batchItemKey,
        batchOperationKey: key,
        operationType: batch['batchOperationType'] ?? null,
        itemKey,
        processInstanceKey: processInstanceKey ?? null,
        rootProcessInstanceKey: rootProcessInstanceKey ?? null,
        state: 'ACTIVE',
        processedDate: null,
        errorMessage: null,
        tenantId: batch['tenantId'] ?? null,
      };
      return { op: 'put', collection: 'batchOperationItems', key: batchItemKey, record };
    });
    const last = found.at(-1);
    const isLastPage = found.length < PAGE;
    await changeBatch(
      this.parts.committer,
      batch,
      {
        operationsTotalCount: Number(batch['operationsTotalCount']) + items.size,
        ...(last && { collectedTo: textOf(last, subject.key) }),
        ...(isLastPage && { isCollected: true, state: 'ACTIVE', startDate: this.parts.clock.now() }),
      },
      { writes },
    );
  }

  /** B2, B3. */
  private async work(batch: StoredRecord, kind: BatchKind): Promise<void> {
    await this.items.run(await this.items.after(batch, SLICE), kind, batch);
    const slice = await this.items.after(batch, SLICE);
    if (slice.some((item) => item['state'] === 'ACTIVE')) throw new Error('Not all items have an outcome');
    await this.moveOn(batch, slice, slice.length < SLICE);
  }

  /** It was begun by an application that knew the type: it waits until such a one resumes it. */
  private async layAside(batch: StoredRecord, type: string): Promise<void> {
    await changeBatch(this.parts.committer, batch, { state: 'SUSPENDED', pending: false });
    const unknown = new Error(`There is no type of batch operations '${type}'`);
    this.parts.onError(unknown, `carrying out batch operation ${textOf(batch, 'batchOperationKey')}`);
  }

  /** The batch was canceled: so is what it had not done yet. */
  private async giveUp(batch: StoredRecord): Promise<void> {
    const slice = await this.items.after(batch, PAGE);
    await this.moveOn(batch, slice, slice.length < PAGE, this.items.cancellation(slice));
  }

  private async moveOn(
    batch: StoredRecord,
    slice: readonly StoredRecord[],
    isLast: boolean,
    also?: Parameters<typeof changeBatch>[3],
  ): Promise<void> {
    const count = (...states: string[]): number =>
      slice.filter((item) => states.includes(textOf(item, 'state'))).length;
    const last = slice.at(-1);
    await changeBatch(
      this.parts.committer,
      batch,
      {
        operationsCompletedCount: Number(batch['operationsCompletedCount']) + count('COMPLETED', 'SKIPPED'),
        operationsFailedCount: Number(batch['operationsFailedCount']) + count('FAILED'),
        ...(last && { handledTo: textOf(last, 'batchItemKey') }),
        ...(isLast && { pending: false }),
        ...(isLast && batch['state'] === 'ACTIVE' && { state: 'COMPLETED', endDate: this.parts.clock.now() }),
      },
      also,
    );
  }
}
