import type { EngineOptions } from '../runtime/create-engine.ts';
import { createEngine } from '../runtime/create-engine.ts';
import { engineCollections } from '../runtime/collections.ts';
import type { Engine } from '../runtime/engine.ts';
import type { Collection } from '../runtime/ports.ts';
import { PollingWorker, type JobHandler, type JobWorker, type JobWorkerOptions } from './job-worker.ts';
import { awaitUserTask, openUserTasks, type OpenUserTask, type UserTaskFilter } from './open-user-tasks.ts';

/** A started engine with all that belongs to it. */
export interface EmbeddedEngine extends Engine {
  /** Works on jobs of this type in this process until it is stopped. It keeps the process alive. */
  work(type: string, handler: JobHandler, options?: JobWorkerOptions): JobWorker;
  /** The tasks people still have to do, oldest first. */
  openUserTasks(filter?: UserTaskFilter): Promise<readonly OpenUserTask[]>;
  /** The oldest open task that fits, as soon as there is one. Throws `EngineRejection` DEADLINE_EXCEEDED. */
  awaitUserTask(filter: UserTaskFilter, timeoutMs: number): Promise<OpenUserTask>;
  /** Stops the workers when their jobs are done, then the engine, and closes the store. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions extends Partial<Omit<EngineOptions, 'store'>> {
  /** The application's own records, stored beside the engine's. */
  readonly collections?: readonly Collection[];
}

/** Opens the store, starts an engine over it, and ties their ends together. The store is closed if that fails. */
export async function embed(
  options: EngineOptions & Pick<EmbeddedOptions, 'collections'>,
): Promise<EmbeddedEngine> {
  const { store, collections = [], onError = () => undefined } = options;
  await store.open([...engineCollections, ...collections]);
  try {
    const engine = await createEngine(options);
    await engine.start();
    const workers = new Set<JobWorker>();
    return {
      ...engine,
      work(type, handler, workerOptions = {}) {
        const worker = new PollingWorker(engine, type, handler, workerOptions, onError);
        workers.add(worker);
        return worker;
      },
      openUserTasks: (filter = {}) => openUserTasks(store, filter),
      awaitUserTask: (filter, timeoutMs) => awaitUserTask(engine, store, filter, timeoutMs),
      async stop() {
        await Promise.all([...workers].map((worker) => worker.stop()));
        await engine.stop();
        await store.close();
      },
    };
  } catch (failure) {
    await store.close();
    throw failure;
  }
}
