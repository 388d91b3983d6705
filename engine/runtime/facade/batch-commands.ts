import type { Batches } from '../batches/batches.ts';
import type { BatchCommands } from '../engine.ts';

export function batchCommands({ batches }: { batches: Batches }): BatchCommands {
  return {
    startBatch: (request) => batches.start(request),
    suspendBatch: (key) => batches.suspend(key),
    resumeBatch: (key) => batches.resume(key),
    cancelBatch: (key) => batches.cancel(key),
  };
}
