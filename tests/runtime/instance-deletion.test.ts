import { expect, test } from '@jest/globals';
import { engineCollections } from '../../engine/runtime/collections.ts';
import { textOf } from '../../engine/runtime/fields.ts';
import { DyingStore } from '../support/dying-store.ts';
import { message, process, timer } from '../support/model.ts';
import { Harness, onEveryStore, refusalOf } from '../support/runtime-harness.ts';

const HOUR = 3_600_000;

/** Leaves records of every kind behind. */
const parent = process('parent')
  .startEvent('start')
  .scriptTask('count', { n: '=1' })
  .userTask('ask')
  .serviceTask('work')
  .receiveTask('receive', 'm', '=id')
  .callActivity('call', 'child')
  .catchEvent('wait', timer('PT1H'))
  .endEvent('end');
const child = process('child').startEvent('begin').callActivity('deeper', 'grandchild').endEvent('over');
const grandchild = process('grandchild').startEvent('g1').userTask('answer').endEvent('g2');

/** An instance that has ended, with an incident on its way. */
async function ended(harness: Harness): Promise<string> {
  await harness.deploy(parent, child, grandchild);
  const instance = await harness.start('parent', { id: 'x' });
  await harness.engine.completeUserTask(await harness.task('ask'));
  await harness.engine.failJob(await harness.job('work'), { retries: 0 });
  await harness.engine.updateJob(await harness.job('work'), { retries: 1 });
  await harness.engine.resolveIncident(await harness.incident('work'));
  await harness.engine.completeJob(await harness.job('work'));
  await harness.engine.correlateMessage({ name: 'm', correlationKey: 'x' });
  await harness.engine.completeUserTask(await harness.task('answer'));
  await harness.advance(HOUR);
  return instance;
}

/** All records of the engine that belong to instances. */
async function recordsLeft(harness: Harness): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { name, fields } of engineCollections)
    if ('processInstanceKey' in fields && name !== 'batchOperationItems')
      left.push(...(await harness.rows(name)).map(() => name));
  return left;
}

onEveryStore(
  'an ended instance goes with all that is kept of it, and with those it called',
  async (harness) => {
    const instance = await ended(harness);
    expect(new Set(await recordsLeft(harness))).toEqual(
      new Set([
        'processInstances',
        'elementInstances',
        'sequenceFlows',
        'variables',
        'history',
        'userTasks',
        'jobs',
        'incidents',
        'messageSubscriptions',
        'correlatedMessageSubscriptions',
      ]),
    );
    const other = await harness.start('grandchild');
    await harness.engine.deleteInstance(instance);
    expect(new Set((await harness.rows('elementInstances')).map((row) => row['processInstanceKey']))).toEqual(
      new Set([other]),
    );
    await harness.engine.cancelInstance(other);
    await harness.engine.deleteInstance(other);
    expect(await recordsLeft(harness)).toEqual([]);
    expect(await refusalOf(harness.engine.deleteInstance(instance))).toBe('NOT_FOUND');
  },
);

onEveryStore('what runs stays', async (harness) => {
  await harness.deploy(parent, child, grandchild);
  const instance = await harness.start('grandchild');
  await expect(harness.engine.deleteInstance(instance)).rejects.toThrow(/is running. Cancel it first/);
  expect(await harness.active(instance)).toEqual(['answer']);
});

onEveryStore('what has called something that still runs stays', async (harness) => {
  await harness.deploy(child, grandchild);
  const instance = await harness.start('child');
  // It is written that the caller was cancelled, but what it called has not been told.
  const dying = await harness.over(new DyingStore(harness.store, 1));
  await dying.engine.cancelInstance(instance);
  await dying.engine.stop();
  expect(await harness.states('grandchild')).toEqual(['ACTIVE']);
  await expect(harness.engine.deleteInstance(instance)).rejects.toThrow(/is running. Try again/);
  await harness.restart();
  await harness.engine.deleteInstance(instance);
  expect(await recordsLeft(harness)).toEqual([]);
});

onEveryStore('an instance of more than a slice of records', async (harness) => {
  await harness.deploy(process('plain').startEvent().userTask('a').endEvent());
  const instance = await harness.start('plain');
  const many = Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`v${n}`, n]));
  await harness.engine.setVariables(instance, many);
  await harness.engine.cancelInstance(instance);
  await harness.engine.deleteInstance(instance);
  expect(await recordsLeft(harness)).toEqual([]);
});

onEveryStore(
  'a buffered message does not start another instance for one that was deleted',
  async (harness) => {
    await harness.deploy(process('ordered').startEvent('start', message('order')).endEvent());
    await harness.engine.publishMessage({ name: 'order', timeToLive: HOUR });
    const instance = await harness.only('processInstances', { processDefinitionId: 'ordered' });
    await harness.engine.deleteInstance(textOf(instance, 'processInstanceKey'));
    await harness.restart();
    expect(await harness.rows('processInstances')).toEqual([]);
    expect(await harness.rows('correlatedMessageSubscriptions')).toMatchObject([
      { processInstanceKey: null },
    ]);
    harness.clock.move(HOUR);
    await harness.restart();
    expect(await harness.rows('correlatedMessageSubscriptions')).toEqual([]);
  },
);

test('wherever it dies between two commits, nothing of a deleted instance is left', async () => {
  let died = 0;
  for (let commits = 0; ; commits += 1) {
    const harness = await Harness.open('memory');
    const instance = await ended(harness);
    const dying = await harness.over(new DyingStore(harness.store, commits));
    const finished = await dying.engine.deleteInstance(instance).then(
      () => true,
      () => false,
    );
    if (!finished) died += 1;
    await dying.engine.stop();
    await harness.restart();
    if (commits === 0) expect(await harness.rows('processInstances')).toHaveLength(3);
    else expect(await recordsLeft(harness)).toEqual([]);
    await harness.close();
    if (finished) break;
  }
  expect(died).toBeGreaterThan(10);
});
