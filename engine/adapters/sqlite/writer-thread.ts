/** The writer thread: holds the lock and the writing connection, answers one request after the other. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Collection } from '../../runtime/ports.ts';
import { StoreError } from '../../runtime/store-error.ts';
import { tableOf, type Table } from '../store-rules/table.ts';
import { type Connection, type DatabaseFile, openForWriting } from './connection.ts';
import { DatabaseWriter } from './database-writer.ts';
import { lockFile } from './file-lock.ts';
import { prepareSchema } from './schema.ts';
import type { Reply, Request, TransactionOrder, TransactionReport } from './transaction-order.ts';

const database = workerData as DatabaseFile;
const tables = new Map<string, Table>();
let connection: Connection | undefined;
let writer: DatabaseWriter | undefined;
let unlock: (() => void) | undefined;
/** A request taken off the queue but not yet carried out. */
let next: Request | undefined;

/** The orders at the head of the queue, which share a transaction, or the one other request. */
function carryOut(first: Request): readonly Reply[] {
  if (first.kind === 'transaction') return transact([first.order, ...furtherOrders()]);
  return [reply(() => (first.kind === 'open' ? open(first.collections) : close()))];
}

/** What has arrived while the last transaction was being written to disk: one more write to disk does for all. */
function furtherOrders(): readonly TransactionOrder[] {
  const orders: TransactionOrder[] = [];
  while (parentPort !== null) {
    const arrived = receiveMessageOnPort(parentPort) as { message: Request } | undefined;
    if (arrived?.message.kind === 'transaction') orders.push(arrived.message.order);
    else {
      next = arrived?.message;
      break;
    }
  }
  return orders;
}

function transact(orders: readonly TransactionOrder[]): readonly Reply[] {
  let reports: readonly TransactionReport[] = [];
  const failed = reply(() => {
    reports = writer?.execute(orders) ?? [];
  });
  return 'error' in failed ? orders.map(() => failed) : reports.map((report) => ({ report }));
}

function open(collections: readonly Collection[]): void {
  unlock ??= lockFile(database.file);
  connection ??= openForWriting(database);
  const opened = collections.map(tableOf);
  prepareSchema(connection, opened);
  for (const table of opened) tables.set(table.name, table);
  writer ??= new DatabaseWriter(connection, tables);
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

function reply(work: () => void): Reply {
  try {
    work();
    return {};
  } catch (error) {
    const code = error instanceof StoreError ? error.code : 'UNAVAILABLE';
    return { error: { code, message: error instanceof Error ? error.message : String(error) } };
  }
}

parentPort?.on('message', (request: Request) => {
  for (next = request; next !== undefined;) {
    const current: Request = next;
    next = undefined;
    parentPort?.postMessage(carryOut(current));
    if (current.kind === 'close') parentPort?.close();
  }
});
