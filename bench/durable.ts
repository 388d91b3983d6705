/**
 * Durable instances per second through the runtime on SQLite (start, two user tasks, end: three commits each), next
 * to the floor: the same records as bare batched writes, one prepared statement each, one transaction a batch.
 */
import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../engine/adapters/sqlite/sqlite-store.ts';
import {
  createEngine,
  engineCollections,
  type Commit,
  type Engine,
  type Scheduler,
  type Store,
} from '../engine/index.ts';
import { twoUserTasks } from './models.ts';
import { save } from './report.ts';

const idle: Scheduler = { start: () => undefined, wakeAt: () => undefined, stop: () => Promise.resolve() };
const PER_CLIENT = Number(process.env['BENCH_INSTANCES'] ?? 150);

/** One instance from start to end; `tasks` remembers which user task an instance waits at. */
async function runInstance(engine: Engine, tasks: Map<string, string>): Promise<void> {
  const { processInstanceKey } = await engine.createInstance({
    processDefinitionId: 'twoUserTasks',
    variables: { caseKey: 'BDS-DSSBA-2026-0001', level: 'MEDIA', days: 180 },
  });
  for (const values of [{ accepted: true }, { signed: true }]) {
    const task = tasks.get(processInstanceKey);
    if (task === undefined) throw new Error('no open task');
    await engine.completeUserTask(task, { variables: values });
  }
}

async function inFolder<T>(work: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'patto-bench-'));
  try {
    return await work(join(folder, 'bench.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Measured {
  readonly perSecond: number;
  readonly batches: readonly (readonly Commit[])[];
}

async function measurePatto(clients: number): Promise<Measured> {
  return inFolder(async (file) => {
    const store = createSqliteStore({ file });
    await store.open(engineCollections);
    const batches: (readonly Commit[])[] = [];
    const recording = Object.create(store, {
      commit: {
        value: (batch: readonly Commit[]) => {
          batches.push(batch);
          return store.commit(batch);
        },
      },
    }) as Store;
    const tasks = new Map<string, string>();
    const engine = await createEngine({
      store: recording,
      scheduler: idle,
      clock: { now: () => Date.now() },
    });
    engine.onCommit(({ writes }) => {
      for (const write of writes)
        if (write.op === 'put' && write.collection === 'userTasks')
          tasks.set(String(write.record['processInstanceKey']), write.key);
    });
    await engine.start();
    await engine.deploy([{ name: 'bench.bpmn', content: twoUserTasks }]);
    for (let n = 0; n < 20; n += 1) await runInstance(engine, tasks);
    batches.length = 0;
    const begin = performance.now();
    await Promise.all(
      Array.from({ length: clients }, async () => {
        for (let n = 0; n < PER_CLIENT; n += 1) await runInstance(engine, tasks);
      }),
    );
    const perSecond = (clients * PER_CLIENT * 1000) / (performance.now() - begin);
    await engine.stop();
    await store.close();
    return { perSecond, batches };
  });
}

/** The same records, batch by batch, as rows of key and JSON: what a store without indexes or queries would write. */
async function measureFloor(batches: readonly (readonly Commit[])[], instances: number): Promise<number> {
  return inFolder((file) => {
    const database = new Database(file);
    database.pragma('journal_mode=WAL');
    database.pragma('synchronous=FULL');
    database.exec('CREATE TABLE records (id TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID');
    const write = database.prepare(
      'INSERT INTO records VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
    );
    const begin = performance.now();
    for (const batch of batches) {
      database.exec('BEGIN IMMEDIATE');
      for (const { writes } of batch)
        for (const each of writes)
          write.run(
            `${each.collection}/${each.key}`,
            each.op === 'delete' ? '' : JSON.stringify(each.record),
          );
      database.exec('COMMIT');
    }
    const perSecond = (instances * 1000) / (performance.now() - begin);
    database.close();
    return Promise.resolve(perSecond);
  });
}

const results = [];
for (const clients of [1, 16, 64]) {
  const { perSecond, batches } = await measurePatto(clients);
  const floor = await measureFloor(batches, clients * PER_CLIENT);
  const commits = batches.reduce((sum, batch) => sum + batch.length, 0);
  const row = {
    clients,
    pattoInstancesPerSecond: Math.round(perSecond),
    floorInstancesPerSecond: Math.round(floor),
    shareOfFloor: Number((perSecond / floor).toFixed(2)),
    commitsPerBatch: Number((commits / batches.length).toFixed(1)),
  };
  results.push(row);
  console.log(row);
}
save('durable', results);
