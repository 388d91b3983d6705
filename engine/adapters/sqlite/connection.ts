import Database from 'libsql';

export type Connection = Database.Database;
/** Rows come as arrays; `all` is used throughout, since a statement read to its end keeps no snapshot open. */
export type RawStatement = Database.Statement;

/** How long SQLite itself waits for a lock, ms. Readers and the writer do not block each other in WAL mode. */
const busyTimeoutMs = 5_000;

export interface DatabaseFile {
  readonly file: string;
  /** Encrypts the file (AES-256); the same key must be given ever after. */
  readonly encryptionKey?: string;
}

/**
 * The one connection that writes. `synchronous=FULL`: a commit that returned is on disk.
 * The log is checkpointed about every 16 MB and cut back to 64 MB after a transaction that made it larger.
 */
export function openForWriting(database: DatabaseFile): Connection {
  const connection = open(database, busyTimeoutMs);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = OFF');
  connection.pragma('wal_autocheckpoint = 4000');
  connection.pragma('journal_size_limit = 67108864');
  connection.pragma('cache_size = -65536');
  connection.pragma('temp_store = MEMORY');
  return connection;
}

export function openForReading(database: DatabaseFile): Connection {
  const connection = open(database, busyTimeoutMs);
  connection.pragma('query_only = ON');
  connection.pragma('cache_size = -65536');
  connection.pragma('temp_store = MEMORY');
  return connection;
}

export function open({ file, encryptionKey }: DatabaseFile, timeout: number): Connection {
  const encryption = encryptionKey === undefined ? {} : { encryptionKey };
  return new Database(file, { timeout, ...encryption });
}
