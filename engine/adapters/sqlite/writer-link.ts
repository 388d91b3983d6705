/**
 * Starts the writer thread and asks it things; answers come in the order of the questions.
 * The thread keeps the process alive only while an answer is awaited.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { StoreError } from '../../runtime/store-error.ts';
import type { DatabaseFile } from './connection.ts';
import type { Reply, Request, TransactionOrder, TransactionReport } from './transaction-order.ts';

export class WriterLink {
  private readonly worker: Worker;
  private awaited: ((reply: Reply) => void)[] = [];
  private failure: StoreError | null = null;
  private readonly ended: Promise<void>;

  constructor(database: DatabaseFile) {
    this.worker = startWorker(database);
    this.worker.unref();
    this.worker.on('message', (replies: readonly Reply[]) => this.settle(replies));
    this.worker.on('error', (error) => this.fail(`The writer thread failed: ${error.message}`));
    this.ended = new Promise((resolve) => {
      this.worker.once('exit', () => {
        this.fail('The writer thread has ended');
        resolve();
      });
    });
  }

  /** Rejects with the writer's error, `UNAVAILABLE` when the thread is gone. */
  ask(request: Request): Promise<Reply & { error?: never }> {
    return new Promise((resolve, reject) => {
      if (this.failure !== null) {
        reject(this.failure);
        return;
      }
      this.awaited.push((reply) => {
        if ('error' in reply) reject(new StoreError(reply.error.code, reply.error.message));
        else resolve(reply);
      });
      this.worker.ref();
      this.worker.postMessage(request);
    });
  }

  async transact(order: TransactionOrder): Promise<TransactionReport> {
    const { report } = await this.ask({ kind: 'transaction', order });
    if (report === undefined) throw new StoreError('CLOSED', 'The store is not open');
    return report;
  }

  async close(): Promise<void> {
    try {
      if (this.failure === null) await this.ask({ kind: 'close' });
    } finally {
      this.worker.ref();
      await this.ended;
    }
  }

  private settle(replies: readonly Reply[]): void {
    const answered = this.awaited.splice(0, replies.length);
    if (this.awaited.length === 0) this.worker.unref();
    for (const [i, reply] of replies.entries()) answered[i]?.(reply);
  }

  private fail(message: string): void {
    this.failure ??= new StoreError('UNAVAILABLE', message);
    this.settle(this.awaited.map(() => ({ error: { code: 'UNAVAILABLE', message } })));
  }
}

/** Compiled, the thread is plain JavaScript; from source it first registers the TypeScript loader for itself. */
function startWorker(database: DatabaseFile): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./writer-thread.js', import.meta.url), { workerData: database });
  }
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx'));
  const loader = JSON.stringify(new URL('./esm/api/index.mjs', tsx).href);
  const source = JSON.stringify(new URL('./writer-thread.ts', import.meta.url).href);
  const start = `import(${loader}).then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(start, { workerData: database, eval: true });
}
