import { expect, test } from '@jest/globals';
import {
  conditional,
  message,
  multiple,
  parallelMultiple,
  process,
  signal,
  timer,
} from '../support/model.ts';
import { Harness, fieldOf, onEveryStore } from '../support/runtime-harness.ts';

const MINUTE = 60_000;

const all = process('all')
  .startEvent('start', parallelMultiple(message('paid'), signal('shipped'), timer('R/PT10M')))
  .userTask('a')
  .endEvent();

onEveryStore('all parts of a parallel multiple start event together start one instance', async (harness) => {
  await harness.deploy(all);
  await harness.engine.publishMessage({ name: 'paid', variables: { amount: 3 } });
  await harness.engine.broadcastSignal({ signalName: 'shipped', variables: { parcel: 'x' } });
  expect(await harness.active()).toEqual([]);
  await harness.restart();
  await harness.advance(10 * MINUTE);
  expect(await harness.active()).toEqual(['a']);
  expect((await harness.rows('variables')).map((row) => [row['name'], row['value']]).sort()).toEqual([
    ['amount', '3'],
    ['parcel', '"x"'],
  ]);
  expect(await harness.rows('startOccurrences')).toEqual([]);
});

onEveryStore('what happens twice is kept for the next instance', async (harness) => {
  await harness.deploy(all);
  await harness.engine.publishMessage({ name: 'paid' });
  await harness.engine.publishMessage({ name: 'paid' });
  await harness.engine.broadcastSignal({ signalName: 'shipped' });
  await harness.advance(10 * MINUTE);
  expect(await harness.active()).toEqual(['a']);
  await harness.engine.broadcastSignal({ signalName: 'shipped' });
  await harness.advance(10 * MINUTE);
  expect(await harness.active()).toEqual(['a', 'a']);
});

onEveryStore('a new version waits for all of it anew', async (harness) => {
  await harness.deploy(all);
  await harness.engine.publishMessage({ name: 'paid' });
  await harness.deploy(
    process('all')
      .startEvent('start', multiple(message('paid'), signal('shipped')))
      .userTask('b')
      .endEvent(),
  );
  expect(await harness.rows('startOccurrences')).toEqual([]);
  await harness.engine.broadcastSignal({ signalName: 'shipped' });
  expect(await harness.active()).toEqual(['b']);
});

const watching = process('watching')
  .startEvent('start', conditional('=level > limit'))
  .userTask('a')
  .endEvent();

onEveryStore('a conditional start event starts with variables that fulfil it', async (harness) => {
  await harness.deploy(watching, process('other').startEvent().userTask('b').endEvent());
  const evaluate = (level: number) =>
    harness.engine.evaluateConditionals({ variables: { level, limit: 10 } });
  expect((await evaluate(5)).processInstances).toEqual([]);
  const { processInstances } = await evaluate(11);
  expect(processInstances).toHaveLength(1);
  expect(await harness.active()).toEqual(['a']);
  expect((await harness.rows('variables')).map((row) => row['name'])).toEqual(['level', 'limit']);
});

onEveryStore('only the latest version of a process is asked', async (harness) => {
  await harness.deploy(watching);
  const [old] = await harness.rows('processDefinitions');
  await harness.deploy(
    process('watching').startEvent('start', conditional('=false')).userTask('a').endEvent(),
  );
  await expect(
    harness.engine.evaluateConditionals({
      variables: { level: 11, limit: 10 },
      processDefinitionKey: fieldOf(old, 'processDefinitionKey'),
    }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await harness.engine.evaluateConditionals({ variables: { level: 11, limit: 10 } });
  expect(await harness.active()).toEqual([]);
});

onEveryStore('a signal thrown reaches others once, whenever the engine stops in between', async (harness) => {
  await harness.deploy(
    process('thrower').startEvent().endEvent('shout', signal('go')),
    process('hearer').startEvent().catchEvent('hear', signal('go')).userTask('a').endEvent(),
    process('started').startEvent('begin', signal('go')).userTask('b').endEvent(),
  );
  await harness.start('hearer');
  await harness.start('thrower');
  await harness.restart();
  expect(await harness.active()).toEqual(['a', 'b']);
  expect(await harness.rows('outbox')).toEqual([]);
  expect((await harness.rows('signalSubscriptions')).map((row) => row['elementId'])).toEqual(['begin']);
});

test('processes that start each other by signals for ever keep nobody waiting, and go on later', async () => {
  const harness = await Harness.open('memory');
  await harness.deploy(process('echo').startEvent('begin', signal('ping')).endEvent('again', signal('ping')));
  await harness.engine.broadcastSignal({ signalName: 'ping' });
  const first = (await harness.rows('processInstances')).length;
  expect(first).toBeGreaterThan(100);
  expect(harness.failures).toMatchObject([{ message: expect.stringMatching(/thrown one another/) }]);
  expect(await harness.rows('outbox')).toHaveLength(1);
  await harness.scheduler.ring();
  expect((await harness.rows('processInstances')).length).toBeGreaterThan(first);
  await harness.engine.stop();
});

test('so do processes that send each other messages for ever', async () => {
  const harness = await Harness.open('memory');
  await harness.deploy(
    process('ping').startEvent('begin', message('ping')).endEvent('e', message('pong')),
    process('pong').startEvent('begin2', message('pong')).endEvent('e2', message('ping')),
  );
  await harness.engine.publishMessage({ name: 'ping' });
  expect(harness.failures).toMatchObject([{ message: expect.stringMatching(/thrown one another/) }]);
  await harness.engine.stop();
});
