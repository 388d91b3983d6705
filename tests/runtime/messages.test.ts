import { expect } from '@jest/globals';
import { message, process } from '../support/model.ts';
import { fieldOf, onEveryStore, refusalOf, type Harness } from '../support/runtime-harness.ts';

const HOUR = 3_600_000;
const waits = process('waits').startEvent().receiveTask('wait', 'm', '=id').userTask('after').endEvent();
const also = process('also')
  .startEvent()
  .receiveTask('alsoWait', 'm', '=id')
  .userTask('alsoAfter')
  .endEvent();

function publish(
  harness: Harness,
  more: { key?: string; ttl?: number; id?: string; n?: number; tenant?: string } = {},
) {
  const { key = 'x', ttl = HOUR, id, n = 0, tenant } = more;
  return harness.engine.publishMessage({
    name: 'm',
    correlationKey: key,
    timeToLive: ttl,
    variables: { n },
    ...(id !== undefined && { messageId: id }),
    ...(tenant !== undefined && { tenantId: tenant }),
  });
}

onEveryStore('a message is kept for its time to live; the oldest is taken first', async (harness) => {
  await harness.deploy(
    process('loop')
      .startEvent()
      .receiveTask('wait', 'm', '=id')
      .userTask('read')
      .exclusiveGateway('more')
      .when('=again', (path) => path.to('wait'))
      .otherwise((path) => path.endEvent()),
  );
  await publish(harness, { n: 1 });
  await publish(harness, { n: 2 });
  await publish(harness, { key: 'y', n: 3 });
  const instance = await harness.start('loop', { id: 'x' });
  expect(await harness.variables(instance)).toMatchObject({ n: 1 });
  await harness.engine.completeUserTask(await harness.task('read'), { variables: { again: true } });
  expect(await harness.variables(instance)).toMatchObject({ n: 2 });
  await harness.engine.completeUserTask(await harness.task('read'));
  expect(await harness.active(instance)).toEqual(['wait']);
});

onEveryStore('without time to live it reaches only who waits now', async (harness) => {
  await harness.deploy(waits);
  await publish(harness, { ttl: 0 });
  expect(await harness.active(await harness.start('waits', { id: 'x' }))).toEqual(['wait']);
  expect(await harness.rows('messages')).toEqual([]);
});

onEveryStore('after its time to live it is gone', async (harness) => {
  await harness.deploy(waits);
  await publish(harness);
  await harness.advance(HOUR);
  expect(await harness.active(await harness.start('waits', { id: 'x' }))).toEqual(['wait']);
  await harness.engine.pinClock(harness.engine.now());
  expect(await harness.rows('messages')).toEqual([]);
});

onEveryStore('it reaches each process once, and none twice', async (harness) => {
  await harness.deploy(waits, also);
  await harness.start('waits', { id: 'x' });
  await harness.start('waits', { id: 'x' });
  await publish(harness);
  expect(await harness.active()).toEqual(['after', 'wait']);
  await harness.start('waits', { id: 'x' });
  expect(await harness.active()).toEqual(['after', 'wait', 'wait']);
  await harness.start('also', { id: 'x' });
  expect(await harness.active()).toEqual(['after', 'alsoAfter', 'wait', 'wait']);
  await harness.restart();
  expect(await harness.active()).toEqual(['after', 'alsoAfter', 'wait', 'wait']);
});

onEveryStore('a version is the same process', async (harness) => {
  await harness.deploy(waits);
  await harness.start('waits', { id: 'x' });
  await harness.deploy(process('waits').startEvent().receiveTask('wait2', 'm', '=id').endEvent());
  await harness.start('waits', { id: 'x' });
  await publish(harness);
  expect(await harness.active()).toEqual(['after', 'wait2']);
});

onEveryStore('the same message id is taken once while the message is kept', async (harness) => {
  await publish(harness, { id: 'one' });
  expect(await refusalOf(publish(harness, { id: 'one' }))).toBe('ALREADY_EXISTS');
  await publish(harness, { id: 'one', key: 'y' });
  await publish(harness, { id: 'two' });
  await harness.advance(HOUR);
  await publish(harness, { id: 'one' });
});

onEveryStore('correlating answers with the instance, and is refused where nobody waits', async (harness) => {
  await harness.deploy(
    waits,
    process('begun').startEvent('start', message('begin')).userTask('a').endEvent(),
  );
  const instance = await harness.start('waits', { id: 'x' });
  expect(await refusalOf(harness.engine.correlateMessage({ name: 'm', correlationKey: 'y' }))).toBe(
    'NOT_FOUND',
  );
  const correlated = await harness.engine.correlateMessage({
    name: 'm',
    correlationKey: 'x',
    variables: { y: 1 },
  });
  expect(correlated).toMatchObject({ processInstanceKey: instance, tenantId: '<default>' });
  expect(await harness.variables(instance)).toEqual({ id: 'x', y: 1 });
  expect(await refusalOf(harness.engine.correlateMessage({ name: 'm', correlationKey: 'x' }))).toBe(
    'NOT_FOUND',
  );
  const { processInstanceKey } = await harness.engine.correlateMessage({ name: 'begin' });
  expect(await harness.active(processInstanceKey)).toEqual(['a']);
});

onEveryStore('an event that does not interrupt takes every message that is kept for it', async (harness) => {
  await harness.deploy(
    process('notes')
      .startEvent()
      .userTask('a')
      .nonInterrupting('note', message('m', '=id'), (path) => path.userTask('read').endEvent('done'))
      .endEvent(),
  );
  await publish(harness, { n: 1 });
  await publish(harness, { n: 2 });
  await harness.start('notes', { id: 'x' });
  expect(await harness.active()).toEqual(['a', 'read', 'read']);
});

onEveryStore('messages of another tenant are not seen', async (harness) => {
  await harness.deploy(waits);
  await publish(harness, { tenant: 'bari' });
  await harness.start('waits', { id: 'x' });
  await publish(harness, { tenant: 'bari' });
  expect(await harness.active()).toEqual(['wait']);
});

const begun = process('begun').startEvent('start', message('m')).userTask('a').endEvent();

onEveryStore(
  'a message with a key begins one instance at a time; the next begins when it ends',
  async (harness) => {
    await harness.deploy(begun);
    for (const n of [1, 2, 3]) await publish(harness, { n });
    await publish(harness, { key: 'y', n: 4 });
    expect(await harness.active()).toEqual(['a', 'a']);
    const [first] = await harness.rows('userTasks', { state: 'CREATED' });
    await harness.engine.completeUserTask(fieldOf(first, 'userTaskKey'));
    const [, second] = await harness.rows('userTasks', { state: 'CREATED' });
    expect(await harness.variables(fieldOf(second, 'processInstanceKey'))).toEqual({ n: 2 });
    await harness.restart();
    expect(await harness.active()).toEqual(['a', 'a']);
    await harness.engine.cancelInstance(fieldOf(second, 'processInstanceKey'));
    expect(await harness.active()).toEqual(['a', 'a']);
    expect(await harness.states('begun')).toEqual(['COMPLETED', 'ACTIVE', 'TERMINATED', 'ACTIVE']);
  },
);

onEveryStore('an instance started otherwise does not hold a message back', async (harness) => {
  await harness.deploy(
    process('begun')
      .startEvent('byHand')
      .userTask('a')
      .endEvent()
      .beside((path) => path.startEvent('start', message('m')).to('a')),
  );
  await harness.start('begun');
  await publish(harness);
  expect(await harness.active()).toEqual(['a', 'a']);
});

onEveryStore('without a key each message begins an instance', async (harness) => {
  await harness.deploy(begun);
  for (const n of [1, 2]) await publish(harness, { key: '', n });
  expect(await harness.active()).toEqual(['a', 'a']);
});

onEveryStore('without time to live a message with a key that is taken is lost', async (harness) => {
  await harness.deploy(begun);
  await publish(harness, { ttl: 0, n: 1 });
  await publish(harness, { ttl: 0, n: 2 });
  await harness.engine.completeUserTask(await harness.task('a'));
  expect(await harness.active()).toEqual([]);
});

onEveryStore('the latest version begins, also when an older one held the key', async (harness) => {
  await harness.deploy(begun);
  await publish(harness, { n: 1 });
  await harness.deploy(process('begun').startEvent('start', message('m')).userTask('b').endEvent());
  await publish(harness, { n: 2 });
  expect(await harness.active()).toEqual(['a']);
  await harness.engine.completeUserTask(await harness.task('a'));
  expect(await harness.active()).toEqual(['b']);
});

onEveryStore('a version without the start event begins no more', async (harness) => {
  await harness.deploy(begun);
  await harness.deploy(process('begun').startEvent().userTask('b').endEvent());
  await publish(harness);
  expect(await harness.active()).toEqual([]);
});

onEveryStore(
  'what was published before a process was deployed does not begin it, not even after a restart',
  async (harness) => {
    await publish(harness);
    await harness.deploy(begun);
    expect(await harness.active()).toEqual([]);
    await harness.restart();
    expect(await harness.active()).toEqual([]);
  },
);

onEveryStore('a message reaches those who wait before it begins others', async (harness) => {
  await harness.deploy(begun, waits);
  const instance = await harness.start('waits', { id: 'x' });
  await publish(harness);
  expect(await harness.active()).toEqual(['a', 'after']);
  const told = await harness.rows('correlatedMessageSubscriptions');
  expect(told.map((row) => row['processDefinitionId'])).toEqual(expect.arrayContaining(['waits', 'begun']));
  expect(told.find((row) => row['processDefinitionId'] === 'waits')).toMatchObject({
    processInstanceKey: instance,
    elementId: 'wait',
    correlationKey: 'x',
  });
});

onEveryStore('many at once find many who wait', async (harness) => {
  await harness.deploy(waits);
  const ids = Array.from({ length: 20 }, (_, n) => `k${n}`);
  await Promise.all(ids.flatMap((id) => [harness.start('waits', { id }), publish(harness, { key: id })]));
  expect(await harness.active()).toEqual(ids.map(() => 'after'));
});
