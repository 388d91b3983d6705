import type { Key } from '../../model/ids.ts';
import type { Json } from '../../model/json.ts';
import type { ExecuteOptions } from '../assembly.ts';
import type { Condition } from '../query.ts';

/** One type of batch operations: what is done to each of its instances. */
export interface BatchKind {
  /** The instances it can be done to at all, a condition on `processInstances`: holds beside the filter. */
  readonly applies: Condition;
  /**
   * Does it to one instance. `options` belong to the last commit this makes: they mark the item as done in it, so
   * that a crash neither forgets nor repeats it. An `EngineRejection` is the item's outcome: NOT_FOUND skips it,
   * any other fails it with the message. UNAVAILABLE, and a store that fails, are tried again.
   */
  readonly run: (instance: Key, parameters: Json, options: ExecuteOptions) => Promise<void>;
}

/** By the type's name, as the API spells it: `CANCEL_PROCESS_INSTANCE`. */
export type BatchKinds = Readonly<Record<string, BatchKind>>;
