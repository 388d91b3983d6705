/**
 * Kill -9 of the server at random moments while batch operations run. KILLS sets how many for each (default 10).
 * Every instance, and every evaluation of a decision, is done once and counted, and nothing of a deleted one is left.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../engine/adapters/sqlite/sqlite-store.ts';
import { engineCollections } from '../../engine/index.ts';
import { decisionFile, literal } from '../support/decision-model.ts';
import { process } from '../support/model.ts';
import { startServer, type Credentials } from '../support/start-server.ts';
import { KillableServer } from './killed-server.ts';

const KILLS = Number(globalThis.process.env['KILLS'] ?? 10);
const INSTANCES = 60 * KILLS;
/** Deleting one is quick: enough that kills come in between. */
const EVALUATIONS = 10 * INSTANCES;

let dataFolder: string;
let account: Credentials;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'patto-batch-kill-'));
  const server = await startServer({ PATTO_DATA: dataFolder });
  account = server.client;
  await server.engine.deploy([
    { name: 'plain.bpmn', content: process('plain').startEvent().userTask('a').endEvent().xml },
    decisionFile('decisions', [literal('a', 'b + 1', { requires: ['b'] }), literal('b', '1')]),
  ]);
  const started = Array.from({ length: INSTANCES }, () =>
    server.engine.createInstance({ processDefinitionId: 'plain', variables: { n: 1 } }),
  );
  await Promise.all(started);
  const evaluated = Array.from({ length: EVALUATIONS }, () =>
    server.engine.evaluateDecision({ decisionDefinitionId: 'a' }),
  );
  await Promise.all(evaluated);
  await server.stop();
}, 60_000);

afterAll(async () => rm(dataFolder, { recursive: true, force: true }));

interface Batch {
  readonly batchOperationKey: string;
  readonly state: string;
  readonly operationsCompletedCount: number;
}

test.each([
  ['process-instances/cancellation', INSTANCES],
  ['process-instances/deletion', INSTANCES],
  ['decision-instances/deletion', EVALUATIONS],
])(
  `${KILLS} kills during %s of %i lose nothing and double nothing`,
  async (what, all) => {
    const server = new KillableServer(dataFolder, account);
    await server.start();
    const { body: started } = await server.ask<Batch>('POST', `/v2/${what}`, {
      filter: {},
    });
    const progress = async (): Promise<Batch> =>
      (await server.ask<Batch>('GET', `/v2/batch-operations/${started.batchOperationKey}`)).body;
    let interrupted = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      await server.kill();
      await server.start();
      if ((await progress()).state !== 'COMPLETED') interrupted += 1;
    }
    let batch = await progress();
    for (; batch.state !== 'COMPLETED'; batch = await progress())
      await new Promise((resolve) => setTimeout(resolve, 10));
    await server.kill();
    expect(interrupted).toBeGreaterThan(0);
    expect(batch).toMatchObject({
      operationsTotalCount: all,
      operationsCompletedCount: all,
      operationsFailedCount: 0,
    });
    await expectDone(started.batchOperationKey, what, all);
  },
  300_000,
);

async function expectDone(batchOperationKey: string, what: string, all: number): Promise<void> {
  const store = createSqliteStore({ file: join(dataFolder, 'patto.db') });
  await store.open(engineCollections);
  try {
    const count = (collection: string, by: readonly string[] = []) =>
      store.count(collection, { op: 'and', of: [] }, by);
    const items = await store.count(
      'batchOperationItems',
      { op: 'eq', field: 'batchOperationKey', value: batchOperationKey },
      ['state'],
      'itemKey',
    );
    // Skipped would mean that it was done, forgotten and tried again.
    expect(items).toEqual([{ group: { state: 'COMPLETED' }, count: all }]);
    if (what === 'decision-instances/deletion') {
      expect(await count('decisionInstances')).toEqual([{ group: {}, count: 0 }]);
    } else if (what === 'process-instances/cancellation') {
      expect(await count('processInstances', ['state'])).toEqual([
        { group: { state: 'TERMINATED' }, count: INSTANCES },
      ]);
      expect(await count('history')).toEqual([{ group: {}, count: 2 * INSTANCES }]);
    } else {
      for (const collection of ['processInstances', 'elementInstances', 'variables', 'userTasks', 'history'])
        expect(await count(collection)).toEqual([{ group: {}, count: 0 }]);
      expect(await count('instanceDeletions')).toEqual([{ group: {}, count: 0 }]);
    }
  } finally {
    await store.close();
  }
}
