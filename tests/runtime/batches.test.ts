import { expect, test } from '@jest/globals';
import type { BatchKinds } from '../../engine/runtime/batches/batch-kind.ts';
import { EngineRejection } from '../../engine/runtime/engine.ts';
import type { Condition, StoredRecord } from '../../engine/runtime/query.ts';
import { StoreError } from '../../engine/runtime/store-error.ts';
import { DyingStore } from '../support/dying-store.ts';
import { decisionFile, literal } from '../support/decision-model.ts';
import { process } from '../support/model.ts';
import { Harness, fieldOf, onEveryStore, refusalOf } from '../support/runtime-harness.ts';

const all: Condition = { op: 'and', of: [] };
const waiting = process('waiting').startEvent().userTask('a').endEvent();
const failing = process('failing')
  .startEvent()
  .scriptTask('sum', { total: '=assert(n, n != null)' })
  .endEvent();

async function startMany(harness: Harness, count: number, processId = 'waiting'): Promise<readonly string[]> {
  const started = Array.from({ length: count }, () =>
    harness.engine.createInstance({ processDefinitionId: processId }),
  );
  return (await Promise.all(started)).map(({ processInstanceKey }) => processInstanceKey);
}

/** Each evaluation of `a` is three decisions. */
const chain = decisionFile('chain', [
  literal('a', 'b + 1', { requires: ['b'] }),
  literal('b', 'c + 1', { requires: ['c'] }),
  literal('c', 'n'),
]);

async function evaluateMany(harness: Harness, count: number): Promise<readonly string[]> {
  const made = Array.from({ length: count }, (_, n) =>
    harness.engine.evaluateDecision({ decisionDefinitionId: 'a', variables: { n } }),
  );
  return (await Promise.all(made)).map(({ decisionEvaluationKey }) => decisionEvaluationKey);
}

async function start(harness: Harness, type: string, where = all): Promise<string> {
  return (await harness.engine.startBatch({ type, where })).batchOperationKey;
}

async function batchOf(harness: Harness, key: string): Promise<StoredRecord> {
  const batch = await harness.engine.find('batchOperations', key);
  if (!batch) throw new Error(`There is no batch ${key}`);
  return batch;
}

/** The batch as soon as the runner has nothing more to do for it. */
async function settled(harness: Harness, key: string): Promise<StoredRecord> {
  for (;;) {
    const batch = await batchOf(harness, key);
    if (batch['pending'] === false) return batch;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function outcomes(harness: Harness, key: string): Promise<readonly (readonly [string, string])[]> {
  const items = await harness.rows('batchOperationItems', { batchOperationKey: key });
  return items.map((item) => [fieldOf(item, 'itemKey'), fieldOf(item, 'state')] as const);
}

onEveryStore('cancels what meets the filter, more than one slice and page of it', async (harness) => {
  await harness.deploy(waiting);
  const instances = await startMany(harness, 530);
  const [spared] = instances;
  const key = await start(harness, 'CANCEL_PROCESS_INSTANCE', {
    op: 'neq',
    field: 'processInstanceKey',
    value: spared ?? '',
  });
  const later = await harness.start('waiting');
  expect(await settled(harness, key)).toMatchObject({
    state: 'COMPLETED',
    batchOperationType: 'CANCEL_PROCESS_INSTANCE',
    operationsTotalCount: 529,
    operationsCompletedCount: 529,
    operationsFailedCount: 0,
    startDate: harness.clock.now(),
    endDate: harness.clock.now(),
    tenantId: '<default>',
  });
  const active = await harness.rows('processInstances', { state: 'ACTIVE' });
  expect(active.map((row) => row['processInstanceKey'])).toEqual([spared, later]);
  expect(new Set((await outcomes(harness, key)).map(([, state]) => state))).toEqual(new Set(['COMPLETED']));
});

onEveryStore('a batch for nothing is completed', async (harness) => {
  const key = await start(harness, 'CANCEL_PROCESS_INSTANCE');
  expect(await settled(harness, key)).toMatchObject({ state: 'COMPLETED', operationsTotalCount: 0 });
});

onEveryStore('other commands are answered while a batch runs', async (harness) => {
  await harness.deploy(waiting);
  await startMany(harness, 300);
  const key = await start(harness, 'CANCEL_PROCESS_INSTANCE');
  const mine = await harness.start('waiting');
  await harness.engine.setVariables(mine, { x: 1 });
  expect((await batchOf(harness, key))['pending']).toBe(true);
  expect(await settled(harness, key)).toMatchObject({ operationsCompletedCount: 300 });
});

onEveryStore('resolves all incidents of each instance and tells which could not be', async (harness) => {
  await harness.deploy(failing);
  const [mended, broken] = await startMany(harness, 2, 'failing');
  await harness.engine.setVariables(mended ?? '', { n: 7 });
  const first = await start(harness, 'RESOLVE_INCIDENT');
  expect(await settled(harness, first)).toMatchObject({ operationsTotalCount: 2 });
  expect(await harness.rows('processInstances', { state: 'COMPLETED' })).toHaveLength(1);
  const incidents = await harness.rows('incidents', { processInstanceKey: broken ?? '' });
  expect(incidents.map((row) => row['state'])).toEqual(['RESOLVED', 'ACTIVE']);
  const again = await start(harness, 'RESOLVE_INCIDENT');
  expect(await settled(harness, again)).toMatchObject({ operationsTotalCount: 1 });
});

onEveryStore('deletes ended instances only', async (harness) => {
  await harness.deploy(waiting);
  const [ended, running] = await startMany(harness, 2);
  await harness.engine.cancelInstance(ended ?? '');
  const key = await start(harness, 'DELETE_PROCESS_INSTANCE');
  expect(await settled(harness, key)).toMatchObject({ operationsTotalCount: 1, operationsCompletedCount: 1 });
  const left = await harness.rows('processInstances');
  expect(left.map((row) => row['processInstanceKey'])).toEqual([running]);
});

onEveryStore('deletes evaluations, each once and whole, more than one page of them', async (harness) => {
  await harness.deploy(chain, decisionFile('apart', [literal('x', '1')]));
  // A page of 500 ends within an evaluation.
  const evaluations = await evaluateMany(harness, 170);
  const apart = await harness.engine.evaluateDecision({ decisionDefinitionId: 'x' });
  const key = await start(harness, 'DELETE_DECISION_INSTANCE', {
    op: 'neq',
    field: 'decisionDefinitionId',
    value: 'x',
  });
  expect(await settled(harness, key)).toMatchObject({
    state: 'COMPLETED',
    operationsTotalCount: 170,
    operationsCompletedCount: 170,
    operationsFailedCount: 0,
  });
  const items = await harness.rows('batchOperationItems', { batchOperationKey: key });
  expect(items.map((item) => item['itemKey'])).toEqual(evaluations);
  expect(items[0]).toMatchObject({
    state: 'COMPLETED',
    operationType: 'DELETE_DECISION_INSTANCE',
    processInstanceKey: null,
  });
  expect(await harness.rows('decisionInstances')).toMatchObject([
    { decisionEvaluationKey: apart.decisionEvaluationKey },
  ]);
});

onEveryStore('an evaluation goes with all it required when one decision of it is found', async (harness) => {
  await harness.deploy(
    chain,
    process('asking')
      .startEvent()
      .businessRuleTask('ask', { decision: { decisionId: 'a', resultVariable: 'found' } })
      .endEvent(),
  );
  await evaluateMany(harness, 1);
  const { processInstanceKey } = await harness.engine.createInstance({
    processDefinitionId: 'asking',
    variables: { n: 4 },
  });
  const key = await start(harness, 'DELETE_DECISION_INSTANCE', {
    op: 'and',
    of: [
      { op: 'eq', field: 'decisionDefinitionId', value: 'b' },
      { op: 'eq', field: 'processInstanceKey', value: processInstanceKey },
    ],
  });
  expect(await settled(harness, key)).toMatchObject({ operationsTotalCount: 1, operationsCompletedCount: 1 });
  expect(await harness.rows('batchOperationItems')).toMatchObject([
    { processInstanceKey, rootProcessInstanceKey: processInstanceKey },
  ]);
  const left = await harness.rows('decisionInstances');
  expect(left.map((row) => row['processInstanceKey'])).toEqual([null, null, null]);
});

onEveryStore('what another batch deletes at the same time is skipped', async (harness) => {
  await harness.deploy(chain);
  await evaluateMany(harness, 40);
  const both = await Promise.all([
    start(harness, 'DELETE_DECISION_INSTANCE'),
    start(harness, 'DELETE_DECISION_INSTANCE'),
  ]);
  for (const key of both)
    expect(await settled(harness, key)).toMatchObject({ state: 'COMPLETED', operationsFailedCount: 0 });
  const states = (await harness.rows('batchOperationItems')).map((item) => fieldOf(item, 'state'));
  expect(states.filter((state) => state === 'COMPLETED')).toHaveLength(40);
  expect(new Set(states)).toEqual(new Set(['COMPLETED', 'SKIPPED']));
  expect(await harness.rows('decisionInstances')).toEqual([]);
});

/** A type that is told what to do, and counts how often. */
class Told {
  readonly ran: string[] = [];
  readonly parameters: unknown[] = [];
  readonly outcome = new Map<string, () => void>();
  blocked: Promise<void> = Promise.resolve();
  readonly kinds: BatchKinds = {
    TELL: {
      applies: { op: 'eq', field: 'state', value: 'ACTIVE' },
      run: async (instance, parameters) => {
        this.ran.push(instance);
        this.parameters.push(parameters);
        await this.blocked;
        this.outcome.get(instance)?.();
      },
    },
  };
}

function opened(body: (harness: Harness, told: Told) => Promise<void>) {
  return async (store: 'memory' | 'sqlite'): Promise<void> => {
    const told = new Told();
    const harness = await Harness.open(store, { batchKinds: told.kinds });
    try {
      await harness.deploy(waiting);
      await body(harness, told);
      await harness.check();
    } finally {
      await harness.close();
    }
  };
}

test.each(['memory', 'sqlite'] as const)(
  'a refused item fails with its message, one whose instance has gone is skipped (%s)',
  opened(async (harness, told) => {
    const [gone = '', refused = '', fine = ''] = await startMany(harness, 3);
    told.outcome.set(gone, () => {
      throw new EngineRejection('NOT_FOUND', 'gone');
    });
    told.outcome.set(refused, () => {
      throw new EngineRejection('INVALID_STATE', 'not now');
    });
    const { batchOperationKey: key } = await harness.engine.startBatch({
      type: 'TELL',
      where: all,
      parameters: { to: 'x' },
      tenantId: 'd1',
      actor: 'ada',
    });
    expect(await settled(harness, key)).toMatchObject({
      operationsTotalCount: 3,
      operationsCompletedCount: 2,
      operationsFailedCount: 1,
      actorType: 'USER',
      actorId: 'ada',
      tenantId: 'd1',
    });
    expect(told.parameters).toEqual([{ to: 'x' }, { to: 'x' }, { to: 'x' }]);
    const items = await harness.rows('batchOperationItems', { batchOperationKey: key });
    expect(items).toMatchObject([
      { processInstanceKey: gone, state: 'SKIPPED', errorMessage: 'gone', tenantId: 'd1' },
      { processInstanceKey: refused, state: 'FAILED', errorMessage: 'not now' },
      { processInstanceKey: fine, state: 'COMPLETED', errorMessage: null, operationType: 'TELL' },
    ]);
  }),
);

test.each(['memory', 'sqlite'] as const)(
  'what may pass is tried again, and only that (%s)',
  opened(async (harness, told) => {
    const [first = '', second = ''] = await startMany(harness, 2);
    told.outcome.set(first, () => {
      told.outcome.delete(first);
      throw new StoreError('UNAVAILABLE', 'the disk is away');
    });
    const key = await start(harness, 'TELL');
    while (harness.failures.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(harness.failures.splice(0)).toMatchObject([{ message: 'the disk is away' }]);
    expect(await batchOf(harness, key)).toMatchObject({ state: 'ACTIVE', operationsCompletedCount: 0 });
    await harness.advance(1000);
    expect(await settled(harness, key)).toMatchObject({ operationsCompletedCount: 2 });
    expect(told.ran).toEqual([first, second, first]);
  }),
);

test.each(['memory', 'sqlite'] as const)(
  'pauses between two slices, goes on, is cancelled: what was done is counted (%s)',
  opened(async (harness, told) => {
    await startMany(harness, 40);
    let unblock = (): void => undefined;
    const block = (): void => {
      told.blocked = new Promise((resolve) => (unblock = resolve));
    };
    const begun = async (count: number): Promise<void> => {
      while (told.ran.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    block();
    const key = await start(harness, 'TELL');
    await begun(16);
    const suspended = harness.engine.suspendBatch(key);
    unblock();
    await suspended;
    expect(await settled(harness, key)).toMatchObject({
      state: 'SUSPENDED',
      operationsCompletedCount: 16,
      operationsTotalCount: 40,
      endDate: null,
    });
    await harness.restart();
    expect(told.ran).toHaveLength(16);
    expect(await refusalOf(harness.engine.suspendBatch(key))).toBe('INVALID_STATE');

    block();
    await harness.engine.resumeBatch(key);
    await begun(32);
    const cancelled = harness.engine.cancelBatch(key);
    unblock();
    await cancelled;
    expect(await settled(harness, key)).toMatchObject({
      state: 'CANCELED',
      operationsCompletedCount: 32,
      operationsFailedCount: 0,
    });
    expect((await outcomes(harness, key)).filter(([, state]) => state === 'CANCELED')).toHaveLength(8);
    expect(told.ran).toHaveLength(32);
    expect(await refusalOf(harness.engine.resumeBatch(key))).toBe('INVALID_STATE');
    expect(await refusalOf(harness.engine.cancelBatch('17'))).toBe('NOT_FOUND');
  }),
);

test.each(['memory', 'sqlite'] as const)(
  'a type that is no longer known is laid aside (%s)',
  opened(async (harness, told) => {
    await startMany(harness, 2);
    const key = await start(harness, 'TELL');
    await harness.engine.suspendBatch(key);
    await harness.engine.stop();
    const other = await harness.over(harness.store, { batchKinds: {} });
    await other.engine.resumeBatch(key);
    expect(await settled(other, key)).toMatchObject({ state: 'SUSPENDED' });
    expect(other.failures.splice(0)).toMatchObject([{ message: expect.stringContaining("'TELL'") }]);
    await other.engine.stop();
    await harness.restart();
    await harness.engine.resumeBatch(key);
    expect(await settled(harness, key)).toMatchObject({ state: 'COMPLETED', operationsCompletedCount: 2 });
    expect(told.ran).toHaveLength(2);
  }),
);

onEveryStore('an unknown type and a condition that cannot be understood are refused', async (harness) => {
  expect(await refusalOf(start(harness, 'NONSENSE'))).toBe('INVALID_STATE');
  await expect(
    start(harness, 'CANCEL_PROCESS_INSTANCE', { op: 'eq', field: 'nonsense', value: 1 }),
  ).rejects.toMatchObject({ code: 'INVALID_QUERY' });
  expect(await harness.rows('batchOperations')).toEqual([]);
});

test.each([
  ['CANCEL_PROCESS_INSTANCE', (harness: Harness) => startMany(harness, 20)],
  ['DELETE_DECISION_INSTANCE', (harness: Harness) => evaluateMany(harness, 20)],
])('wherever %s dies between two commits, each item is done once and all are counted', async (type, make) => {
  let died = 0;
  for (let commits = 0; ; commits += 1) {
    const harness = await Harness.open('memory');
    await harness.deploy(waiting, chain);
    await make(harness);
    const dying = await harness.over(new DyingStore(harness.store, commits));
    const started = await start(dying, type).catch(() => null);
    const finished = started !== null && (await isSettled(dying, started));
    if (!finished) died += 1;
    await dying.engine.stop();
    await harness.restart();
    const [batch] = await harness.rows('batchOperations');
    if (batch) {
      const key = fieldOf(batch, 'batchOperationKey');
      expect(await settled(harness, key)).toMatchObject({
        state: 'COMPLETED',
        operationsTotalCount: 20,
        operationsCompletedCount: 20,
        operationsFailedCount: 0,
      });
      expect(new Set((await outcomes(harness, key)).map(([, state]) => state))).toEqual(
        new Set(['COMPLETED']),
      );
      expect(await harness.rows('processInstances', { state: 'ACTIVE' })).toEqual([]);
      expect(await harness.rows('decisionInstances')).toEqual([]);
    }
    await harness.check();
    await harness.close();
    if (finished) break;
  }
  expect(died).toBeGreaterThan(4);
});

/** False as soon as something has failed in the background. */
async function isSettled(harness: Harness, key: string): Promise<boolean> {
  while (harness.failures.length === 0) {
    if ((await batchOf(harness, key))['pending'] === false) return true;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return false;
}
