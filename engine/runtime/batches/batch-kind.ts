import type { Key } from '../../model/ids.ts';
import type { Json } from '../../model/json.ts';
import type { ExecuteOptions } from '../assembly.ts';
import type { Condition } from '../query.ts';

/** What the items of a batch are: each value of `key`, a field of that type, among the records of a collection. */
export interface BatchSubject {
  readonly collection: string;
  readonly key: string;
}

/** One type of batch operations: what is done to each of its items. */
export interface BatchKind {
  /** What it is done to; absent: process instances. */
  readonly subject?: BatchSubject;
  /** The records it can be done to at all, a condition on their collection: holds beside the filter. */
  readonly applies: Condition;
  /**
   * Does it to one item. `options` belong to the last commit this makes: they mark the item as done in it, so
   * that a crash neither forgets nor repeats it. An `EngineRejection` is the item's outcome: NOT_FOUND skips it,
   * any other fails it with the message. UNAVAILABLE, and a store that fails, are tried again.
   */
  readonly run: (item: Key, parameters: Json, options: ExecuteOptions) => Promise<void>;
}

/** By the type's name, as the API spells it: `CANCEL_PROCESS_INSTANCE`. */
export type BatchKinds = Readonly<Record<string, BatchKind>>;

export function subjectOf({ subject }: BatchKind): BatchSubject {
  return subject ?? { collection: 'processInstances', key: 'processInstanceKey' };
}
