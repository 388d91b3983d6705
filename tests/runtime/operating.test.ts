import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NodeId } from '../../engine/model/ids.ts';
import { proposePlan } from '../../engine/kernel/migration-plan.ts';
import { CoreWorld } from '../support/core-world.ts';
import { error, process, timer } from '../support/model.ts';
import { fieldOf, onEveryStore, refusalOf, type Harness } from '../support/runtime-harness.ts';
import { definitionsOf } from '../support/scenario.ts';
import { Refused } from '../support/scenario-world.ts';

const claim = { type: 'work', worker: 'w', timeout: 3_600_000, maxJobsToActivate: 10, waitMs: 0 };
const working = process('working').startEvent().serviceTask('work').endEvent();

onEveryStore('jobs of a suspended instance are not handed out, and are again afterwards', async (harness) => {
  await harness.deploy(working);
  const key = await harness.start('working');
  await harness.engine.suspendInstance(key);
  expect(await harness.engine.activateJobs(claim)).toEqual([]);
  await harness.restart();
  expect(await harness.engine.activateJobs(claim)).toEqual([]);
  await harness.engine.resumeInstance(key);
  expect(await harness.engine.activateJobs(claim)).toHaveLength(1);
});

onEveryStore('a worker keeps a job over a suspension until its deadline', async (harness) => {
  await harness.deploy(working);
  const key = await harness.start('working');
  const [taken] = await harness.engine.activateJobs(claim);
  const job = fieldOf(taken?.job, 'jobKey');
  await harness.engine.suspendInstance(key);
  expect(await refusalOf(harness.engine.completeJob(job))).toBe('INVALID_STATE');
  expect(await refusalOf(harness.engine.updateJob(job, { timeout: 1000 }))).toBe('INVALID_STATE');
  await harness.engine.resumeInstance(key);
  expect(await harness.engine.activateJobs(claim)).toEqual([]);
  await harness.advance(claim.timeout);
  expect(await harness.engine.activateJobs(claim)).toHaveLength(1);
});

onEveryStore('a buffered message is matched, and a debt is paid, on resumption', async (harness) => {
  const waiting = process('waiting').startEvent().receiveTask('wait', 'go', '=id').endEvent();
  await harness.deploy(waiting);
  const key = await harness.start('waiting', { id: 'x' });
  await harness.engine.suspendInstance(key);
  await harness.engine.publishMessage({ name: 'go', correlationKey: 'x', timeToLive: 3_600_000 });
  expect(await harness.active()).toEqual(['wait']);
  await harness.engine.resumeInstance(key);
  expect(await harness.states('waiting')).toEqual(['COMPLETED']);
});

onEveryStore('only a root instance is suspended, modified to nothing or resumed', async (harness) => {
  await harness.deploy(
    process('calling').startEvent().callActivity('call', 'called').endEvent(),
    process('called').startEvent().userTask('inner').endEvent(),
  );
  await harness.start('calling');
  const child = fieldOf(
    await harness.only('processInstances', { processDefinitionId: 'called' }),
    'processInstanceKey',
  );
  expect(await refusalOf(harness.engine.suspendInstance(child))).toBe('INVALID_STATE');
  expect(await refusalOf(harness.engine.suspendInstance('7'))).toBe('NOT_FOUND');
});

async function plan(harness: Harness, target: string, mappings: Readonly<Record<string, string>>) {
  const record = await harness.only('processDefinitions', { processDefinitionId: target });
  return {
    targetProcessDefinitionKey: fieldOf(record, 'processDefinitionKey'),
    mappings: Object.entries(mappings).map(([sourceElementId, targetElementId]) => ({
      sourceElementId,
      targetElementId,
    })),
  };
}

onEveryStore(
  'what an instance has called throws into the process its caller was migrated to',
  async (harness) => {
    await harness.deploy(
      process('old').startEvent().callActivity('call', 'called').endEvent(),
      process('renewed')
        .startEvent()
        .callActivity('invoke', 'called')
        .boundaryEvent('caught', error('E'), (path) => path.userTask('rescue').endEvent('rescued'))
        .endEvent(),
      process('called').startEvent().serviceTask('work').endEvent(),
    );
    const key = await harness.start('old');
    await harness.engine.migrateInstance(key, await plan(harness, 'renewed', { call: 'invoke' }));
    await harness.engine.throwJobError(await harness.job('work'), { errorCode: 'E' });
    expect(await harness.active(key)).toEqual(['rescue']);
  },
);

onEveryStore('a look at a migration changes nothing and tells everything', async (harness) => {
  await harness.deploy(
    process('old')
      .startEvent()
      .userTask('a')
      .boundaryEvent('late', timer('PT1H'), (path) => path.endEvent('e1'))
      .endEvent(),
    process('renewed')
      .startEvent()
      .userTask('b')
      .boundaryEvent('later', timer('PT2H'), (path) => path.endEvent('e1'))
      .endEvent(),
  );
  const key = await harness.start('old');
  const before = await harness.rows('processInstances');
  const { problems } = await harness.engine.checkMigration(key, await plan(harness, 'renewed', {}));
  expect(problems.map(({ rule, element }) => [rule, element])).toEqual([['migration/unmapped', 'a']]);
  const fine = await harness.engine.checkMigration(key, await plan(harness, 'renewed', { a: 'b' }));
  expect(fine.closes.map(({ elementId, kind }) => [elementId, kind])).toEqual([['late', 'timer']]);
  expect(fine.opens.map(({ elementId, kind }) => [elementId, kind])).toEqual([['later', 'timer']]);
  expect(fine.moves.map(({ targetElementId }) => targetElementId)).toEqual(['renewed', 'b']);
  expect(await harness.rows('processInstances')).toEqual(before);
});

onEveryStore('many instances are migrated by a batch', async (harness) => {
  await harness.deploy(
    process('old').startEvent().userTask('a').endEvent(),
    process('renewed').startEvent().userTask('b').userTask('c').endEvent(),
  );
  for (let count = 0; count < 3; count += 1) await harness.start('old');
  const { targetProcessDefinitionKey, mappings } = await plan(harness, 'renewed', { a: 'b' });
  const where = (value: string) => ({ op: 'eq', field: 'processDefinitionId', value }) as const;
  await harness.engine.startBatch({
    type: 'MIGRATE_PROCESS_INSTANCE',
    where: where('old'),
    parameters: { targetProcessDefinitionKey, mappingInstructions: mappings },
  });
  await until(async () => (await harness.active()).join() === 'b,b,b');
  await harness.engine.startBatch({
    type: 'MODIFY_PROCESS_INSTANCE',
    where: where('renewed'),
    parameters: { moveInstructions: [{ sourceElementId: 'b', targetElementId: 'c' }] },
  });
  await until(async () => (await harness.active()).join() === 'c,c,c');
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not happen');
}

test('a plan is proposed by id, name, neighbours and what is left, and says what has no counterpart', async () => {
  const [source, target] = await definitionsOf([
    process('one')
      .startEvent()
      .userTask('same')
      .userTask('named', { name: 'Visit' })
      .serviceTask('between')
      .subProcess('sub', (path) => path.startEvent('s').userTask('inner').endEvent('e'))
      .scriptTask('gone', { x: '=1' })
      .endEvent(),
    process('two')
      .startEvent()
      .userTask('same')
      .userTask('renamed', { name: 'Visit' })
      .serviceTask('renumbered')
      .subProcess('sub', (path) => path.startEvent('s').userTask('within').endEvent('e'))
      .endEvent(),
  ]);
  const { mappings, unmatched } = proposePlan(source!, target!);
  const of = (id: string) => mappings.find((mapping) => mapping.source === (id as NodeId));
  expect(of('same')).toMatchObject({ target: 'same', confidence: 'certain' });
  expect(of('named')).toMatchObject({ target: 'renamed', confidence: 'likely' });
  expect(of('between')).toMatchObject({ target: 'renumbered', confidence: 'likely' });
  expect(of('inner')).toMatchObject({ target: 'within', confidence: 'likely' });
  expect(unmatched.map((each) => each.source)).toEqual(['gone']);
});

test('whatever is modified, what must hold holds', async () => {
  const definitions = await definitionsOf([
    process('any')
      .startEvent()
      .userTask('a')
      .parallelGateway('fork')
      .branch((path) => path.userTask('b').to('join'))
      .branch((path) =>
        path
          .subProcess('sub', (inside) => inside.startEvent('s').userTask('c').userTask('d').endEvent('e'))
          .to('join'),
      )
      .at('fork')
      .branch((path) => path.parallelGateway('join').userTask('f').endEvent()),
  ]);
  const element = fc.constantFrom('a', 'b', 'c', 'd', 'f', 'fork', 'join', 'sub', 'e', 'end');
  const modification = fc.record({
    activate: fc.array(fc.record({ elementId: element }), { maxLength: 2 }),
    move: fc.array(fc.record({ source: fc.record({ elementId: element }), targetElementId: element }), {
      maxLength: 1,
    }),
    terminate: fc.array(fc.record({ elementId: element }), { maxLength: 1 }),
  });
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(modification, { minLength: 1, maxLength: 8 }), async (modifications) => {
      const world = new CoreWorld({ definitions });
      await world.start('any', {});
      for (const each of modifications) {
        try {
          await world.modify(each, null);
          done += 1;
        } catch (failure) {
          if (!(failure instanceof Refused)) throw failure;
        }
        await world.check();
      }
    }),
    { numRuns: 150 },
  );
  expect(done).toBeGreaterThan(50);
});
