/**
 * One process writes a file. The right to it is an exclusive lock on `<file>.lock`, itself an empty SQLite
 * file: the operating system releases the lock when the process ends, however it ends.
 */
import { StoreError } from '../../runtime/store-error.ts';
import { open } from './connection.ts';

/** A process that is being replaced may need a moment to go. */
const patienceMs = 1_000;

/** Returns what releases the lock. Throws `IN_USE` when another process, or another store of this one, holds it. */
export function lockFile(file: string): () => void {
  const connection = open({ file: `${file}.lock` }, patienceMs);
  try {
    connection.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    connection.close();
    const remedy = 'One process writes a file; to run several, use a database server as store.';
    throw new StoreError('IN_USE', `The store ${file} is in use by another process. ${remedy}`, { cause });
  }
  return () => connection.close();
}
