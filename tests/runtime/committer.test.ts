import { expect, test } from '@jest/globals';
import { Committer } from '../../engine/runtime/committer.ts';
import type { Commit, CommitOutcome, Store } from '../../engine/runtime/ports.ts';

const commit = (key: string): Commit => ({ guards: [], writes: [{ op: 'delete', collection: 'c', key }] });

/** Answers batches when the test says so. */
function slowStore() {
  const batches: {
    readonly keys: readonly string[];
    answer: (outcomes: readonly CommitOutcome[] | Error) => void;
  }[] = [];
  const store = {
    commit: (batch: readonly Commit[]) =>
      new Promise<readonly CommitOutcome[]>((resolve, reject) => {
        const keys = batch.flatMap(({ writes }) => writes.map((write) => write.key));
        batches.push({
          keys,
          answer: (outcomes) => (outcomes instanceof Error ? reject(outcomes) : resolve(outcomes)),
        });
      }),
  } as unknown as Store;
  return { store, batches };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('while a batch is being written the next one gathers', async () => {
  const { store, batches } = slowStore();
  const committer = new Committer(store);
  const first = [committer.commit(commit('a')), committer.commit(commit('b'))];
  await turn();
  const later = [committer.commit(commit('c')), committer.commit(commit('d'))];
  await turn();
  expect(batches.map(({ keys }) => keys)).toEqual([['a', 'b']]);
  batches[0]?.answer(['committed', 'conflict']);
  expect(await Promise.all(first)).toEqual(['committed', 'conflict']);
  await turn();
  expect(batches.map(({ keys }) => keys)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  batches[1]?.answer(['committed', 'committed']);
  expect(await Promise.all(later)).toEqual(['committed', 'committed']);
});

test('a batch that cannot be written fails whole; the next goes on', async () => {
  const { store, batches } = slowStore();
  const committer = new Committer(store);
  const failed = [committer.commit(commit('a')), committer.commit(commit('b'))];
  const settled = Promise.allSettled(failed);
  await turn();
  const next = committer.commit(commit('c'));
  batches[0]?.answer(new Error('disk full'));
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await turn();
  batches[1]?.answer(['committed']);
  expect(await next).toBe('committed');
});

test('listeners hear of what was committed, in order, and no more when they have left', async () => {
  const { store, batches } = slowStore();
  const committer = new Committer(store);
  const heard: (string | undefined)[] = [];
  const leave = committer.onCommit(({ writes }) => heard.push(writes[0]?.key));
  const all = [committer.commit(commit('a')), committer.commit(commit('b')), committer.commit(commit('c'))];
  await turn();
  batches[0]?.answer(['committed', 'conflict', 'committed']);
  await Promise.all(all);
  expect(heard).toEqual(['a', 'c']);
  leave();
  const last = committer.commit(commit('d'));
  await turn();
  batches[1]?.answer(['committed']);
  await last;
  expect(heard).toEqual(['a', 'c']);
});

test('it is drained when nothing is queued or being written', async () => {
  const { store, batches } = slowStore();
  const committer = new Committer(store);
  await committer.drained();
  const pending = committer.commit(commit('a'));
  let isDrained = false;
  const drained = committer.drained().then(() => (isDrained = true));
  await turn();
  expect(isDrained).toBe(false);
  batches[0]?.answer(['committed']);
  await pending;
  await drained;
});
