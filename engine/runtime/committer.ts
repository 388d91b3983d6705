import type { Commit, CommitOutcome, Store } from './ports.ts';
import type { CommitListener } from './engine.ts';

interface Waiting {
  readonly commit: Commit;
  readonly resolve: (outcome: CommitOutcome) => void;
  readonly reject: (failure: unknown) => void;
}

/** Not worth splitting: what a transaction costs whatever is in it weighs more. */
const FEW = 8;

/**
 * Group commit. While one batch is being written, commits queue up and go out together in the next; a commit's
 * promise resolves when its batch is on disk. Listeners are told after that, in commit order.
 *
 * A batch takes half of what waits: whoever was in it works out the next step while the other half is written, so
 * the thread that steps and the thread that writes are both busy. All at once, they would take turns.
 */
export class Committer {
  private readonly store: Store;
  private readonly listeners = new Set<CommitListener>();
  private readonly waiting: Waiting[] = [];
  private writing = false;
  private idle: (() => void)[] = [];

  constructor(store: Store) {
    this.store = store;
  }

  commit(commit: Commit): Promise<CommitOutcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ commit, resolve, reject });
      if (!this.writing) {
        this.writing = true;
        // One turn later, so that commands answered in the same turn share a batch.
        queueMicrotask(() => void this.write());
      }
    });
  }

  onCommit(listener: CommitListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves when nothing is queued or being written. */
  async drained(): Promise<void> {
    if (this.writing) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, Math.max(FEW, Math.ceil(this.waiting.length / 2)));
      try {
        const outcomes = await this.store.commit(batch.map(({ commit }) => commit));
        batch.forEach(({ commit, resolve }, index) => {
          const outcome = outcomes[index] ?? 'conflict';
          if (outcome === 'committed') this.tell(commit);
          resolve(outcome);
        });
      } catch (failure) {
        for (const { reject } of batch) reject(failure);
      }
    }
    this.writing = false;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private tell(commit: Commit): void {
    for (const listener of this.listeners) listener(commit);
  }
}
