import { expect } from '@jest/globals';
import type { Resource } from '../../engine/runtime/engine.ts';
import { message, process, type Bound } from '../support/model.ts';
import { fieldOf, onEveryStore, resourceOf, type Harness } from '../support/runtime-harness.ts';

const caller = (bound: Bound) =>
  process('caller').startEvent().callActivity('call', 'called', bound).endEvent();
const called = (task: string, versionTag?: string) =>
  process('called', versionTag === undefined ? {} : { versionTag })
    .startEvent('begin')
    .userTask(task)
    .endEvent('finish');
const form = (name: string, versionTag?: string): Resource => ({
  name: 'f.form',
  content: JSON.stringify({
    id: 'f',
    type: 'default',
    components: [{ type: 'text', text: name }],
    versionTag,
  }),
});
const shown = (bound: Bound) =>
  process('shown')
    .startEvent()
    .userTask('a', { form: { formId: 'f', ...bound } })
    .endEvent();

async function formVersion(harness: Harness): Promise<unknown> {
  const rows = await harness.rows('userTasks', { state: 'CREATED' });
  const found = await harness.engine.find('forms', fieldOf(rows.at(-1), 'formKey'));
  return found?.['version'];
}

onEveryStore('latest: the newest version when the activity begins', async (harness) => {
  await harness.deploy(caller({}), called('a'));
  await harness.start('caller');
  await harness.deploy(called('b'));
  await harness.start('caller');
  expect(await harness.active()).toEqual(['a', 'b', 'call', 'call']);
});

onEveryStore('deployment: the version that came with the running one', async (harness) => {
  const bound = caller({ bindingType: 'deployment' });
  await harness.deploy(bound, called('a'));
  await harness.deploy(called('b'));
  await harness.start('caller');
  expect(await harness.active()).toEqual(['a', 'call']);
});

onEveryStore('deployment: also where that file was unchanged', async (harness) => {
  await harness.deploy(called('a'));
  await harness.deploy(caller({ bindingType: 'deployment' }), called('a'));
  await harness.deploy(called('b'));
  await harness.start('caller');
  expect(await harness.active()).toEqual(['a', 'call']);
});

onEveryStore('versionTag: the newest version that carries it', async (harness) => {
  await harness.deploy(caller({ bindingType: 'versionTag', versionTag: 'stable' }), called('a', 'stable'));
  await harness.deploy(called('b', 'stable'));
  await harness.deploy(called('c', 'next'));
  await harness.start('caller');
  expect(await harness.active()).toEqual(['b', 'call']);
});

onEveryStore('a process that only starts by an event cannot be called', async (harness) => {
  await harness.deploy(
    caller({}),
    process('called').startEvent('begin', message('m')).userTask('a').endEvent('finish'),
  );
  await harness.start('caller');
  expect(await harness.only('incidents', { state: 'ACTIVE' })).toMatchObject({
    errorType: 'CALLED_ELEMENT_ERROR',
    elementId: 'call',
  });
  await harness.deploy(called('b'));
  await harness.engine.resolveIncident(await harness.incident('call'));
  expect(await harness.active()).toEqual(['b', 'call']);
});

onEveryStore('forms are bound in the same ways', async (harness) => {
  await harness.deploy(shown({ bindingType: 'deployment' }), form('one', 'stable'));
  await harness.deploy(form('two'));
  await harness.start('shown');
  expect(await formVersion(harness)).toBe(1);
  await harness.deploy(shown({}));
  await harness.start('shown');
  expect(await formVersion(harness)).toBe(2);
  await harness.deploy(shown({ bindingType: 'versionTag', versionTag: 'stable' }));
  await harness.start('shown');
  expect(await formVersion(harness)).toBe(1);
});

onEveryStore('a form that is deployed later is found when the incident is resolved', async (harness) => {
  await harness.deploy(shown({}));
  await harness.start('shown');
  expect(await harness.only('incidents', {})).toMatchObject({ errorType: 'FORM_NOT_FOUND' });
  await harness.deploy(form('one'));
  await harness.engine.resolveIncident(await harness.incident('a'));
  expect(await formVersion(harness)).toBe(1);
});

onEveryStore('in a tenant, its own come first, then those beside the definition it runs', async (harness) => {
  const { processDefinitions } = await harness.deploy(caller({}), called('shared'));
  const [record] = processDefinitions;
  const start = () =>
    harness.engine.createInstance({
      processDefinitionKey: fieldOf(record, 'processDefinitionKey'),
      tenantId: 'bari',
    });
  const before = await start();
  await harness.engine.deploy([resourceOf(called('own'))], { tenantId: 'bari' });
  const after = await start();
  const inside = async (root: string) =>
    (await harness.rows('elementInstances', { rootProcessInstanceKey: root, type: 'USER_TASK' })).map(
      (row) => row['elementId'],
    );
  expect(await inside(before.processInstanceKey)).toEqual(['shared']);
  expect(await inside(after.processInstanceKey)).toEqual(['own']);
});
