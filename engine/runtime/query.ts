import type { Json } from '../model/json.ts';

/**
 * The query language between the API and the stores. Fields are those of a collection's schema.
 * `like` takes `*` for any run and `?` for one character, `\` escapes. `contains` asks a list field for a value.
 * Comparing with a null field is never true, except `eq null` / `neq null` (= is / is not present).
 */
export type Condition =
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | {
      readonly op: 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'like' | 'contains';
      readonly field: string;
      readonly value: Json;
    }
  | { readonly op: 'in' | 'notIn'; readonly field: string; readonly value: readonly Json[] }
  /** True when `collection` has a record whose `foreign` field equals our `field` and that meets `where`. */
  | {
      readonly op: 'related';
      readonly collection: string;
      readonly field: string;
      readonly foreign: string;
      readonly where: Condition;
    };

export interface Sort {
  readonly field: string;
  readonly order: 'asc' | 'desc';
}

/**
 * `from` (offset) or `after` / `before` (cursors of an earlier page with the same sort), never both.
 * The store adds the collection's key as the last sort criterion, so every order is total. Nulls sort first in `asc`.
 */
export interface Query {
  readonly where?: Condition;
  readonly sort?: readonly Sort[];
  readonly limit?: number;
  readonly from?: number;
  readonly after?: string;
  readonly before?: string;
}

/** A record as stored: field → JSON value, null when absent. Times are epoch milliseconds. */
export type StoredRecord = Readonly<Record<string, Json>>;

/** The values that a group of records has in common, and how many they are. */
export interface Counted {
  readonly group: StoredRecord;
  readonly count: number;
}

export interface Page<R = StoredRecord> {
  readonly items: readonly R[];
  /** Counted over all pages; exact up to 10,000 at least. */
  readonly total: number;
  readonly hasMoreTotal: boolean;
  /** Opaque base64 of the sort values and the key; null on an empty page. */
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}
