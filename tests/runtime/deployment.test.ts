import { expect } from '@jest/globals';
import { DeploymentRejection, type Resource } from '../../engine/runtime/engine.ts';
import { message, process } from '../support/model.ts';
import { fieldOf, onEveryStore, refusalOf, resourceOf, type Harness } from '../support/runtime-harness.ts';

const first = process('p').startEvent().userTask('a').endEvent();
const second = process('p').startEvent().userTask('b').endEvent();
const form = (id: string, more = {}): Resource => ({
  name: `${id}.form`,
  content: JSON.stringify({ id, type: 'default', components: [], ...more }),
});

async function problemsOf(deployment: Promise<unknown>) {
  try {
    await deployment;
  } catch (failure) {
    if (failure instanceof DeploymentRejection) return failure.problems;
    throw failure;
  }
  return [];
}

async function versions(harness: Harness, id = 'p') {
  const rows = await harness.rows('processDefinitions', { processDefinitionId: id });
  return rows.map((row) => `${fieldOf(row, 'version')}${row['isLatestVersion'] === true ? ' latest' : ''}`);
}

onEveryStore('a file makes a definition of each of its processes, in version 1', async (harness) => {
  const { processDefinitions, forms, deploymentKey } = await harness.deploy(
    first,
    form('f', { versionTag: 'v1' }),
  );
  expect(processDefinitions).toMatchObject([
    {
      processDefinitionId: 'p',
      version: 1,
      resourceName: 'p.bpmn',
      tenantId: '<default>',
      deploymentKey,
      versionTag: null,
    },
  ]);
  expect(forms).toMatchObject([
    { formId: 'f', version: 1, resourceName: 'f.form', deploymentKey, versionTag: 'v1' },
  ]);
  const [definition] = processDefinitions;
  expect(await harness.engine.definitionXml(fieldOf(definition, 'processDefinitionKey'))).toBe(first.xml);
});

onEveryStore('a changed file is the next version; instances keep theirs', async (harness) => {
  await harness.deploy(first);
  const old = await harness.start('p');
  const { processDefinitions } = await harness.deploy(second);
  expect(processDefinitions).toMatchObject([{ version: 2 }]);
  expect(await versions(harness)).toEqual(['1', '2 latest']);
  const young = await harness.start('p');
  expect([await harness.active(old), await harness.active(young)]).toEqual([['a'], ['b']]);
  await harness.restart();
  await harness.engine.completeUserTask(await harness.task('a'));
  expect(await harness.states('p')).toEqual(['COMPLETED', 'ACTIVE']);
});

onEveryStore('an unchanged file keeps its version, also after a restart', async (harness) => {
  const before = await harness.deploy(first, form('f'));
  const again = await harness.deploy(first, form('f'));
  await harness.restart();
  const later = await harness.deploy(form('f'), first);
  for (const { processDefinitions, forms } of [again, later]) {
    expect(processDefinitions).toEqual(before.processDefinitions);
    expect(forms).toEqual(before.forms);
  }
  expect(again.deploymentKey).not.toBe(before.deploymentKey);
  expect(await harness.rows('resources')).toHaveLength(1);
});

onEveryStore('the same bytes under another name are another version; so is going back', async (harness) => {
  await harness.deploy(first);
  await harness.deploy({ name: 'renamed.bpmn', content: first.xml });
  await harness.deploy(second);
  await harness.deploy(first);
  expect(await versions(harness)).toEqual(['1', '2', '3', '4 latest']);
});

onEveryStore('tenants have versions of their own', async (harness) => {
  await harness.deploy(first);
  await harness.engine.deploy([resourceOf(second)], { tenantId: 'bari' });
  expect(await versions(harness)).toEqual(['1 latest', '1 latest']);
  const { processInstanceKey } = await harness.engine.createInstance({
    processDefinitionId: 'p',
    tenantId: 'bari',
  });
  expect(await harness.active(processInstanceKey)).toEqual(['b']);
});

const broken = process('broken')
  .startEvent()
  .exclusiveGateway('which')
  .branch((path) => path.userTask('x').endEvent())
  .branch((path) => path.userTask('y').to('end'));

onEveryStore(
  'all problems are told at once, each with its file and element, and nothing is deployed',
  async (harness) => {
    const problems = await problemsOf(
      harness.deploy(
        first,
        broken,
        { name: 'no.bpmn', content: 'this is no XML' },
        { name: 'bad.form', content: '{}' },
      ),
    );
    const where = problems.map(({ file, element, rule }) => `${file} ${element ?? '-'} ${rule}`);
    expect(where).toEqual(
      expect.arrayContaining([
        'broken.bpmn which_x exclusive-gateway/condition',
        'broken.bpmn which_y exclusive-gateway/condition',
        'no.bpmn - xml/unreadable',
      ]),
    );
    expect(where.some((text) => text.startsWith('bad.form'))).toBe(true);
    expect(await harness.rows('processDefinitions')).toEqual([]);
    expect(await harness.rows('resources')).toEqual([]);
    expect(await refusalOf(harness.start('p'))).toBe('NOT_FOUND');
  },
);

onEveryStore('one process id cannot be in two files of a deployment', async (harness) => {
  const problems = await problemsOf(harness.deploy(first, { name: 'again.bpmn', content: second.xml }));
  expect(problems).toMatchObject([{ rule: 'process/unique-id', element: 'p', file: 'again.bpmn' }]);
});

onEveryStore('what starts a process must be known when it is deployed', async (harness) => {
  const named = process('named').startEvent('start', message('="m-" + kind')).endEvent();
  expect(await problemsOf(harness.deploy(named))).toMatchObject([
    { rule: 'start-event/constant', element: 'start' },
  ]);
  await harness.deploy(process('fine').startEvent('start', message('="m-" + "x"')).userTask('a').endEvent());
  await harness.engine.publishMessage({ name: 'm-x' });
  expect(await harness.active()).toEqual(['a']);
});

onEveryStore('checking tells the same and changes nothing', async (harness) => {
  expect(await harness.engine.check([resourceOf(first)])).toEqual([]);
  expect(await harness.engine.check([resourceOf(broken)])).toHaveLength(2);
  expect(await harness.rows('processDefinitions')).toEqual([]);
});

onEveryStore('what can be deployed may still be warned of', async (harness) => {
  const blocked = process('blocked')
    .startEvent()
    .exclusiveGateway('split')
    .when('=x', (path) => path.userTask('a').parallelGateway('join').endEvent())
    .otherwise((path) => path.userTask('b').to('join'));
  const warnings = await harness.engine.warnings([
    resourceOf(first),
    resourceOf(blocked),
    resourceOf(broken),
  ]);
  expect(warnings.filter(({ file }) => file === 'blocked.bpmn')).toMatchObject([
    { rule: 'soundness/deadlock', element: 'join' },
  ]);
  expect(warnings.filter(({ file }) => file === resourceOf(first).name)).toEqual([]);
  await harness.deploy(blocked);
});

onEveryStore('without files there is nothing to deploy', async (harness) => {
  expect(await refusalOf(harness.engine.deploy([]))).toBe('INVALID_ARGUMENT');
});

onEveryStore('deployments at the same time get versions one after the other', async (harness) => {
  const models = ['a', 'b', 'c', 'd'].map((id) => process('p').startEvent().userTask(id).endEvent());
  await Promise.all(models.map((model) => harness.deploy(model)));
  expect(await versions(harness)).toEqual(['1', '2', '3', '4 latest']);
});

onEveryStore('the form of a start event is told with the definition', async (harness) => {
  const { processDefinitions } = await harness.deploy(
    process('formed').startEvent('start', undefined, { form: 'begin' }).userTask('a').endEvent(),
    form('begin'),
  );
  expect(processDefinitions).toMatchObject([
    { hasStartForm: true, startFormId: 'begin', hasNoneStart: true },
  ]);
});
