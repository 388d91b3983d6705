/** Deployed processes and forms as resources: read and deleted by the stock client with strict checks. */
import { File } from 'node:buffer';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import * as diagrams from './diagrams.ts';
import { now, orchestrationClient } from './orchestration-client.ts';

let server: RunningServer;
let camunda: CamundaClient;

beforeAll(async () => {
  server = await startServer();
  camunda = await orchestrationClient(server);
});
afterAll(async () => server.stop());

const id = (text: string): never => text as never;

const deploy = (name: string, content: string) =>
  camunda.createDeployment({ resources: [new File([content], name)] });

test('a process is shown with its file', async () => {
  const { processes } = await deploy('approval.bpmn', diagrams.taskProcess);
  const resourceKey = id(processes[0]!.processDefinitionKey);
  expect(await camunda.getResource({ resourceKey })).toEqual({
    resourceKey,
    resourceName: 'approval.bpmn',
    resourceId: 'approval',
    version: 1,
    versionTag: 'v1',
    tenantId: '<default>',
  });
  expect(await camunda.getResourceContent({ resourceKey })).toBe(diagrams.taskProcess);
  await expect(camunda.getResource({ resourceKey: id('17') })).rejects.toMatchObject({ status: 404 });
});

test('a form is shown with its file, and goes when nothing uses it', async () => {
  const { forms } = await deploy('other.form', diagrams.requestForm.replace('"request"', '"other"'));
  const resourceKey = id(forms[0]!.formKey);
  expect(await camunda.getResource({ resourceKey })).toMatchObject({ resourceId: 'other', versionTag: null });
  const content = await camunda.getResourceContent({ resourceKey });
  expect(JSON.parse(content)).toMatchObject({ id: 'other' });
  const deleted = await camunda.deleteResource({ resourceKey });
  expect(deleted).toEqual({ resourceKey, batchOperation: null });
  await expect(camunda.getResource({ resourceKey })).rejects.toMatchObject({ status: 404 });
});

test('a process goes with its history, and the one before takes its place', async () => {
  const changed = diagrams.instantProcess.replace('isExecutable', 'name="Two" isExecutable');
  await deploy('instant.bpmn', diagrams.instantProcess);
  const { processes } = await deploy('instant.bpmn', changed);
  const { processDefinitionKey } = processes[0]!;
  await camunda.createProcessInstance({ processDefinitionKey });
  const deleted = await camunda.deleteResource({
    resourceKey: id(processDefinitionKey),
    deleteHistory: true,
  });
  expect(deleted.batchOperation).toMatchObject({ batchOperationType: 'DELETE_PROCESS_INSTANCE' });
  const { batchOperationKey } = deleted.batchOperation!;
  for (;;) {
    const { endDate } = await camunda.getBatchOperation({ batchOperationKey }, now);
    if (endDate !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const left = await camunda.searchProcessInstances({ filter: { processDefinitionKey } }, now);
  expect(left.items).toEqual([]);
  const found = await camunda.searchProcessDefinitions({ filter: { processDefinitionId: 'instant' } }, now);
  expect(found.items.map(({ version, state }) => [version, state])).toEqual([
    [1, 'ACTIVE'],
    [2, 'DELETED'],
  ]);
  const again = await camunda.createProcessInstance({ processDefinitionId: id('instant') });
  expect(again.processDefinitionVersion).toBe(1);
});

test('a process that runs stays; another district’s is not found, the area’s not theirs to delete', async () => {
  const one = await server.createAccount({ username: 'one', roles: ['client'], districts: ['d1'] });
  const two = await server.createAccount({ username: 'two', roles: ['client'], districts: ['d2'] });
  const { processes } = await deploy('payment.bpmn', diagrams.jobProcess);
  const { processDefinitionKey } = processes[0]!;
  await camunda.createProcessInstance({ processDefinitionKey });
  const path = `/v2/resources/${processDefinitionKey}`;
  expect(await server.ask('POST', `${path}/deletion`)).toMatchObject({
    status: 409,
    body: { title: 'INVALID_STATE' },
  });
  expect((await server.ask('GET', path, { as: one })).status).toBe(200);
  expect((await server.ask('POST', `${path}/deletion`, { as: one })).status).toBe(403);

  const body = diagrams.formOf({ 'parcel.bpmn': diagrams.messageProcess });
  const mine = await server.ask('POST', '/v2/deployments', { as: one, body });
  const key = mine.body.deployments[0]!['processDefinition']!.processDefinitionKey;
  for (const what of ['GET', 'POST'] as const) {
    const its = what === 'GET' ? `/v2/resources/${key}/content` : `/v2/resources/${key}/deletion`;
    expect((await server.ask(what, its, { as: two })).status).toBe(404);
    expect((await server.ask(what, its, { as: one })).status).toBe(200);
  }
});
