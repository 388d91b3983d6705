/** The writer thread: holds the lock and the writing connection, answers one request after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { StoreError } from '../store-rules/store-error.ts';
import { tableOf, type Table } from '../store-rules/table.ts';
import { type Connection, type DatabaseFile, openForWriting } from './connection.ts';
import { DatabaseWriter } from './database-writer.ts';
import { lockFile } from './file-lock.ts';
import { prepareSchema } from './schema.ts';
import type { Reply, Request, TransactionReport } from './transaction-order.ts';

const database = workerData as DatabaseFile;
const tables = new Map<string, Table>();
let connection: Connection | undefined;
let writer: DatabaseWriter | undefined;
let unlock: (() => void) | undefined;

function answer(request: Request): TransactionReport | undefined {
  switch (request.kind) {
    case 'open': {
      unlock ??= lockFile(database.file);
      connection ??= openForWriting(database);
      const opened = request.collections.map(tableOf);
      prepareSchema(connection, opened);
      for (const table of opened) tables.set(table.name, table);
      writer ??= new DatabaseWriter(connection, tables);
      return undefined;
    }
    case 'transaction':
      return writer?.execute(request.order);
    case 'close':
      close();
      return undefined;
  }
}

/** Folds the log into the file. Where that fails nothing is lost: the next opener reads the log. */
function close(): void {
  try {
    connection?.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    connection?.close();
    unlock?.();
  }
}

function replyTo(request: Request): Reply {
  try {
    const report = answer(request);
    return report === undefined ? {} : { report };
  } catch (error) {
    const code = error instanceof StoreError ? error.code : 'UNAVAILABLE';
    return { error: { code, message: error instanceof Error ? error.message : String(error) } };
  }
}

parentPort?.on('message', (request: Request) => {
  parentPort?.postMessage(replyTo(request));
  if (request.kind === 'close') parentPort?.close();
});
