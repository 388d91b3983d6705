import { describe, expect } from '@jest/globals';
import { DeploymentRejection, type Resource } from '../../engine/runtime/engine.ts';
import { decisionFile, literal, table } from '../support/decision-model.ts';
import { process, type Bound } from '../support/model.ts';
import { fieldOf, onEveryStore, refusalOf, resourceOf, type Harness } from '../support/runtime-harness.ts';

/** A version of a decision: what it gives tells which. */
const answering = (answer: string, versionTag?: string): Resource =>
  decisionFile('answers', [literal('answer', `"${answer}"`, versionTag === undefined ? {} : { versionTag })]);
const asking = (bound: Bound = {}) =>
  process('asking')
    .startEvent()
    .userTask('wait')
    .businessRuleTask('ask', { decision: { decisionId: 'answer', resultVariable: 'found', ...bound } })
    .endEvent();

async function answersOf(harness: Harness, instance: string): Promise<unknown> {
  await harness.engine.completeUserTask(await harness.task('wait'));
  return (await harness.variables(instance))['found'];
}

async function problemsOf(deploying: Promise<unknown>): Promise<readonly string[]> {
  try {
    await deploying;
  } catch (failure) {
    if (failure instanceof DeploymentRejection)
      return failure.problems.map(({ file, rule, element }) => `${file} ${rule} ${element ?? '-'}`);
    throw failure;
  }
  throw new Error('It was deployed');
}

describe('deployment', () => {
  onEveryStore('a file is versioned, and each of its decisions', async (harness) => {
    const both = decisionFile('f', [literal('a', '1', { versionTag: 'v1' }), literal('b', '2')]);
    const { decisionRequirements, decisionDefinitions } = await harness.deploy(both);
    expect(decisionRequirements).toMatchObject([
      { decisionRequirementsId: 'f', decisionRequirementsName: 'f', version: 1, resourceName: 'f.dmn' },
    ]);
    expect(decisionDefinitions).toMatchObject([
      { decisionDefinitionId: 'a', version: 1, versionTag: 'v1', decisionRequirementsVersion: 1 },
      { decisionDefinitionId: 'b', version: 1, versionTag: null, decisionRequirementsId: 'f' },
    ]);
    const again = await harness.deploy(both);
    expect(again.decisionRequirements).toEqual(decisionRequirements);
    expect(again.decisionDefinitions).toEqual(decisionDefinitions);
    const changed = await harness.deploy(decisionFile('f', [literal('b', '3'), literal('c', '4')]));
    expect(changed.decisionDefinitions).toMatchObject([
      { decisionDefinitionId: 'b', version: 2, decisionRequirementsVersion: 2 },
      { decisionDefinitionId: 'c', version: 1 },
    ]);
    const latest = await harness.rows('decisionDefinitions', { isLatestVersion: true });
    expect(latest.map((row) => `${fieldOf(row, 'decisionDefinitionId')} ${fieldOf(row, 'version')}`)).toEqual(
      ['a 1', 'b 2', 'c 1'],
    );
    expect(await harness.rows('decisionRequirements', { isLatestVersion: true })).toHaveLength(1);
  });

  onEveryStore('a file another one has overtaken is deployed anew', async (harness) => {
    const one = decisionFile('one', [literal('a', '1')]);
    await harness.deploy(one);
    await harness.deploy(decisionFile('two', [literal('a', '2')]));
    const { decisionDefinitions } = await harness.deploy(one);
    expect(decisionDefinitions).toMatchObject([{ version: 3, decisionRequirementsVersion: 2 }]);
  });

  onEveryStore('it is told by its extension, else by its content', async (harness) => {
    const { name: _name, content } = answering('x');
    for (const name of ['rules.dmn', 'rules.xml', 'rules'])
      expect((await harness.deploy({ name, content })).decisionDefinitions).toHaveLength(1);
  });

  onEveryStore('with a process, all or nothing', async (harness) => {
    const broken = { name: 'broken.dmn', content: '<definitions' };
    expect(await problemsOf(harness.deploy(asking(), broken))).toEqual(['broken.dmn xml/unreadable -']);
    expect(await harness.rows('processDefinitions')).toEqual([]);
    const twice = { ...answering('x'), name: 'other.dmn' };
    expect(await problemsOf(harness.deploy(asking(), answering('x'), twice))).toEqual([
      'other.dmn decisions/unique-id answers',
      'other.dmn decisions/unique-id answer',
    ]);
    expect(await harness.rows('decisionDefinitions')).toEqual([]);
    await harness.deploy(asking(), answering('x'));
    expect(await answersOf(harness, await harness.start('asking'))).toBe('x');
  });
});

describe('what a file imports', () => {
  const base = (answer: string): Resource => decisionFile('base', [literal('basis', `"${answer}"`)]);
  const user = decisionFile('user', [literal('use', '"so " + b.basis', { requires: ['urn:base#basis'] })], {
    imports: { b: 'urn:base' },
  });
  const use = async (harness: Harness): Promise<unknown> =>
    (await harness.engine.evaluateDecision({ decisionDefinitionId: 'use' })).output;

  onEveryStore('a file of the same deployment, whatever its place', async (harness) => {
    await harness.deploy(user, base('one'));
    expect(await use(harness)).toBe('so one');
    await harness.restart();
    expect(await use(harness)).toBe('so one');
  });

  onEveryStore('else the latest deployed, which it keeps until it is deployed again', async (harness) => {
    await harness.deploy(base('one'));
    const first = await harness.deploy(user);
    await harness.deploy(base('two'));
    expect(await use(harness)).toBe('so one');
    await harness.restart();
    expect(await use(harness)).toBe('so one');
    const second = await harness.deploy(user);
    expect(await use(harness)).toBe('so two');
    expect(second.decisionRequirements).toMatchObject([{ version: 2 }]);
    const { evaluated } = await harness.engine.evaluateDecision({
      decisionDefinitionKey: fieldOf(first.decisionDefinitions[0], 'decisionDefinitionKey'),
    });
    expect(evaluated).toMatchObject([
      { decisionDefinitionId: 'basis', decisionDefinitionVersion: 1 },
      { decisionDefinitionId: 'use', decisionDefinitionVersion: 1, result: '"so one"' },
    ]);
  });

  onEveryStore('what is not there, or imports itself, is refused', async (harness) => {
    expect(await problemsOf(harness.deploy(user))).toEqual(['user.dmn decisions/import-unknown -']);
    const own = decisionFile('own', [literal('a', '1')], { imports: { o: 'urn:own' } });
    expect(await problemsOf(harness.deploy(own))).toEqual(['own.dmn decisions/import-unreadable -']);
  });
});

describe('which version a task means', () => {
  onEveryStore('latest: the newest when it begins', async (harness) => {
    await harness.deploy(asking(), answering('one'));
    const instance = await harness.start('asking');
    await harness.deploy(answering('two'));
    expect(await answersOf(harness, instance)).toBe('two');
  });

  onEveryStore('deployment: the one that came with the running version', async (harness) => {
    await harness.deploy(answering('one'));
    await harness.deploy(asking({ bindingType: 'deployment' }), answering('one'));
    await harness.deploy(answering('two'));
    await harness.restart();
    expect(await answersOf(harness, await harness.start('asking'))).toBe('one');
  });

  onEveryStore('versionTag: the newest that carries it', async (harness) => {
    await harness.deploy(asking({ bindingType: 'versionTag', versionTag: 'stable' }));
    await harness.deploy(answering('one', 'stable'));
    await harness.deploy(answering('two', 'stable'));
    await harness.deploy(answering('three'));
    expect(await answersOf(harness, await harness.start('asking'))).toBe('two');
  });

  onEveryStore('a district: its own, else the one of the whole area', async (harness) => {
    const { processDefinitions } = await harness.deploy(asking(), answering('area'));
    const processDefinitionKey = fieldOf(processDefinitions[0], 'processDefinitionKey');
    const start = async () =>
      (await harness.engine.createInstance({ processDefinitionKey, tenantId: 'north' })).processInstanceKey;
    expect(await answersOf(harness, await start())).toBe('area');
    await harness.engine.deploy([answering('north')], { tenantId: 'north' });
    expect(await answersOf(harness, await start())).toBe('north');
    const asked = await harness.engine.evaluateDecision({
      decisionDefinitionId: 'answer',
      tenantId: 'south',
    });
    expect(asked).toMatchObject({ output: 'area', tenantId: 'south' });
    await harness.engine.deploy([resourceOf(asking())], { tenantId: 'south' });
    const { processInstanceKey } = await harness.engine.createInstance({
      processDefinitionId: 'asking',
      tenantId: 'south',
    });
    expect(await answersOf(harness, processInstanceKey)).toBe('area');
  });
});

const level = decisionFile('levels', [
  table('level', {
    requires: ['score'],
    inputs: { Score: 'score' },
    outputs: ['level'],
    rules: [
      ['< 10', '"low"'],
      ['[10..20]', '"high"'],
      ['[20..30]', '"highest"'],
    ],
  }),
  literal('score', 'points + 1'),
]);
const deciding = process('deciding')
  .startEvent()
  .businessRuleTask('decide', { decision: { decisionId: 'level', resultVariable: 'found' } })
  .endEvent();

describe('what is kept of an evaluation', () => {
  onEveryStore('a row for each decision, in the order of the evaluation', async (harness) => {
    await harness.deploy(deciding, level);
    const instance = await harness.start('deciding', { points: 3 });
    const rows = await harness.rows('decisionInstances', { processInstanceKey: instance });
    const [score, decided] = rows;
    const key = fieldOf(decided, 'decisionEvaluationKey');
    const element = (await harness.rows('elementInstances', { elementId: 'decide' }))[0];
    const place = {
      decisionEvaluationKey: key,
      processInstanceKey: instance,
      rootProcessInstanceKey: instance,
      elementInstanceKey: fieldOf(element, 'elementInstanceKey'),
      tenantId: '<default>',
      state: 'EVALUATED',
      evaluationFailure: null,
      evaluationDate: harness.clock.now(),
      rootDecisionDefinitionKey: decided?.['decisionDefinitionKey'],
    };
    expect(score).toMatchObject({
      ...place,
      decisionEvaluationInstanceKey: `${key}-1`,
      decisionDefinitionId: 'score',
      decisionDefinitionType: 'LITERAL_EXPRESSION',
      result: '4',
      matchedRules: [],
    });
    expect(decided).toMatchObject({
      ...place,
      decisionEvaluationInstanceKey: `${key}-2`,
      decisionDefinitionId: 'level',
      decisionDefinitionType: 'DECISION_TABLE',
      result: '"low"',
      evaluatedInputs: [{ name: 'Score', value: 4 }],
      matchedRules: [{ id: 'level_rule0', index: 1, outputs: [{ name: 'level', value: 'low' }] }],
    });
    expect(rows).toHaveLength(2);
    await harness.engine.deleteInstance(instance);
    expect(await harness.rows('decisionInstances')).toEqual([]);
  });

  onEveryStore('a failed one too; resolved, the next one is beside it', async (harness) => {
    await harness.deploy(deciding, level);
    const instance = await harness.start('deciding', { points: 19 });
    const failed = await harness.rows('decisionInstances', { state: 'FAILED' });
    expect(failed).toMatchObject([{ decisionDefinitionId: 'level', result: 'null' }]);
    expect(fieldOf(failed[0], 'evaluationFailure')).not.toBe('');
    await harness.restart();
    await harness.engine.setVariables(instance, { points: 20 });
    await harness.engine.resolveIncident(await harness.incident('decide'));
    expect((await harness.rows('decisionInstances')).map((row) => row['state'])).toEqual([
      'EVALUATED',
      'FAILED',
      'EVALUATED',
      'EVALUATED',
    ]);
    expect(await harness.states('deciding')).toEqual(['COMPLETED']);
  });

  onEveryStore('one that nobody ran in a process, until it is deleted', async (harness) => {
    await harness.deploy(level);
    await harness.restart();
    const asked = await harness.engine.evaluateDecision({
      decisionDefinitionId: 'level',
      variables: { points: 11 },
    });
    expect(asked).toMatchObject({ output: 'high', failure: null, definition: { version: 1 } });
    expect(asked.evaluated).toEqual(await harness.rows('decisionInstances'));
    expect(asked.evaluated).toMatchObject([{ processInstanceKey: null }, { elementInstanceKey: null }]);
    const failed = await harness.engine.evaluateDecision({
      decisionDefinitionId: 'level',
      variables: { points: 19 },
    });
    expect(failed).toMatchObject({ output: null, failure: { decisionId: 'level' } });
    await harness.engine.deleteDecisionEvaluation(asked.decisionEvaluationKey);
    await harness.engine.deleteDecisionEvaluation(failed.decisionEvaluationKey);
    expect(await harness.rows('decisionInstances')).toEqual([]);
    expect(await refusalOf(harness.engine.deleteDecisionEvaluation(failed.decisionEvaluationKey))).toBe(
      'NOT_FOUND',
    );
    expect(await refusalOf(harness.engine.evaluateDecision({ decisionDefinitionId: 'none' }))).toBe(
      'NOT_FOUND',
    );
    expect(await refusalOf(harness.engine.evaluateDecision({ decisionDefinitionKey: '1' }))).toBe(
      'NOT_FOUND',
    );
    expect(await refusalOf(harness.engine.evaluateDecision({}))).toBe('INVALID_ARGUMENT');
  });
});

describe('deletion', () => {
  onEveryStore('the version before is the latest again; no number is used twice', async (harness) => {
    await harness.deploy(answering('one'));
    const second = await harness.deploy(answering('two'));
    const key = fieldOf(second.decisionRequirements[0], 'decisionRequirementsKey');
    await harness.engine.deleteResource(key);
    for (const anew of [false, true]) {
      if (anew) await harness.restart();
      const { output } = await harness.engine.evaluateDecision({ decisionDefinitionId: 'answer' });
      expect(output).toBe('one');
      expect(await refusalOf(harness.engine.deleteResource(key))).toBe('NOT_FOUND');
    }
    expect(await harness.rows('decisionDefinitions', { isLatestVersion: true })).toMatchObject([
      { version: 1 },
    ]);
    const decisionDefinitionKey = fieldOf(second.decisionDefinitions[0], 'decisionDefinitionKey');
    expect(await refusalOf(harness.engine.evaluateDecision({ decisionDefinitionKey }))).toBe('NOT_FOUND');
    expect(await harness.engine.decisionXml(key)).toContain('"answer"');
    expect((await harness.deploy(answering('two'))).decisionDefinitions).toMatchObject([{ version: 3 }]);
  });

  onEveryStore('refused while an instance runs that would evaluate it', async (harness) => {
    const { decisionRequirements } = await harness.deploy(asking(), answering('one'));
    const key = fieldOf(decisionRequirements[0], 'decisionRequirementsKey');
    const instance = await harness.start('asking');
    await expect(harness.engine.deleteResource(key)).rejects.toThrow("'ask' of process 'asking' version 1");
    await harness.deploy(answering('two'));
    await harness.engine.deleteResource(key);
    expect(await answersOf(harness, instance)).toBe('two');
  });

  onEveryStore('what imports it keeps it', async (harness) => {
    const base = decisionFile('base', [literal('basis', '"b"')]);
    const { decisionRequirements } = await harness.deploy(base);
    await harness.deploy(
      decisionFile('user', [literal('use', 'b.basis', { requires: ['urn:base#basis'] })], {
        imports: { b: 'urn:base' },
      }),
    );
    await harness.engine.deleteResource(fieldOf(decisionRequirements[0], 'decisionRequirementsKey'));
    await harness.restart();
    expect(await harness.engine.evaluateDecision({ decisionDefinitionId: 'use' })).toMatchObject({
      output: 'b',
    });
  });
});

describe('what a decision was asked stays out of messages', () => {
  const failing = {
    'rules that overlap': table('secret', {
      inputs: { Diagnosis: 'diagnosis' },
      outputs: ['care'],
      rules: [
        ['"F20.0"', '"ward 7"'],
        ['-', '"ward 8"'],
      ],
    }),
    'outputs that differ': table('secret', {
      hitPolicy: 'ANY',
      inputs: { Diagnosis: 'diagnosis' },
      outputs: ['care'],
      rules: [
        ['"F20.0"', 'diagnosis'],
        ['-', '"ward 8"'],
      ],
    }),
    'too many steps': literal('secret', 'count(for a in 1..10000, b in 1..10000 return diagnosis)'),
  };

  for (const [what, decision] of Object.entries(failing))
    onEveryStore(`of incidents and failures: ${what}`, async (harness) => {
      const task = process('secretive')
        .startEvent()
        .businessRuleTask('ask', { decision: { decisionId: 'secret', resultVariable: 'found' } })
        .endEvent();
      await harness.deploy(task, decisionFile('secrets', [decision]));
      await harness.engine.createInstance({
        processDefinitionId: 'secretive',
        variables: { diagnosis: 'F20.0' },
      });
      const [incident] = await harness.rows('incidents');
      const [failed] = await harness.rows('decisionInstances');
      const told = [fieldOf(incident, 'errorMessage'), fieldOf(failed, 'evaluationFailure')];
      expect(told.join()).toContain('secret');
      expect(told.join()).not.toMatch(/F20|ward/);
      expect(harness.failures).toEqual([]);
    });

  onEveryStore('and out of what functions warn of', async (harness) => {
    await harness.deploy(decisionFile('plain', [literal('start', 'substring(diagnosis, points)')]));
    const { evaluated } = await harness.engine.evaluateDecision({
      decisionDefinitionId: 'start',
      variables: { diagnosis: 'F20.0', points: 4711 },
    });
    expect(evaluated).toMatchObject([{ result: 'null' }]);
    const { warnings } = await harness.engine.evaluateExpression('substring(diagnosis, points)', {
      diagnosis: 'F20.0',
      points: 4711,
    });
    const texts = warnings.map(({ message }) => message).join();
    expect(texts).toContain('substring');
    expect(texts).not.toMatch(/F20|4711/);
  });
});

onEveryStore('the incident of a missing version says which there are', async (harness) => {
  await harness.deploy(asking({ bindingType: 'versionTag', versionTag: 'stable' }), answering('one', 'beta'));
  await harness.start('asking');
  await harness.engine.completeUserTask(await harness.task('wait'));
  expect(await harness.rows('incidents')).toMatchObject([
    {
      errorType: 'CALLED_DECISION_ERROR',
      errorMessage:
        "Expected decision 'answer' (versionTag 'stable') to be deployed in <default>, but it is not. Of it there is version 1 (beta) in <default>.",
    },
  ]);
});
