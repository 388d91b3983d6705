/** What the main thread and the writer thread say to each other. Values travel as JSON text: few, cheap to copy. */
import type { Collection, JobClaim } from '../../runtime/ports.ts';
import type { StoreErrorCode } from '../../runtime/store-error.ts';

export type Change =
  /** `values`: whole rows, one after the other. */
  | { readonly op: 'put'; readonly table: string; readonly values: string }
  /** `values`: the scalars of these positions (the key's first) for one record after the other. */
  | {
      readonly op: 'patch';
      readonly table: string;
      readonly positions: readonly number[];
      readonly values: string;
    }
  /** `values`: keys. */
  | { readonly op: 'delete'; readonly table: string; readonly values: string };

/** `pairs`: [key, value] of one field; null: there is no such record. */
export interface Check {
  readonly table: string;
  readonly field: string;
  readonly pairs: string;
}

/**
 * What is to be done whole, and only if all checks hold. Once an order was refused all later ones are, too,
 * until one that says `again`: what was sent in a row takes effect in a row.
 */
export interface TransactionOrder {
  readonly again: boolean;
  readonly checks: readonly Check[];
  readonly changes: readonly Change[];
  readonly claims: readonly JobClaim[];
}

/** Rows as JSON text. */
export type RowTexts = readonly string[];

export type TransactionReport =
  /** By claim: the jobs claimed. */
  | { readonly done: true; readonly claimed: readonly RowTexts[] }
  /** A check did not hold, or not that of an earlier order. Nothing was written. */
  | { readonly done: false };

export type Request =
  | { readonly kind: 'open'; readonly collections: readonly Collection[] }
  | { readonly kind: 'transaction'; readonly order: TransactionOrder }
  | { readonly kind: 'close' };

export type Reply =
  | { readonly report?: TransactionReport }
  | { readonly error: { readonly code: StoreErrorCode; readonly message: string } };
