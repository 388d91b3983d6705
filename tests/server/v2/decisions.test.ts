/** Decisions through the stock client, with strict checks of requests and answers. */
import { File } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import { decisionFile, literal, table } from '../../support/decision-model.ts';
import { process } from '../../support/model.ts';
import { now, orchestrationClient } from './orchestration-client.ts';

let server: RunningServer;
let camunda: CamundaClient;

const levels = decisionFile('levels', [
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

/** The client's ids are nominal types. */
const id = (text: string): never => text as never;
const file = (name: string, content: string) => new File([content], name);
const deployed = () =>
  camunda.createDeployment({
    resources: [file('deciding.bpmn', deciding.xml), file(levels.name, levels.content)],
  });
const evaluate = (points: number) =>
  camunda.evaluateDecision({ decisionDefinitionId: id('level'), variables: { points } });

type Started = Awaited<ReturnType<typeof camunda.deleteDecisionInstancesBatchOperation>>;

async function ended({ batchOperationKey }: Pick<Started, 'batchOperationKey'>) {
  for (;;) {
    const batch = await camunda.getBatchOperation({ batchOperationKey }, now);
    if (batch.endDate !== null) return batch;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

beforeAll(async () => {
  server = await startServer();
  camunda = await orchestrationClient(server);
  await deployed();
});
afterAll(async () => server.stop());

describe('deployed decisions', () => {
  test('are in the answer of the deployment, the same when it is made again', async () => {
    const { decisions, decisionRequirements, processes } = await deployed();
    expect(processes).toHaveLength(1);
    expect(decisionRequirements).toMatchObject([
      {
        decisionRequirementsId: 'levels',
        decisionRequirementsName: 'levels',
        version: 1,
        resourceName: 'levels.dmn',
        tenantId: '<default>',
      },
    ]);
    expect(decisions.map((each) => `${each.decisionDefinitionId} ${each.version}`)).toEqual([
      'level 1',
      'score 1',
    ]);
  });

  test('are found and read by their keys', async () => {
    const { items, page } = await camunda.searchDecisionDefinitions(
      {
        filter: { decisionDefinitionId: id('level'), isLatestVersion: true, version: 1 },
        sort: [{ field: 'version', order: 'DESC' }],
      },
      now,
    );
    expect(page.totalItems).toBe(1);
    expect(items[0]).toMatchObject({
      name: 'level',
      decisionRequirementsId: 'levels',
      decisionRequirementsName: 'levels',
      decisionRequirementsVersion: 1,
    });
    const { decisionDefinitionKey, decisionRequirementsKey } = items[0]!;
    expect(await camunda.getDecisionDefinition({ decisionDefinitionKey }, now)).toEqual(items[0]);
    expect(await camunda.getDecisionDefinitionXml({ decisionDefinitionKey }, now)).toBe(levels.content);
    const files = await camunda.searchDecisionRequirements(
      { filter: { decisionRequirementsId: 'levels', resourceName: 'levels.dmn' } },
      now,
    );
    expect(files.items).toMatchObject([{ decisionRequirementsKey, version: 1 }]);
    expect(await camunda.getDecisionRequirements({ decisionRequirementsKey }, now)).toEqual(files.items[0]);
    expect(await camunda.getDecisionRequirementsXml({ decisionRequirementsKey }, now)).toBe(levels.content);
    await expect(
      camunda.getDecisionDefinition({ decisionDefinitionKey: id('17') }, now),
    ).rejects.toMatchObject({ status: 404 });
    const resource = await camunda.getResource({ resourceKey: id(decisionRequirementsKey) });
    expect(resource).toMatchObject({ resourceId: 'levels', resourceName: 'levels.dmn', versionTag: null });
  });

  test('what is wrong with a file: 400 with the element', async () => {
    const broken = decisionFile('broken', [literal('wrong', 'if then')]);
    await expect(
      camunda.createDeployment({ resources: [file(broken.name, broken.content)] }),
    ).rejects.toMatchObject({ status: 400, detail: expect.stringMatching(/'broken.dmn': - Element: wrong/) });
  });

  test('go with their file', async () => {
    const gone = decisionFile('gone', [literal('away', '1')]);
    const { decisionRequirements, decisions } = await camunda.createDeployment({
      resources: [file(gone.name, gone.content)],
    });
    const resourceKey = id(decisionRequirements[0]!.decisionRequirementsKey);
    await camunda.evaluateDecision({ decisionDefinitionId: id('away') });
    const deleted = await camunda.deleteResource({ resourceKey, deleteHistory: true });
    expect(deleted.batchOperation).toMatchObject({ batchOperationType: 'DELETE_DECISION_INSTANCE' });
    expect(await ended(deleted.batchOperation!)).toMatchObject({ operationsCompletedCount: 1 });
    const { items } = await camunda.searchDecisionDefinitions(
      { filter: { decisionDefinitionId: id('away') } },
      now,
    );
    expect(items).toEqual([]);
    const { decisionDefinitionKey } = decisions[0]!;
    await expect(camunda.evaluateDecision({ decisionDefinitionKey })).rejects.toMatchObject({ status: 404 });
  });
});

describe('evaluation', () => {
  test('by id, with all it took', async () => {
    const answer = await evaluate(3);
    expect(answer).toMatchObject({
      decisionDefinitionId: 'level',
      decisionDefinitionName: 'level',
      decisionDefinitionVersion: 1,
      decisionRequirementsId: 'levels',
      output: '"low"',
      failedDecisionDefinitionId: null,
      failureMessage: null,
      tenantId: '<default>',
    });
    const key = answer.decisionEvaluationKey;
    expect(answer.evaluatedDecisions).toMatchObject([
      {
        decisionDefinitionId: 'score',
        decisionDefinitionType: 'LITERAL_EXPRESSION',
        output: '4',
        decisionEvaluationInstanceKey: `${key}-1`,
      },
      {
        decisionDefinitionId: 'level',
        decisionDefinitionType: 'DECISION_TABLE',
        decisionEvaluationInstanceKey: `${key}-2`,
        evaluatedInputs: [{ inputName: 'Score', inputValue: '4' }],
        matchedRules: [
          {
            ruleId: 'level_rule0',
            ruleIndex: 1,
            evaluatedOutputs: [{ outputName: 'level', outputValue: '"low"', ruleIndex: 1 }],
          },
        ],
      },
    ]);
  });

  test('by key; a failure is an answer, and is kept', async () => {
    const { decisionDefinitionKey } = await evaluate(3);
    const answer = await camunda.evaluateDecision({ decisionDefinitionKey, variables: { points: 19 } });
    expect(answer).toMatchObject({ output: 'null', failedDecisionDefinitionId: 'level' });
    expect(answer.failureMessage).toMatch(/./);
    const { items } = await camunda.searchDecisionInstances(
      { filter: { decisionEvaluationKey: answer.decisionEvaluationKey, state: 'FAILED' } },
      now,
    );
    expect(items).toMatchObject([
      { decisionDefinitionId: 'level', evaluationFailure: answer.failureMessage },
    ]);
  });

  test('of nothing: 404; of neither or both: 400', async () => {
    await expect(camunda.evaluateDecision({ decisionDefinitionId: id('none') })).rejects.toMatchObject({
      status: 404,
    });
    for (const body of [{}, { decisionDefinitionId: 'level', decisionDefinitionKey: '1' }]) {
      const refused = await server.ask('POST', '/v2/decision-definitions/evaluation', { body });
      expect(refused).toMatchObject({ status: 400, body: { title: 'INVALID_ARGUMENT' } });
    }
  });
});

describe('decision instances', () => {
  test('of a process: found by it, shown with inputs and rules, deleted', async () => {
    const { processInstanceKey } = await camunda.createProcessInstance({
      processDefinitionId: id('deciding'),
      variables: { points: 3 },
    });
    const { items } = await camunda.searchDecisionInstances(
      {
        filter: { processInstanceKey, decisionDefinitionType: 'DECISION_TABLE' },
        sort: [{ field: 'evaluationDate', order: 'DESC' }],
      },
      now,
    );
    expect(items).toMatchObject([
      { decisionDefinitionId: 'level', state: 'EVALUATED', result: '"low"', processInstanceKey },
    ]);
    const { decisionEvaluationInstanceKey, decisionEvaluationKey } = items[0]!;
    const shown = await camunda.getDecisionInstance({ decisionEvaluationInstanceKey }, now);
    expect(shown).toMatchObject({
      ...items[0],
      evaluatedInputs: [{ inputName: 'Score', inputValue: '4' }],
      matchedRules: [{ ruleIndex: 1, evaluatedOutputs: [{ outputValue: '"low"' }] }],
    });
    await camunda.deleteDecisionInstance({ decisionEvaluationKey });
    await expect(camunda.getDecisionInstance({ decisionEvaluationInstanceKey }, now)).rejects.toMatchObject({
      status: 404,
    });
    await expect(camunda.deleteDecisionInstance({ decisionEvaluationKey })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('deleted in a batch: each evaluation with a decision that meets the filter', async () => {
    const inProcess = await camunda.createProcessInstance({
      processDefinitionId: id('deciding'),
      variables: { points: 3 },
    });
    const { decisionEvaluationKey: alone } = await evaluate(4);
    const found = async (filter: object): Promise<number> =>
      (await camunda.searchDecisionInstances({ filter }, now)).items.length;
    const { processInstanceKey } = inProcess;
    const evaluated = await camunda.searchDecisionInstances({ filter: { processInstanceKey } }, now);
    expect(evaluated.items).toHaveLength(2);
    const ofProcess = await camunda.deleteDecisionInstancesBatchOperation({
      filter: { processInstanceKey, decisionDefinitionId: id('score') },
    });
    expect(ofProcess.batchOperationType).toBe('DELETE_DECISION_INSTANCE');
    expect(await ended(ofProcess)).toMatchObject({
      state: 'COMPLETED',
      batchOperationType: 'DELETE_DECISION_INSTANCE',
      operationsTotalCount: 1,
      operationsCompletedCount: 1,
    });
    expect(await found({ processInstanceKey })).toBe(0);
    const { batchOperationKey } = ofProcess;
    // It was nothing done to the instance.
    const instances = await camunda.searchProcessInstances(
      { filter: { batchOperationKey: id(batchOperationKey) } },
      now,
    );
    expect(instances.items).toEqual([]);
    expect(await found({ decisionEvaluationKey: alone })).toBe(2);

    const ofOne = await camunda.deleteDecisionInstancesBatchOperation({
      filter: { decisionEvaluationKey: alone },
    });
    await ended(ofOne);
    expect(await found({ decisionEvaluationKey: alone })).toBe(0);
    const keys = [evaluated.items[0]!.decisionEvaluationKey, alone].map(String);
    const { items } = await camunda.searchBatchOperationItems(
      { filter: { itemKey: { $in: keys } }, sort: [{ field: 'itemKey', order: 'ASC' }] },
      now,
    );
    expect(items).toMatchObject([
      { processInstanceKey, rootProcessInstanceKey: processInstanceKey, state: 'COMPLETED' },
      { itemKey: alone, processInstanceKey: '-1', rootProcessInstanceKey: null, state: 'COMPLETED' },
    ]);
  });

  test.each([
    [{}, '/filter'],
    [{ filter: { nonsense: 1 } }, '/filter/nonsense'],
  ])('a batch for %j: 400 at %s', async (body, pointer) => {
    const answer = await server.ask('POST', '/v2/decision-instances/deletion', { body });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  test('a key that is none: 400', async () => {
    const answer = await server.ask('GET', '/v2/decision-instances/17');
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/123-1/) } });
  });

  test('what fails in a process is an incident of its own kind', async () => {
    const { processInstanceKey } = await camunda.createProcessInstance({
      processDefinitionId: id('deciding'),
      variables: { points: 19 },
    });
    const { items } = await camunda.searchIncidents(
      { filter: { processInstanceKey, errorType: 'DECISION_EVALUATION_ERROR' } },
      now,
    );
    expect(items).toHaveLength(1);
  });
});

test('a district reads and evaluates what the whole area has deployed, and keeps its evaluations to itself', async () => {
  const one = await server.createAccount({ username: 'one', roles: ['client'], districts: ['d1'] });
  const two = await server.createAccount({ username: 'two', roles: ['client'], districts: ['d2'] });
  const asked = await server.ask('POST', '/v2/decision-definitions/evaluation', {
    as: one,
    body: { decisionDefinitionId: 'level', variables: { points: 3 } },
  });
  expect(asked).toMatchObject({ status: 200, body: { output: '"low"', tenantId: 'd1' } });
  const { decisionEvaluationKey: key, decisionDefinitionKey } = asked.body as unknown as Record<
    string,
    string
  >;
  const body = { decisionDefinitionKey, variables: { points: 3 } };
  const byKey = await server.ask('POST', '/v2/decision-definitions/evaluation', { as: two, body });
  expect(byKey).toMatchObject({ status: 200, body: { tenantId: 'd2' } });
  const foreign = await server.ask('POST', '/v2/decision-definitions/evaluation', {
    as: two,
    body: { ...body, tenantId: 'd1' },
  });
  expect(foreign.status).toBe(403);
  const path = `/v2/decision-instances/${key}-1`;
  expect((await server.ask('GET', path, { as: one })).status).toBe(200);
  expect((await server.ask('GET', path, { as: two })).status).toBe(404);
  const deletion = `/v2/decision-instances/${key}/deletion`;
  expect((await server.ask('POST', deletion, { as: two })).status).toBe(404);
  expect((await server.ask('POST', deletion, { as: one })).status).toBe(204);
});

test('what a district has evaluated no other finds, counts, filters by or deletes', async () => {
  const three = await server.createAccount({ username: 'three', roles: ['client'], districts: ['d3'] });
  const four = await server.createAccount({ username: 'four', roles: ['client'], districts: ['d4'] });
  const asked = await server.ask('POST', '/v2/decision-definitions/evaluation', {
    as: three,
    body: { decisionDefinitionId: 'level', variables: { points: 3 } },
  });
  const { decisionEvaluationKey } = asked.body as unknown as Record<string, string>;
  const found = async (as: typeof three, filter: object): Promise<number> =>
    (await server.ask('POST', '/v2/decision-instances/search', { as, body: { filter } })).body.page
      .totalItems;
  for (const filter of [{}, { decisionEvaluationKey }, { tenantId: 'd3' }])
    expect([await found(three, filter), await found(four, filter)]).toEqual([2, 0]);

  const deleting = async (as: typeof three, filter: object) =>
    server.ask('POST', '/v2/decision-instances/deletion', { as, body: { filter } });
  expect((await deleting(four, { tenantId: 'd3' })).status).toBe(403);
  const theirs = await deleting(four, { decisionEvaluationKey });
  expect(await ended(theirs.body as never)).toMatchObject({ operationsTotalCount: 0, actorId: 'four' });
  expect(await found(three, {})).toBe(2);
  const own = await deleting(three, {});
  const batch = await ended(own.body as never);
  expect(batch).toMatchObject({ operationsTotalCount: 1, operationsCompletedCount: 1 });
  expect(await found(three, {})).toBe(0);
  const { status } = await server.ask('GET', `/v2/batch-operations/${batch.batchOperationKey}`, { as: four });
  expect(status).toBe(404);
});

test.each(['operator', 'designer'] as const)(
  '%s accounts have no business with evaluations here',
  async (role) => {
    const as = await server.createAccount({ username: `is${role}`, roles: [role], districts: ['<default>'] });
    for (const [method, path] of [
      ['POST', '/v2/decision-instances/search'],
      ['GET', '/v2/decision-instances/1-1'],
      ['POST', '/v2/decision-instances/1/deletion'],
      ['POST', '/v2/decision-instances/deletion'],
      ['POST', '/v2/decision-definitions/evaluation'],
    ] as const) {
      const body = method === 'POST' ? { filter: {} } : undefined;
      expect([path, (await server.ask(method, path, { as, body })).status]).toEqual([path, 403]);
    }
  },
);
