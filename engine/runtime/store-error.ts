/**
 * What can go wrong at a store's border.
 * `INVALID_CURSOR`, `INVALID_QUERY`: the caller's query; the API answers 400.
 * `INVALID_RECORD`: a write, guard or schema that does not fit its collection: a bug of the caller. Nothing was written.
 * `UNAVAILABLE`: the disk or the connection failed; nothing of the batch was written and it may be tried again.
 * `IN_USE`, `NEWER_SCHEMA`: the file cannot be opened. `CLOSED`: used before `open` or after `close`.
 */
export type StoreErrorCode =
  | 'INVALID_CURSOR'
  | 'INVALID_QUERY'
  | 'INVALID_RECORD'
  | 'UNAVAILABLE'
  | 'IN_USE'
  | 'NEWER_SCHEMA'
  | 'CLOSED';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
