import { expect } from '@jest/globals';
import { process, timer } from '../support/model.ts';
import { fieldOf, onEveryStore, type Harness } from '../support/runtime-harness.ts';

const HOUR = 3_600_000;

/** Two engines over one store. */
async function twoNodes(harness: Harness): Promise<readonly [Harness, Harness]> {
  return [harness, await harness.over(harness.store, { node: 1 })];
}

async function outcomes(work: readonly Promise<unknown>[]): Promise<readonly string[]> {
  const settled = await Promise.allSettled(work);
  return settled
    .map((each) =>
      each.status === 'fulfilled' ? 'done' : ((each.reason as { code?: string }).code ?? 'failed'),
    )
    .sort();
}

onEveryStore('a task completed on both is completed once', async (harness) => {
  await harness.deploy(process('plain').startEvent().userTask('a').userTask('b').endEvent());
  const [one, other] = await twoNodes(harness);
  const instance = await one.start('plain');
  const task = await one.task('a');
  expect(await outcomes([one, other].map(({ engine }) => engine.completeUserTask(task)))).toEqual([
    'NOT_FOUND',
    'done',
  ]);
  expect(await harness.active(instance)).toEqual(['b']);
  await other.engine.completeUserTask(await other.task('b'));
  expect(await harness.states('plain')).toEqual(['COMPLETED']);
  await other.close();
});

onEveryStore('different tasks of one instance are all completed, whoever wins', async (harness) => {
  const ids = Array.from({ length: 6 }, (_, n) => `t${n}`);
  const model = process('wide').startEvent().parallelGateway('fork');
  for (const [n, id] of ids.entries())
    model.branch((path) => {
      path.userTask(id);
      if (n === 0) path.parallelGateway('join').endEvent();
      else path.to('join');
    });
  await harness.deploy(model);
  const nodes = await twoNodes(harness);
  await nodes[0].start('wide');
  const tasks = await harness.rows('userTasks');
  const work = tasks.map((task, n) => nodes[n % 2]!.engine.completeUserTask(fieldOf(task, 'userTaskKey')));
  expect(await outcomes(work)).toEqual(ids.map(() => 'done'));
  expect(await harness.states('wide')).toEqual(['COMPLETED']);
  await nodes[1].close();
});

onEveryStore('a timer fires once, a start timer too', async (harness) => {
  await harness.deploy(
    process('waiting').startEvent().catchEvent('wait', timer('PT1H')).userTask('a').endEvent(),
    process('begun').startEvent('start', timer('R2/PT1H')).userTask('b').endEvent(),
  );
  const [one, other] = await twoNodes(harness);
  await one.start('waiting');
  harness.clock.move(HOUR);
  for (const { scheduler, clock } of [one, other]) scheduler.wakeAt(clock.now());
  await Promise.all([one, other].map(({ scheduler }) => scheduler.ring()));
  expect(await harness.active()).toEqual(['a', 'b']);
  await other.close();
});

onEveryStore('a message reaches a process once', async (harness) => {
  await harness.deploy(
    process('waits').startEvent().receiveTask('wait', 'm', '=id').userTask('a').endEvent(),
  );
  const [one, other] = await twoNodes(harness);
  const published = one.engine.publishMessage({ name: 'm', correlationKey: 'x', timeToLive: HOUR });
  await Promise.all([published, one.start('waits', { id: 'x' }), other.start('waits', { id: 'x' })]);
  expect(await harness.active()).toEqual(['a', 'wait']);
  await other.close();
});

onEveryStore('keys of both differ', async (harness) => {
  const [one, other] = await twoNodes(harness);
  const keys = [one, other].flatMap(({ engine }) => Array.from({ length: 3000 }, () => engine.newKey()));
  expect(new Set(keys).size).toBe(6000);
  await other.close();
});
