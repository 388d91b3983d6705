import type { Json } from '../model/json.ts';
import type { Condition, Counted, Page, Query, StoredRecord } from './query.ts';

/** `key`: an int64 as decimal text. `time`: epoch ms. `list`: an array of strings. `json`: any JSON, not searchable. */
export type FieldType = 'key' | 'text' | 'integer' | 'number' | 'boolean' | 'time' | 'list' | 'json';

/** A kind of record. Stores create tables, columns and indexes from it; nothing else is known to them. */
export interface Collection {
  readonly name: string;
  /** The field that identifies a record; of type `key` or `text`. */
  readonly key: string;
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly indexes: readonly (readonly string[])[];
}

/**
 * `put` inserts or replaces the whole record (absent fields become null); `patch` changes the given fields
 * of a record and does nothing when there is none; `delete` removes it. `key` is the record's identity.
 */
export type Write =
  | { readonly op: 'put'; readonly collection: string; readonly key: string; readonly record: StoredRecord }
  | { readonly op: 'patch'; readonly collection: string; readonly key: string; readonly record: StoredRecord }
  | { readonly op: 'delete'; readonly collection: string; readonly key: string };

/**
 * What must hold for a commit to be written: the record's `field` still equals `value`
 * (`null`: the record does not exist). Instances are guarded by their `revision`.
 */
export interface Guard {
  readonly collection: string;
  readonly key: string;
  readonly field: string;
  readonly value: Json;
}

/** One command's outcome. A store writes all of it or none of it. */
export interface Commit {
  readonly guards: readonly Guard[];
  readonly writes: readonly Write[];
}

export type CommitOutcome = 'committed' | 'conflict';

export interface JobClaim {
  readonly type: string;
  /** null: every tenant. */
  readonly tenantIds: readonly string[] | null;
  readonly limit: number;
  readonly worker: string;
  readonly now: number;
  readonly deadline: number;
}

/**
 * The store is the truth. S1: `commit` resolves only when the batch is on disk. S2: each commit of a batch is
 * applied whole or not at all, in order; one that conflicts does not hold back the others. S3: a read started
 * after `commit` resolved sees it. S4: `claimJobs` gives a job to one caller only, on any number of nodes.
 */
export interface Store {
  /** Creates what is missing for these collections and applies numbered migrations; then the store is ready. */
  open(collections: readonly Collection[]): Promise<void>;
  commit(batch: readonly Commit[]): Promise<readonly CommitOutcome[]>;
  find(collection: string, key: string): Promise<StoredRecord | null>;
  search(collection: string, query: Query): Promise<Page>;
  /** All records that meet `where`, in key order, without counting: for the engine's own reads. */
  list(
    collection: string,
    where: Condition,
    options?: { limit?: number; sort?: Query['sort'] },
  ): Promise<readonly StoredRecord[]>;
  /**
   * How many records meet `where`, for each combination of values of the fields `by` that occurs, in their order
   * (nulls first); for no fields one group. With `distinct` the different values of that field are counted instead.
   */
  count(
    collection: string,
    where: Condition,
    by: readonly string[],
    distinct?: string,
  ): Promise<readonly Counted[]>;
  /**
   * Sets `worker`, `deadline`, `availableAt = deadline` on up to `limit` records of `jobs` with this `type`,
   * `availableAt <= now` and a tenant of the list, oldest key first, and returns them as they then are.
   */
  claimJobs(claim: JobClaim): Promise<readonly StoredRecord[]>;
  close(): Promise<void>;
}

/** Wakes the runtime when something may be due. A wake-up too many is harmless, the store decides what is due. */
export interface Scheduler {
  start(onDue: () => Promise<void>): void;
  /** Something is due at this time (epoch ms, engine clock); an earlier alarm stays. */
  wakeAt(time: number): void;
  stop(): Promise<void>;
}

/** Real time in epoch ms; the runtime adds pinning. */
export interface Clock {
  now(): number;
}
