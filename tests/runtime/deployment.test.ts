import { describe, expect } from '@jest/globals';
import { DeploymentRejection, type Resource } from '../../engine/runtime/engine.ts';
import { decisionFile, literal, table } from '../support/decision-model.ts';
import { message, process, type Bound } from '../support/model.ts';
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

describe('a task is warned of whose decision is not there', () => {
  const asking = (decisionId: string, bound: Bound = {}) =>
    process('asking')
      .startEvent()
      .businessRuleTask('ask', { decision: { decisionId, resultVariable: 'found', ...bound } })
      .endEvent();
  const levels = decisionFile('levels', [
    literal('care_level', '1', { versionTag: 'v1' }),
    literal('other', '2'),
  ]);
  const warned = async (harness: Harness, ...files: Parameters<typeof resourceOf>[0][]) =>
    (await harness.engine.warnings(files.map(resourceOf))).map(
      ({ file, rule, element, message }) => `${file} ${rule} ${element ?? '-'}: ${message}`,
    );
  const about = 'asking.bpmn business-rule-task/decision-unknown ask:';

  onEveryStore('with those that have a similar name', async (harness) => {
    for (const bindingType of ['latest', 'deployment'] as const) {
      const task = asking('careLevels', { bindingType });
      expect(await warned(harness, task)).toEqual([
        `${about} The decision 'careLevels' is neither in this deployment nor deployed.`,
      ]);
      expect(await warned(harness, task, levels)).toEqual([
        `${about} The decision 'careLevels' is neither in this deployment nor deployed. There is 'care_level'.`,
      ]);
    }
    await harness.deploy(levels);
    expect(await warned(harness, asking('care_leve'))).toEqual([
      `${about} The decision 'care_leve' is neither in this deployment nor deployed. There is 'care_level'.`,
    ]);
    // It is no refusal.
    await harness.deploy(asking('care_leve'));
  });

  onEveryStore('with the tags it has', async (harness) => {
    const tagged = (versionTag: string) => asking('care_level', { bindingType: 'versionTag', versionTag });
    await harness.deploy(levels);
    expect(await warned(harness, tagged('v1'))).toEqual([]);
    expect(await warned(harness, tagged('v2'))).toEqual([
      `${about} No version of the decision 'care_level' with the tag 'v2' is in this deployment or deployed. There are the tags 'v1'.`,
    ]);
    const newer = decisionFile('levels', [literal('care_level', '1', { versionTag: 'v2' })]);
    expect(await warned(harness, newer, tagged('v2'))).toEqual([]);
  });

  onEveryStore('not of one that is there, in the deployment or before it', async (harness) => {
    expect(await warned(harness, asking('care_level', { bindingType: 'deployment' }), levels)).toEqual([]);
    expect(await warned(harness, asking('=name'))).toEqual([]);
    const { decisionRequirements } = await harness.deploy(levels);
    expect(await warned(harness, asking('care_level'))).toEqual([]);
    expect(await warned(harness, asking('care_level', { bindingType: 'deployment' }))).toEqual([]);
    await harness.engine.deleteResource(fieldOf(decisionRequirements[0], 'decisionRequirementsKey'));
    expect(await warned(harness, asking('care_level'))).toHaveLength(1);
  });
});

onEveryStore('decision tables are warned of: overlaps, gaps, rules that never fire', async (harness) => {
  const odd = decisionFile('odd', [
    table('level', {
      inputs: { Points: 'points' },
      outputs: ['level'],
      rules: [
        ['< 10', '"low"'],
        ['[5..20]', '"high"'],
        ['abs(?) > 90', '"odd"'],
      ],
    }),
  ]);
  expect(await harness.engine.warnings([odd])).toEqual([
    {
      file: 'odd.dmn',
      element: 'level_rule1',
      rule: 'decision-table/overlap',
      message: expect.stringMatching(/^Rules 1 and 2 both match/),
      remedy: expect.any(String),
    },
  ]);
  expect(await harness.engine.check([odd])).toEqual([]);
});

onEveryStore('who deployed a DMN file, and when, is kept', async (harness) => {
  await harness.engine.deploy([decisionFile('f', [literal('a', '1')])], { actor: 'dora' });
  expect(await harness.only('decisionRequirements', {})).toMatchObject({
    deployedBy: 'dora',
    deployedAt: harness.clock.now(),
  });
});

onEveryStore(
  'files that import the same ones over very many ways are read, ordered and evaluated in an end',
  async (harness) => {
    const name = (layer: number, side: string): string => `l${layer}${side}`;
    const files = Array.from({ length: 30 }, (_, layer) =>
      ['a', 'b'].map((side) => {
        const below = layer === 0 ? [] : ['a', 'b'].map((each) => name(layer - 1, each));
        const sum = below.map((id) => `i_${id}.${id}`).join(' + ');
        const requires = below.map((id) => `urn:file_${id}#${id}`);
        return decisionFile(
          `file_${name(layer, side)}`,
          [literal(name(layer, side), sum === '' ? '1' : sum, { requires })],
          { imports: Object.fromEntries(below.map((id) => [`i_${id}`, `urn:file_${id}`])) },
        );
      }),
    ).flat();
    const { decisionDefinitions } = await harness.deploy(...files.toReversed());
    const order = decisionDefinitions.map((record) => fieldOf(record, 'decisionDefinitionId'));
    expect(order.slice(0, 2).toSorted()).toEqual(['l0a', 'l0b']);
    const ask = (decisionDefinitionId: string) => harness.engine.evaluateDecision({ decisionDefinitionId });
    expect(await ask('l5a')).toMatchObject({ output: 32, failure: null });
    await harness.restart();
    expect(await ask('l5b')).toMatchObject({ output: 32, failure: null });
    const { failure } = await ask('l29a');
    expect(failure?.message).toMatch(/^The evaluation was stopped: it takes more than/);
  },
);

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
