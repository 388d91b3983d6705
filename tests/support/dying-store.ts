import type { Commit, CommitOutcome, Store } from '../../engine/runtime/ports.ts';

/** Refuses to write after some commits, like a process that was killed. */
export class DyingStore implements Store {
  private readonly store: Store;
  private left: number;

  constructor(store: Store, left: number) {
    this.store = store;
    this.left = left;
  }

  commit(batch: readonly Commit[]): Promise<readonly CommitOutcome[]> {
    this.left -= 1;
    return this.left < 0 ? Promise.reject(new Error('the process is dead')) : this.store.commit(batch);
  }

  open: Store['open'] = (collections) => this.store.open(collections);
  find: Store['find'] = (collection, key) => this.store.find(collection, key);
  search: Store['search'] = (collection, query) => this.store.search(collection, query);
  list: Store['list'] = (collection, where, options) => this.store.list(collection, where, options);
  count: Store['count'] = (...asked) => this.store.count(...asked);
  claimJobs: Store['claimJobs'] = (claim) => this.store.claimJobs(claim);
  close: Store['close'] = () => this.store.close();
}
