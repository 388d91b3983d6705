/** What is refused: with which status, title and place. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer, type Answer, type RunningServer } from '../../support/start-server.ts';
import * as diagrams from './diagrams.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
  const body = diagrams.formOf({
    'approval.bpmn': diagrams.taskProcess,
    'request.form': diagrams.requestForm,
  });
  await server.ask('POST', '/v2/deployments', { body });
});
afterAll(async () => server.stop());

function expectProblem(answer: Answer, status: number, title: string): void {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer).toMatchObject({ status, body: { type: 'about:blank', status, title } });
  expect(answer.body.detail).toEqual(expect.any(String));
  expect(answer.body.instance).toMatch(/^\//);
}

const instances = '/v2/process-instances/search';

describe('searches', () => {
  const table: [what: string, path: string, body: unknown, pointers: string[]][] = [
    ['an unknown property', instances, { filters: {} }, ['/filters']],
    ['an unknown filter', instances, { filter: { colour: 'red' } }, ['/filter/colour']],
    ['an unknown filter in $or', instances, { filter: { $or: [{ colour: 1 }] } }, ['/filter/$or/0/colour']],
    ['$or within $or', instances, { filter: { $or: [{ $or: [] }] } }, ['/filter/$or/0/$or']],
    ['$or elsewhere', '/v2/user-tasks/search', { filter: { $or: [] } }, ['/filter/$or']],
    ['an unknown operator', instances, { filter: { state: { $is: 'ACTIVE' } } }, ['/filter/state/$is']],
    [
      '$like on a key',
      instances,
      { filter: { processInstanceKey: { $like: '1*' } } },
      ['/filter/processInstanceKey/$like'],
    ],
    ['a wrong word', instances, { filter: { state: 'RUNNING' } }, ['/filter/state']],
    [
      'a wrong word in a list',
      instances,
      { filter: { state: { $in: ['ACTIVE', 'X'] } } },
      ['/filter/state/$in/1'],
    ],
    ['no date', instances, { filter: { startDate: { $gt: 'yesterday' } } }, ['/filter/startDate/$gt']],
    [
      'a date without offset',
      instances,
      { filter: { startDate: '2024-01-01T00:00:00' } },
      ['/filter/startDate'],
    ],
    [
      'a number for a text',
      instances,
      { filter: { processDefinitionId: 7 } },
      ['/filter/processDefinitionId'],
    ],
    ['a text for a flag', instances, { filter: { hasIncident: 'no' } }, ['/filter/hasIncident']],
    ['a number as a key', instances, { filter: { processInstanceKey: 17 } }, ['/filter/processInstanceKey']],
    [
      'letters as a key',
      instances,
      { filter: { processInstanceKey: 'abc' } },
      ['/filter/processInstanceKey'],
    ],
    [
      'a variable without value',
      instances,
      { filter: { variables: [{ name: 'a' }] } },
      ['/filter/variables/0/value'],
    ],
    ['an unknown sort field', instances, { sort: [{ field: 'colour' }] }, ['/sort/0/field']],
    ['a sort without field', instances, { sort: [{ order: 'ASC' }] }, ['/sort/0/field']],
    ['a wrong order', instances, { sort: [{ field: 'state', order: 'up' }] }, ['/sort/0/order']],
    ['limit 0', instances, { page: { limit: 0 } }, ['/page/limit']],
    ['limit 10001', instances, { page: { limit: 10_001 } }, ['/page/limit']],
    ['a negative offset', instances, { page: { from: -1 } }, ['/page/from']],
    ['offset and cursor', instances, { page: { from: 1, after: 'WzFd' } }, ['/page/from', '/page/after']],
    ['two cursors', instances, { page: { before: 'WzFd', after: 'WzFd' } }, ['/page/after', '/page/before']],
    ['two mistakes', instances, { filter: { x: 1 }, page: { limit: 0 } }, ['/filter/x', '/page/limit']],
    ['an array', instances, [], ['']],
    ['null', instances, null, ['']],
    [
      'a cursor on effective variables',
      '/v2/user-tasks/1/effective-variables/search',
      { page: { after: 'WzFd' } },
      ['/page/after'],
    ],
  ];
  test.each(table)('%s', async (_what, path, body, pointers) => {
    const answer = await server.ask('POST', path, { body });
    expectProblem(answer, 400, 'INVALID_ARGUMENT');
    expect(answer.body.errors.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  test('a filter that is refused says what there is', async () => {
    const { body } = await server.ask('POST', instances, { body: { filter: { colour: 1 } } });
    expect(body.errors[0]!.message).toContain('processDefinitionId');
  });

  test.each(['rubbish', 'e30=', 'W10=', 'WzEsMiwzXQ=='])('the cursor %s', async (after) => {
    expectProblem(
      await server.ask('POST', instances, { body: { page: { after } } }),
      400,
      'INVALID_ARGUMENT',
    );
  });

  test('a filter with too many parts', async () => {
    const $or = Array.from({ length: 600 }, (_, i) => ({ businessId: `b${i}` }));
    expectProblem(
      await server.ask('POST', instances, { body: { filter: { $or } } }),
      400,
      'INVALID_ARGUMENT',
    );
  });

  test('a wrong query parameter', async () => {
    expectProblem(
      await server.ask('POST', '/v2/variables/search?truncateValues=maybe'),
      400,
      'INVALID_ARGUMENT',
    );
    expectProblem(await server.ask('POST', '/v2/variables/search?whole=1'), 400, 'INVALID_ARGUMENT');
  });
});

describe('commands', () => {
  const create = '/v2/process-instances';
  const activate = '/v2/jobs/activation';
  const job = { type: 'a', timeout: 1000, maxJobsToActivate: 1 };
  const table: [what: string, method: string, path: string, body: unknown, pointers: string[]][] = [
    ['no definition', 'POST', create, {}, ['/processDefinitionKey']],
    [
      'two definitions',
      'POST',
      create,
      { processDefinitionKey: '1', processDefinitionId: 'a' },
      ['/processDefinitionKey'],
    ],
    [
      'variables that are a list',
      'POST',
      create,
      { processDefinitionId: 'a', variables: [] },
      ['/variables'],
    ],
    ['a bad tag', 'POST', create, { processDefinitionId: 'a', tags: ['1'] }, ['/tags/0']],
    ['eleven tags', 'POST', create, { processDefinitionId: 'a', tags: 'abcdefghijk'.split('') }, ['/tags']],
    [
      'a start instruction without element',
      'POST',
      create,
      { processDefinitionId: 'a', startInstructions: [{}] },
      ['/startInstructions/0/elementId'],
    ],
    ['an empty business id', 'POST', create, { processDefinitionId: 'a', businessId: '' }, ['/businessId']],
    ['no timeout', 'POST', activate, { ...job, timeout: undefined }, ['/timeout']],
    ['a timeout of 0', 'POST', activate, { ...job, timeout: 0 }, ['/timeout']],
    ['no jobs', 'POST', activate, { ...job, maxJobsToActivate: 0 }, ['/maxJobsToActivate']],
    ['an empty type', 'POST', activate, { ...job, type: '' }, ['/type']],
    ['a fraction of retries', 'PATCH', '/v2/jobs/1', { changeset: { retries: 1.5 } }, ['/changeset/retries']],
    ['no changes', 'PATCH', '/v2/jobs/1', {}, ['/changeset']],
    ['an error without code', 'POST', '/v2/jobs/1/error', {}, ['/errorCode']],
    ['nobody', 'POST', '/v2/user-tasks/1/assignment', {}, ['/assignee']],
    ['priority 101', 'PATCH', '/v2/user-tasks/1', { changeset: { priority: 101 } }, ['/changeset/priority']],
    ['no date', 'PATCH', '/v2/user-tasks/1', { changeset: { dueDate: 'soon' } }, ['/changeset/dueDate']],
    ['no variables', 'PUT', '/v2/element-instances/1/variables', { local: true }, ['/variables']],
    ['a message without name', 'POST', '/v2/messages/publication', {}, ['/name']],
    [
      'a negative time to live',
      'POST',
      '/v2/messages/publication',
      { name: 'a', timeToLive: -1 },
      ['/timeToLive'],
    ],
    ['an unknown property', 'POST', '/v2/messages/correlation', { name: 'a', ttl: 1 }, ['/ttl']],
    ['a time in words', 'PUT', '/v2/clock', { timestamp: 'now' }, ['/timestamp']],
    ['a time beyond all dates', 'PUT', '/v2/clock', { timestamp: 1e16 }, ['/timestamp']],
    ['no expression', 'POST', '/v2/expression/evaluation', {}, ['/expression']],
  ];
  test.each(table)('%s', async (_what, method, path, body, pointers) => {
    const answer = await server.ask(method, path, { body });
    expectProblem(answer, 400, 'INVALID_ARGUMENT');
    expect(answer.body.errors.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  test.each([
    ['POST', '/v2/process-instances', { processDefinitionId: 'nothing' }, 'CREATE'],
    ['POST', '/v2/process-instances', { processDefinitionKey: '1' }, 'CREATE'],
    ['POST', '/v2/process-instances/1/cancellation', {}, 'CANCEL'],
    ['PUT', '/v2/element-instances/1/variables', { variables: {} }, 'UPDATE'],
    ['POST', '/v2/user-tasks/1/completion', {}, 'COMPLETE'],
    ['POST', '/v2/user-tasks/1/assignment', { assignee: 'a' }, 'ASSIGN'],
    ['DELETE', '/v2/user-tasks/1/assignee', undefined, 'ASSIGN'],
    ['PATCH', '/v2/user-tasks/1', {}, 'UPDATE'],
    ['POST', '/v2/jobs/1/completion', {}, 'COMPLETE'],
    ['POST', '/v2/jobs/1/failure', {}, 'FAIL'],
    ['POST', '/v2/jobs/1/error', { errorCode: 'a' }, 'THROW_ERROR'],
    ['PATCH', '/v2/jobs/1', { changeset: { retries: 1 } }, 'UPDATE'],
    ['POST', '/v2/incidents/1/resolution', {}, 'RESOLVE'],
    ['POST', '/v2/messages/correlation', { name: 'nothing' }, 'CORRELATE'],
  ])('%s %s of what is not there: 404 with the name of the command', async (method, path, body, command) => {
    const answer = await server.ask(method, path, { body });
    expectProblem(answer, 404, 'NOT_FOUND');
    expect(answer.body.detail).toMatch(
      new RegExp(`^Command '${command}' rejected with code 'NOT_FOUND': .+`),
    );
  });

  test.each([
    '/v2/process-definitions/1',
    '/v2/process-definitions/1/xml',
    '/v2/process-definitions/1/form',
    '/v2/process-instances/1',
    '/v2/process-instances/1/sequence-flows',
    '/v2/process-instances/1/statistics/element-instances',
    '/v2/process-instances/1/call-hierarchy',
    '/v2/element-instances/1',
    '/v2/variables/1',
    '/v2/user-tasks/1',
    '/v2/user-tasks/1/form',
    '/v2/incidents/1',
  ])('GET %s: 404', async (path) => {
    expectProblem(await server.ask('GET', path), 404, 'NOT_FOUND');
  });

  test('a key that is none', async () => {
    expectProblem(await server.ask('GET', '/v2/user-tasks/abc'), 400, 'INVALID_ARGUMENT');
    expectProblem(await server.ask('GET', `/v2/user-tasks/${'1'.repeat(26)}`), 400, 'INVALID_ARGUMENT');
  });

  test('an expression that cannot be read', async () => {
    const answer = await server.ask('POST', '/v2/expression/evaluation', { body: { expression: '=1 +' } });
    expectProblem(answer, 400, 'INVALID_ARGUMENT');
  });
});

describe('deployments', () => {
  const deploy = (files: Record<string, string>, fields?: Record<string, string>) =>
    server.ask('POST', '/v2/deployments', { body: diagrams.formOf(files, fields) });

  test('one with mistakes lists all of them and deploys nothing', async () => {
    const answer = await deploy({
      'broken.bpmn': diagrams.brokenProcess,
      'instant.bpmn': diagrams.instantProcess,
    });
    expectProblem(answer, 400, 'INVALID_ARGUMENT');
    expect(answer.body.detail).toContain("'broken.bpmn': - Element: ");
    const problems = answer.body.problems as { file: string; element: string; remedy: string }[];
    expect(problems.map(({ element }) => element)).toEqual(expect.arrayContaining(['f2', 'f3']));
    expect(problems[0]).toEqual({
      file: 'broken.bpmn',
      element: expect.any(String),
      rule: expect.any(String),
      message: expect.any(String),
      remedy: expect.any(String),
    });
    const { body } = await server.ask('POST', '/v2/process-definitions/search', {
      body: { filter: { processDefinitionId: 'instant' } },
    });
    expect(body.page.totalItems).toBe(0);
  });

  test('no file, no form, a broken form', async () => {
    expectProblem(await deploy({}), 400, 'INVALID_ARGUMENT');
    expectProblem(await server.ask('POST', '/v2/deployments', { body: {} }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const cut = '--x\r\nContent-Disposition: form-data; name="resources"; filename="a.bpmn"\r\n\r\n<a';
    expectProblem(
      await server.ask('POST', '/v2/deployments', { body: cut, headers }),
      400,
      'INVALID_ARGUMENT',
    );
    const noBoundary = { 'content-type': 'multipart/form-data' };
    expectProblem(
      await server.ask('POST', '/v2/deployments', { body: cut, headers: noBoundary }),
      400,
      'INVALID_ARGUMENT',
    );
  });

  test('a file that is too large, not text, or for a tenant that cannot be', async () => {
    expectProblem(await deploy({ 'big.bpmn': 'x'.repeat(5 * 1024 * 1024) }), 413, 'CONTENT_TOO_LARGE');
    expectProblem(
      await deploy({ 'instant.bpmn': diagrams.instantProcess }, { tenantId: 'a b' }),
      400,
      'INVALID_ARGUMENT',
    );
    const form = new FormData();
    form.append('resources', new Blob([new Uint8Array([0xff, 0xfe, 0xfd])]), 'latin.bpmn');
    expectProblem(await server.ask('POST', '/v2/deployments', { body: form }), 400, 'INVALID_ARGUMENT');
  });

  test('parts without a content type are files all the same', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=xyz' };
    const part = `--xyz\r\nContent-Disposition: form-data; name="resources"; filename="città.bpmn"\r\n\r\n`;
    const body = `${part}${diagrams.instantProcess}\r\n--xyz--\r\n`;
    const answer = await server.ask('POST', '/v2/deployments', { body, headers });
    expect(answer.status).toBe(200);
    expect(answer.body.deployments[0]!['processDefinition']!.resourceName).toBe('città.bpmn');
  });
});

describe('bodies and paths', () => {
  const json = { 'content-type': 'application/json' };

  test('JSON that is broken is told with its position', async () => {
    const answer = await server.ask('POST', instances, { body: '{\n  "filter": }', headers: json });
    expectProblem(answer, 400, 'INVALID_ARGUMENT');
    expect(answer.body.detail).toContain('line 2, column 13 (position 14)');
  });

  test('another content type, a strange charset', async () => {
    const text = { 'content-type': 'text/plain' };
    expectProblem(
      await server.ask('POST', instances, { body: '{}', headers: text }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    );
    const charset = { 'content-type': 'application/json; charset=latin1' };
    expectProblem(
      await server.ask('POST', instances, { body: '{}', headers: charset }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    );
  });

  test('a body of more than 4 MB', async () => {
    const body = { processDefinitionId: 'approval', variables: { long: 'x'.repeat(4 * 1024 * 1024) } };
    const answer = await server.ask('POST', '/v2/process-instances', { body });
    expectProblem(answer, 413, 'CONTENT_TOO_LARGE');
    expect(answer.body.detail).toContain('4 MB');
  });

  test('a path that is not offered, and a method', async () => {
    const answer = await server.ask('GET', '/v2/mapping-rules/1');
    expectProblem(answer, 404, 'NOT_FOUND');
    expect(answer.body.detail).toContain('does not offer GET /v2/mapping-rules/1');
    const put = await server.ask('PUT', '/v2/process-instances/1');
    expectProblem(put, 405, 'METHOD_NOT_ALLOWED');
    expect(put.headers.get('allow')).toBe('GET, HEAD');
    expectProblem(await server.ask('GET', '/v2/user-tasks/%E0%A4%A'), 400, 'INVALID_ARGUMENT');
  });

  test('the query string is not repeated', async () => {
    const { body } = await server.ask('GET', '/v2/nothing?name=Rossi');
    expect(JSON.stringify(body)).not.toContain('Rossi');
  });
});
