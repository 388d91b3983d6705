import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { process } from '../../support/model.ts';
import { contactForm, contactProcess, openingForm } from '../pathway-files.ts';
import { startServer, type Client, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let designer: Client;
let operator: Client;

beforeAll(async () => {
  server = await startServer();
  await server.account({ username: 'delia', roles: ['designer'], districts: ['<default>'] });
  await server.account({ username: 'op', roles: ['operator'], districts: ['DSSBA'] });
  [designer, operator] = [await server.signIn('delia'), await server.signIn('op')];
  await server.engine.deploy([openingForm, contactForm]);
});
afterAll(() => server.stop());

const diagram = (xml = contactProcess().content) => ({ resourceName: 'contact.bpmn', xml });
const broken = contactProcess()
  .content.replace('bpmn:userTask id="A2"', 'bpmn:complexGateway id="A2"')
  .replace(/(<bpmn:complexGateway id="A2".*?)<\/bpmn:userTask>/, '$1</bpmn:complexGateway>');

describe('A designer', () => {
  test('is told what is wrong with a diagram, by element, before deploying it', async () => {
    expect((await designer.post('/api/definitions/check', diagram())).body).toEqual({
      problems: [],
      warnings: [],
    });
    const { status, body } = await designer.post('/api/definitions/check', diagram(broken));
    expect(status).toBe(200);
    expect(body.problems).toContainEqual({
      file: 'contact.bpmn',
      element: 'A2',
      rule: expect.any(String),
      message: expect.any(String),
      remedy: expect.any(String),
    });
    expect(body.warnings).toEqual([]);
    expect((await designer.get('/api/definitions')).body).toEqual([]);
  });

  test('is warned of what can be deployed and may still go wrong', async () => {
    const { xml } = process('asking')
      .startEvent()
      .businessRuleTask('ask', { decision: { decisionId: 'level', resultVariable: 'found' } })
      .endEvent();
    const { body } = await designer.post('/api/definitions/check', { resourceName: 'asking.bpmn', xml });
    expect(body).toEqual({
      problems: [],
      warnings: [
        {
          file: 'asking.bpmn',
          element: 'ask',
          rule: 'business-rule-task/decision-unknown',
          message: expect.stringContaining(`'level'`),
          remedy: expect.any(String),
        },
      ],
    });
  });

  test('deploys for the whole area, and finds what was deployed', async () => {
    const first = await designer.post('/api/definitions', diagram());
    expect(first.status).toBe(201);
    expect(first.body.definitions).toMatchObject([
      {
        processDefinitionId: 'contact',
        version: 1,
        deployedBy: 'delia',
        isLatestVersion: true,
        districtId: '<default>',
      },
    ]);
    await designer.post('/api/definitions', diagram(contactProcess('Due').content));
    const versions = async (query: '' | '?latest=true') =>
      (await designer.get(`/api/definitions${query}`)).body.map(({ version }) => version);
    expect(await versions('')).toEqual([1, 2]);
    expect(await versions('?latest=true')).toEqual([2]);

    const key = first.body.definitions[0]!.processDefinitionKey;
    const xml = await designer.get(`/api/definitions/${key}/xml`);
    expect(xml.headers.get('content-type')).toContain('text/xml');
    expect(xml.body).toBe(contactProcess().content);
    expect((await designer.get('/api/definitions/1/xml')).status).toBe(404);
    expect((await designer.get('/api/forms')).body.map(({ formId }) => formId).toSorted()).toEqual([
      'contact',
      'opening',
    ]);
  });

  test('cannot deploy what cannot run', async () => {
    const answer = await designer.post('/api/definitions', diagram(broken));
    expect([answer.status, answer.body.code]).toEqual([422, 'UNDEPLOYABLE']);
    expect(answer.body.problems[0]).toMatchObject({ file: 'contact.bpmn', element: 'A2' });
  });

  test('names a file, not a path', async () => {
    for (const resourceName of ['../a.bpmn', 'a.txt', '']) {
      const answer = await designer.post('/api/definitions', { ...diagram(), resourceName });
      expect([answer.status, answer.body.errors[0]!.pointer]).toEqual([400, '/resourceName']);
    }
  });
});

test('Others neither read nor deploy diagrams', async () => {
  for (const path of ['/api/definitions', '/api/forms', '/api/definitions/1/xml']) {
    expect((await operator.get(path)).body.code).toBe('FORBIDDEN');
  }
  expect((await operator.post('/api/definitions', diagram())).body.code).toBe('FORBIDDEN');
  expect((await operator.post('/api/definitions/check', diagram())).body.code).toBe('FORBIDDEN');
});

test('A body that is no JSON, and an address that is none, are told as such', async () => {
  const response = await fetch(`${server.url}/api/definitions`, {
    method: 'POST',
    headers: { ...designer.headers, 'content-type': 'application/json' },
    body: '{ "xml": ',
  });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
    400,
    'INVALID_REQUEST',
  ]);
  expect((await designer.get('/api/nothing')).body.code).toBe('NOT_FOUND');
});
