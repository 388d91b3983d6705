/** Why a case is where it is: what decision tables have said in it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decisionFile, literal, table } from '../../support/decision-model.ts';
import { process as model } from '../../support/model.ts';
import { startServer, type Client, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let desk: Client;
let other: Client;
let far: Client;
let admin: Client;
let key: string;

const levels = decisionFile('levels', [
  table('level', {
    requires: ['score'],
    inputs: { Punteggio: 'score' },
    outputs: ['level', 'hours'],
    rules: [
      ['< 10', '"low"', '2'],
      ['>= 10', '"high"', '8'],
    ],
    notes: ['Bastano due ore', 'Servono più ore'],
  }),
  literal('score', 'points + 1'),
]);
const inner = model('inner')
  .startEvent()
  .businessRuleTask('D', { name: 'Proponi', decision: { decisionId: 'level', resultVariable: 'found' } })
  .endEvent();
const outer = model('outer')
  .startEvent()
  .userTask('A', { name: 'Chiedi', candidateGroups: 'pua' })
  .callActivity('C', 'inner', { name: 'Livello' })
  .userTask('B', { candidateGroups: 'pua' })
  .endEvent();

beforeAll(async () => {
  server = await startServer();
  const operator = { roles: ['operator'] as const, districts: ['DSSBA'] };
  await server.account({ ...operator, username: 'desk', groups: ['pua'] });
  await server.account({ ...operator, username: 'other', groups: ['csm'] });
  await server.account({ ...operator, username: 'far', groups: ['pua'], districts: ['DSS04'] });
  await server.account({ username: 'ada', roles: ['administrator'], districts: ['<default>'] });
  [desk, other, far, admin] = [
    await server.signIn('desk'),
    await server.signIn('other'),
    await server.signIn('far'),
    await server.signIn('ada'),
  ];
  await server.engine.deploy([
    { name: 'outer.bpmn', content: outer.xml },
    { name: 'inner.bpmn', content: inner.xml },
    levels,
  ]);
  const created = await server.engine.createInstance({
    processDefinitionKey: (await definition('outer')) ?? '',
    tenantId: 'DSSBA',
    variables: { points: 12 },
  });
  key = created.processInstanceKey;
  const tasks = await server.engine.search('userTasks', { where: { op: 'and', of: [] }, limit: 1 });
  await server.engine.completeUserTask(String(tasks.items[0]!['userTaskKey']));
});
afterAll(() => server.stop());

async function definition(processDefinitionId: string): Promise<string | undefined> {
  const { items } = await server.engine.search('processDefinitions', {
    where: { op: 'eq', field: 'processDefinitionId', value: processDefinitionId },
    limit: 1,
  });
  return items[0]?.['processDefinitionKey'] as string | undefined;
}

const decisions = (who: Client, query = '') => who.get(`/api/instances/${key}/decisions?${query}`);

test('the task, the table, what it was asked, the rule and what its author says of it', async () => {
  const { status, body } = await decisions(desk);
  expect(status).toBe(200);
  expect(body).toMatchObject({ areValuesShown: true, nextCursor: null });
  expect(body.items).toHaveLength(2);
  const [level, score] = body.items;
  expect(level).toMatchObject({
    isRequired: false,
    decisionId: 'level',
    decisionName: 'level',
    version: 1,
    kind: 'DECISION_TABLE',
    failure: null,
    processName: 'inner',
    elementId: 'D',
    elementName: 'Proponi',
    inputs: [{ name: 'Punteggio', value: 13 }],
    rules: [
      {
        index: 2,
        annotations: ['Servono più ore'],
        outputs: [
          { name: 'level', value: 'high' },
          { name: 'hours', value: 8 },
        ],
      },
    ],
    output: { level: 'high', hours: 8 },
  });
  expect(score).toMatchObject({
    isRequired: true,
    decisionId: 'score',
    evaluationId: level!.evaluationId,
    kind: 'LITERAL_EXPRESSION',
    inputs: [],
    rules: [],
    output: 13,
  });
  expect((await decisions(admin)).body).toEqual(body);
});

test('page by page', async () => {
  const first = await decisions(desk, 'limit=1');
  expect(first.body.items).toMatchObject([{ decisionId: 'level' }]);
  const next = encodeURIComponent(first.body.nextCursor ?? '');
  const second = await decisions(desk, `limit=1&cursor=${next}`);
  expect(second.body.items).toMatchObject([{ decisionId: 'score' }]);
});

test('who reads no form of the case is shown neither values nor the rules that tell them', async () => {
  const { body } = await decisions(other);
  expect(body).toMatchObject({
    areValuesShown: false,
    items: [
      {
        inputs: [{ name: 'Punteggio', value: null }],
        rules: [],
        output: null,
      },
      { output: null },
    ],
  });
});

test('nothing of another district', async () => {
  expect((await decisions(far)).status).toBe(404);
});
