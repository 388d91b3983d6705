/** Which decisions are deployed, how each is made, and who may know. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decisionFile, literal, table } from '../../support/decision-model.ts';
import { process as model } from '../../support/model.ts';
import { startServer, type Client, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let desk: Client;
let other: Client;
let far: Client;
let designer: Client;
let admin: Client;
let caseKey: string;

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
const importing = decisionFile('other', [literal('unasked', '1')], { imports: { levels: 'urn:levels' } });

beforeAll(async () => {
  server = await startServer();
  const operator = { roles: ['operator'] as const, groups: ['pua'] };
  await server.account({ ...operator, username: 'other', districts: ['DSSBA'], groups: ['csm'] });
  await server.account({ ...operator, username: 'desk', districts: ['DSSBA'] });
  await server.account({ ...operator, username: 'far', districts: ['DSS04'] });
  await server.account({ username: 'dora', roles: ['designer'], districts: ['DSS04'] });
  await server.account({ username: 'ada', roles: ['administrator'], districts: ['<default>'] });
  desk = await server.signIn('desk');
  other = await server.signIn('other');
  far = await server.signIn('far');
  designer = await server.signIn('dora');
  admin = await server.signIn('ada');
  const { xml } = model('asks')
    .startEvent()
    .businessRuleTask('D', { decision: { decisionId: 'level', resultVariable: 'found' } })
    .userTask('A', { candidateGroups: 'pua' })
    .endEvent();
  const { processDefinitions } = await server.engine.deploy([
    { name: 'asks.bpmn', content: xml },
    levels,
    importing,
  ]);
  await server.engine.deploy([decisionFile('own', [literal('local', '2')])], { tenantId: 'DSSBA' });
  const created = await server.engine.createInstance({
    processDefinitionKey: String(processDefinitions[0]?.['processDefinitionKey']),
    tenantId: 'DSSBA',
    variables: { points: 12 },
  });
  caseKey = created.processInstanceKey;
});
afterAll(() => server.stop());

async function keyOf(decisionId: string): Promise<string> {
  const { body } = await admin.get('/api/decisions');
  return body.find((each) => each.decisionId === decisionId)!.decisionDefinitionKey;
}
const outline = async (who: Client, decisionId: string) =>
  who.get(`/api/instances/${caseKey}/decisions/${await keyOf(decisionId)}`);

test('the table of a decision that was made in a case', async () => {
  const { status, body } = await outline(desk, 'level');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    decisionId: 'level',
    name: 'level',
    expression: null,
    table: {
      hitPolicy: 'UNIQUE',
      aggregation: null,
      inputs: [{ label: 'Punteggio', expression: 'score', allowedValues: null }],
      outputs: [{ name: 'level' }, { name: 'hours' }],
      annotations: ['note'],
      rules: [
        { inputs: ['< 10'], outputs: ['"low"', '2'], annotations: ['Bastano due ore'], description: null },
        { inputs: ['>= 10'], outputs: ['"high"', '8'], annotations: ['Servono più ore'] },
      ],
    },
  });
});

test('the expression of a decision that is no table', async () => {
  expect((await outline(desk, 'score')).body).toMatchObject({ table: null, expression: 'points + 1' });
});

test('not of a decision the case has not met, and not in another district', async () => {
  expect((await outline(desk, 'unasked')).status).toBe(404);
  expect((await outline(far, 'level')).status).toBe(404);
});

test('not for who reads no form of the case: with the number of its rule a table tells its values', async () => {
  expect((await outline(other, 'level')).status).toBe(403);
  expect((await outline(admin, 'level')).status).toBe(200);
});

test('what is deployed, in one’s districts', async () => {
  const ids = async (who: Client) => (await who.get('/api/decisions')).body.map((each) => each.decisionId);
  expect(await ids(admin)).toEqual(['level', 'score', 'unasked', 'local']);
  expect(await ids(designer)).toEqual(['level', 'score', 'unasked']);
  const { body } = await designer.get('/api/decisions');
  expect(body[0]).toMatchObject({
    name: 'level',
    version: 1,
    modelId: 'levels',
    modelName: 'levels',
    isTable: true,
    isLatestVersion: true,
  });
});

test('a file comes after those it imports', async () => {
  const { body } = await designer.get(`/api/decisions/${await keyOf('unasked')}/files`);
  expect(body).toEqual([
    { resourceName: 'levels.dmn', xml: levels.content },
    { resourceName: 'other.dmn', xml: importing.content },
  ]);
});

test('operators see neither the list nor files, designers no file of another district', async () => {
  expect((await desk.get('/api/decisions')).status).toBe(403);
  expect((await desk.get(`/api/decisions/${await keyOf('level')}/files`)).status).toBe(403);
  expect((await designer.get(`/api/decisions/${await keyOf('local')}/files`)).status).toBe(404);
  expect((await designer.get('/api/decisions/123/files')).status).toBe(404);
});

test('a designer checks and publishes a DMN file', async () => {
  const wrong = decisionFile('wrong', [literal('broken', '1 +')]);
  const sent = ({ name, content }: typeof wrong) => ({ resourceName: name, xml: content });
  const { body } = await designer.post('/api/definitions/check', sent(wrong));
  expect(body.problems).toMatchObject([{ file: 'wrong.dmn', rule: expect.stringContaining('/') }]);
  const fine = decisionFile('fine', [literal('sound', '1 + 1')]);
  const published = await designer.post('/api/definitions', sent(fine));
  expect(published.status).toBe(201);
  expect(published.body).toMatchObject({
    definitions: [],
    decisions: [{ decisionId: 'sound', version: 1, isTable: false }],
  });
});
