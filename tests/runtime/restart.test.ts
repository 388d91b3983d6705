import { expect, test } from '@jest/globals';
import type { Json } from '../../engine/model/json.ts';
import { decisionFile, literal } from '../support/decision-model.ts';
import { DyingStore } from '../support/dying-store.ts';
import { error, process, timer } from '../support/model.ts';
import { Harness, fieldOf, onEveryStore } from '../support/runtime-harness.ts';

const HOUR = 3_600_000;

/** Something of everything that outlives a step: a timer, a job, messages, a call activity and its error. */
const everything = process('everything')
  .startEvent()
  .parallelGateway('fork')
  .branch((path) => path.catchEvent('wait', timer('PT1H')).parallelGateway('join').endEvent())
  .branch((path) => path.serviceTask('work').to('join'))
  .branch((path) => path.receiveTask('receive', 'm', '=id').to('join'))
  .branch((path) =>
    path
      .callActivity('call', 'called')
      .boundaryEvent('caught', error('E1'), (after) => after.callActivity('again', 'calm').to('either'))
      .exclusiveGateway('either')
      .to('join'),
  );
const called = process('called').startEvent('begin').userTask('a').endEvent('fail', error('E1'));
const calm = process('calm').startEvent('calmBegin').callActivity('deep', 'quick').endEvent('calmEnd');
const quick = process('quick')
  .startEvent('q1')
  .scriptTask('set', { deep: '=id + "!"' })
  .businessRuleTask('decide', { decision: { decisionId: 'mark', resultVariable: 'marked' } })
  .endEvent('q2');
const marks = decisionFile('marks', [literal('mark', 'deep + "?"')]);
const models = [everything, called, calm, quick, marks] as const;

/** Does what is open, as users and workers would, until nothing is. */
async function drive(harness: Harness): Promise<void> {
  if ((await harness.rows('processInstances', { processDefinitionId: 'everything' })).length === 0)
    await harness.start('everything', { id: 'x' });
  for (const task of await harness.rows('userTasks', { state: 'CREATED' }))
    await harness.engine.completeUserTask(fieldOf(task, 'userTaskKey'), { variables: { task: true } });
  for (const job of await harness.rows('jobs', { endTime: null }))
    await harness.engine.completeJob(fieldOf(job, 'jobKey'), { variables: { job: true } });
  if ((await harness.rows('messageSubscriptions', { messageSubscriptionState: 'CREATED' })).length > 0)
    await harness.engine.publishMessage({
      name: 'm',
      correlationKey: 'x',
      timeToLive: HOUR,
      variables: { told: true },
    });
  await harness.advance(HOUR);
}

async function expectDone(harness: Harness): Promise<void> {
  const [root] = await harness.rows('processInstances', { processDefinitionId: 'everything' });
  expect(root).toMatchObject({ state: 'COMPLETED' });
  const { task: _task, ...variables } = await harness.variables(fieldOf(root, 'processInstanceKey'));
  expect(variables).toEqual({ id: 'x', job: true, told: true, deep: 'x!', marked: 'x!?' });
  expect(await harness.rows('decisionInstances')).toMatchObject([{ result: '"x!?"' }]);
  await harness.check();
}

onEveryStore('an engine begun anew goes on with everything', async (harness) => {
  await harness.deploy(...models);
  await harness.start('everything', { id: 'x' });
  expect(await harness.active()).toEqual(['a', 'call', 'receive', 'wait', 'work']);
  await harness.restart();
  expect(await harness.active()).toEqual(['a', 'call', 'receive', 'wait', 'work']);
  await drive(harness);
  await expectDone(harness);
});

onEveryStore('timers that became due while nothing ran fire at the start', async (harness) => {
  await harness.deploy(process('waiting').startEvent().catchEvent('wait', timer('PT1H')).endEvent());
  await harness.start('waiting');
  await harness.engine.stop();
  harness.clock.move(2 * HOUR);
  await harness.restart();
  expect(await harness.states('waiting')).toEqual(['COMPLETED']);
});

test('wherever it dies between two commits, nothing is lost and nothing done twice', async () => {
  let died = 0;
  for (let commits = 1; ; commits += 1) {
    const harness = await Harness.open('memory');
    await harness.deploy(...models);
    const dying = await harness.over(new DyingStore(harness.store, commits));
    const finished = await drive(dying).then(
      () => dying.failures.length === 0,
      () => false,
    );
    if (!finished) died += 1;
    await dying.engine.stop();
    await harness.restart();
    for (let round = 0; round < 4; round += 1) await drive(harness);
    await expectDone(harness);
    await harness.close();
    if (finished) break;
  }
  expect(died).toBeGreaterThan(8);
});

test('a commit that fails leaves the instance as it was', async () => {
  const harness = await Harness.open('memory');
  await harness.deploy(process('plain').startEvent().userTask('a').endEvent());
  const dying = await harness.over(new DyingStore(harness.store, 1));
  const instance = await dying.start('plain', { x: 1 });
  await expect(dying.engine.setVariables(instance, { x: 2 })).rejects.toThrow('dead');
  expect(await dying.engine.visibleVariables(instance)).toEqual({ x: 1 });
  await expect(dying.engine.completeUserTask(await dying.task('a'))).rejects.toThrow('dead');
  expect(await harness.active()).toEqual(['a']);
  await harness.engine.completeUserTask(await harness.task('a'));
  expect(await harness.states('plain')).toEqual(['COMPLETED']);
  await harness.close();
});

onEveryStore(
  'a message and the one who waits for it find each other after a crash between them',
  async (harness) => {
    await harness.deploy(process('waits').startEvent().receiveTask('wait', 'm', '=id').endEvent());
    await harness.start('waits', { id: 'x' });
    const record = {
      messageKey: harness.engine.newKey(),
      name: 'm',
      correlationKey: 'x',
      tenantId: '<default>',
      messageId: null,
      variables: { n: 1 },
      deadline: harness.clock.now() + HOUR,
    };
    await harness.engine.commit({
      guards: [],
      writes: [{ op: 'put', collection: 'messages', key: record.messageKey, record }],
    });
    expect(await harness.states('waits')).toEqual(['ACTIVE']);
    await harness.restart();
    expect(await harness.states('waits')).toEqual(['COMPLETED']);
  },
);

onEveryStore('what cannot be told to an instance holds nothing else back', async (harness) => {
  await harness.deploy(process('plain').startEvent().userTask('a').endEvent());
  const [instance, key] = [await harness.start('plain'), harness.engine.newKey()];
  const record = {
    outboxKey: key,
    processInstanceKey: instance,
    command: { type: 'SetVariables', scope: instance },
  };
  await harness.engine.commit({ guards: [], writes: [{ op: 'put', collection: 'outbox', key, record }] });
  await harness.restart();
  expect(harness.failures.splice(0)).not.toEqual([]);
  await harness.engine.completeUserTask(await harness.task('a'));
  await harness.engine.commit({ guards: [], writes: [{ op: 'delete', collection: 'outbox', key }] });
});

onEveryStore('what an earlier version has stored goes on: a wait without its part', async (harness) => {
  await harness.deploy(
    process('reminded')
      .startEvent()
      .userTask('a')
      .nonInterrupting('again', timer('R/PT10M'), (path) => path.userTask('b').endEvent('e'))
      .endEvent(),
  );
  await harness.start('reminded');
  const [row] = await harness.rows('elementInstances', { elementId: 'a' });
  const key = fieldOf(row, 'elementInstanceKey');
  const live = JSON.parse(JSON.stringify(row?.['live'])) as { waits: { part?: number }[] };
  for (const wait of live.waits) delete wait.part;
  const record = { live: live as unknown as Json };
  await harness.engine.commit({
    guards: [],
    writes: [{ op: 'patch', collection: 'elementInstances', key, record }],
  });
  await harness.restart();
  await harness.advance(600_000);
  await harness.advance(600_000);
  expect(await harness.active()).toEqual(['a', 'b', 'b']);
});
