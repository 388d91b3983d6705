/** The one place of the engine that knows which store, scheduler and clock are there by default. */
import { createLocalScheduler } from '../adapters/local-scheduler/local-scheduler.ts';
import { createMemoryStore } from '../adapters/memory/memory-store.ts';
import { createSqliteStore } from '../adapters/sqlite/sqlite-store.ts';
import { systemClock } from '../adapters/system-clock.ts';
import type { Store } from '../runtime/ports.ts';
import { embed, type EmbeddedEngine, type EmbeddedOptions } from './embedded-engine.ts';

/** A started engine that keeps everything in memory: what it knows is gone with the process. */
export function createMemoryEngine(options: EmbeddedOptions = {}): Promise<EmbeddedEngine> {
  return createStoreEngine(createMemoryStore(), options);
}

/**
 * A started engine over one SQLite file, made where it is missing. What was running goes on, what became due
 * meanwhile happens. Throws `StoreError` IN_USE when another process has the file, NEWER_SCHEMA when a newer
 * version of the engine has written it.
 */
export function createSqliteEngine({
  file,
  ...options
}: EmbeddedOptions & { readonly file: string }): Promise<EmbeddedEngine> {
  return createStoreEngine(createSqliteStore({ file }), options);
}

/** A started engine over a store of one's own, not yet open; `stop` closes it. */
export function createStoreEngine(store: Store, options: EmbeddedOptions = {}): Promise<EmbeddedEngine> {
  const { clock = systemClock, scheduler = createLocalScheduler(clock), ...others } = options;
  return embed({ ...others, store, clock, scheduler });
}
