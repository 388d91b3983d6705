import { expect } from '@jest/globals';
import type { Resource } from '../../engine/runtime/engine.ts';
import { decisionFile, literal } from '../support/decision-model.ts';
import { message, process, timer } from '../support/model.ts';
import { fieldOf, onEveryStore, refusalOf, type Harness } from '../support/runtime-harness.ts';

const HOUR = 3_600_000;

/** A version of a process: the name of its task tells which. */
const version = (task: string) => process('plain').startEvent().userTask(task).endEvent();

async function deployed(harness: Harness, task: string): Promise<string> {
  const { processDefinitions } = await harness.deploy(version(task));
  return fieldOf(processDefinitions[0], 'processDefinitionKey');
}

async function latest(harness: Harness): Promise<readonly unknown[]> {
  const rows = await harness.rows('processDefinitions', { isLatestVersion: true });
  return rows.map((row) => row['version']);
}

onEveryStore('the version before is the latest again; no version number is used twice', async (harness) => {
  await deployed(harness, 'first');
  const second = await deployed(harness, 'second');
  expect(await harness.engine.deleteResource(second)).toBeNull();
  expect(await latest(harness)).toEqual([1]);
  await harness.start('plain');
  expect(await harness.active()).toEqual(['first']);
  expect(await refusalOf(harness.engine.createInstance({ processDefinitionKey: second }))).toBe('NOT_FOUND');
  await harness.restart();
  expect(await refusalOf(harness.engine.createInstance({ processDefinitionKey: second }))).toBe('NOT_FOUND');
  expect(await refusalOf(harness.engine.deleteResource(second))).toBe('NOT_FOUND');
  await deployed(harness, 'second');
  expect(await latest(harness)).toEqual([3]);
});

onEveryStore(
  'a version with running instances stays; deleted, its ended ones still show it',
  async (harness) => {
    const key = await deployed(harness, 'only');
    const instance = await harness.start('plain');
    await expect(harness.engine.deleteResource(key)).rejects.toThrow(`but ${instance} is`);
    await harness.engine.cancelInstance(instance);
    await harness.engine.deleteResource(key);
    expect(await harness.engine.definitionXml(key)).toContain('id="only"');
    expect(await refusalOf(harness.engine.createInstance({ processDefinitionId: 'plain' }))).toBe(
      'NOT_FOUND',
    );
    await deployed(harness, 'only');
    expect(await latest(harness)).toEqual([2]);
  },
);

onEveryStore('the history goes too, if asked', async (harness) => {
  const key = await deployed(harness, 'a');
  for (let n = 0; n < 3; n += 1) await harness.engine.cancelInstance(await harness.start('plain'));
  const batch = await harness.engine.deleteResource(key, { deleteHistory: true, actor: 'ada' });
  expect(batch).toMatchObject({ batchOperationType: 'DELETE_PROCESS_INSTANCE' });
  const ofBatch = { batchOperationKey: batch?.batchOperationKey ?? '', state: 'COMPLETED' };
  while ((await harness.rows('batchOperations', ofBatch)).length === 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await harness.rows('processInstances')).toEqual([]);
  expect(await harness.rows('history')).toEqual([]);
  expect(await harness.only('batchOperations', ofBatch)).toMatchObject({
    operationsCompletedCount: 3,
    actorId: 'ada',
  });
});

onEveryStore(
  'what the decisions of a file were asked goes too, not what others asked them',
  async (harness) => {
    const base = decisionFile('base', [literal('basis', '1')]);
    const user = decisionFile('user', [literal('use', 'b.basis + 1', { requires: ['urn:base#basis'] })], {
      imports: { b: 'urn:base' },
    });
    const { decisionRequirements } = await harness.deploy(base, user);
    for (const decisionDefinitionId of ['basis', 'use', 'basis'])
      await harness.engine.evaluateDecision({ decisionDefinitionId });
    const key = fieldOf(decisionRequirements[0], 'decisionRequirementsKey');
    const batch = await harness.engine.deleteResource(key, { deleteHistory: true, actor: 'ada' });
    expect(batch).toMatchObject({ batchOperationType: 'DELETE_DECISION_INSTANCE' });
    const ofBatch = { batchOperationKey: batch?.batchOperationKey ?? '', state: 'COMPLETED' };
    while ((await harness.rows('batchOperations', ofBatch)).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await harness.only('batchOperations', ofBatch)).toMatchObject({
      operationsCompletedCount: 2,
      actorId: 'ada',
    });
    const left = await harness.rows('decisionInstances');
    expect(left.map((row) => row['decisionDefinitionId'])).toEqual(['basis', 'use']);
  },
);

onEveryStore('the start events of the version before are open again', async (harness) => {
  const triggered = (name: string, every: string) =>
    process('triggered')
      .startEvent('by', message(name))
      .userTask('told')
      .endEvent('e1')
      .beside((path) =>
        path
          .startEvent('at', timer({ cycle: every }))
          .userTask('timed')
          .endEvent('e2'),
      );
  await harness.deploy(triggered('one', 'R/PT1H'));
  const { processDefinitions } = await harness.deploy(triggered('two', 'R/PT2H'));
  await harness.engine.deleteResource(fieldOf(processDefinitions[0], 'processDefinitionKey'));
  await harness.engine.publishMessage({ name: 'two' });
  expect(await harness.active()).toEqual([]);
  await harness.engine.publishMessage({ name: 'one' });
  expect(await harness.active()).toEqual(['told']);
  await harness.scheduler.ring();
  await harness.advance(HOUR);
  expect(await harness.active()).toEqual(['timed', 'told']);
});

onEveryStore('a start time that has passed does not come again', async (harness) => {
  const at = (time: number, task: string) =>
    process('once')
      .startEvent('at', timer({ date: new Date(time).toISOString() }))
      .userTask(task)
      .endEvent();
  await harness.deploy(at(harness.clock.now() + HOUR, 'first'));
  await harness.scheduler.ring();
  await harness.advance(2 * HOUR);
  const { processDefinitions } = await harness.deploy(at(harness.clock.now() + HOUR, 'second'));
  await harness.engine.deleteResource(fieldOf(processDefinitions[0], 'processDefinitionKey'));
  await harness.scheduler.ring();
  await harness.advance(2 * HOUR);
  expect(await harness.active()).toEqual(['first']);
});

const form = (label: string): Resource => ({
  name: 'request.form',
  content: JSON.stringify({
    id: 'request',
    type: 'default',
    components: [{ id: 'f1', key: 'amount', type: 'number', label }],
  }),
});

onEveryStore('a form goes when nothing uses it', async (harness) => {
  const first = fieldOf((await harness.deploy(form('A'))).forms[0], 'formKey');
  const second = fieldOf((await harness.deploy(form('B'))).forms[0], 'formKey');
  const asking = process('asking')
    .startEvent()
    .userTask('ask', { form: { formId: 'request' } })
    .endEvent();
  await harness.deploy(asking);
  await expect(harness.engine.deleteResource(second)).rejects.toThrow("'ask' of process 'asking' version 1");
  expect(await harness.engine.deleteResource(first)).toBeNull();
  await harness.start('asking');
  const user = await harness.only('processDefinitions', { processDefinitionId: 'asking' });
  await harness.engine.cancelInstance(
    fieldOf((await harness.rows('processInstances'))[0], 'processInstanceKey'),
  );
  await harness.engine.deleteResource(fieldOf(user, 'processDefinitionKey'));
  await harness.engine.deleteResource(second);
  const third = (await harness.deploy(form('B'))).forms[0];
  expect(third).toMatchObject({ version: 3, isLatestVersion: true });
  await harness.engine.deleteResource(fieldOf(third, 'formKey'));
  expect(await harness.rows('forms', { isLatestVersion: true })).toEqual([]);
});

onEveryStore('a form that an open task shows stays', async (harness) => {
  const first = fieldOf((await harness.deploy(form('A'))).forms[0], 'formKey');
  await harness.deploy(
    process('asking')
      .startEvent()
      .userTask('ask', { form: { formId: 'request' } })
      .endEvent(),
  );
  await harness.start('asking');
  await harness.deploy(form('B'));
  await expect(harness.engine.deleteResource(first)).rejects.toThrow(
    `user task ${await harness.task('ask')}`,
  );
  await harness.engine.completeUserTask(await harness.task('ask'));
  await harness.engine.deleteResource(first);
  expect(await harness.rows('forms', { isLatestVersion: true })).toMatchObject([{ version: 2 }]);
});
