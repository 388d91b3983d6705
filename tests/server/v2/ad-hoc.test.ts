/** Ad-hoc sub-processes and multi-instance activities, as the stock client sees and drives them. */
import { File } from 'node:buffer';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { multiInstance, process } from '../../support/model.ts';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import { now, orchestrationClient } from './orchestration-client.ts';

let server: RunningServer;
let camunda: CamundaClient;

beforeAll(async () => {
  server = await startServer();
  camunda = await orchestrationClient(server);
  const { xml } = process('caring')
    .startEvent()
    .adHocSubProcess(
      'care',
      (inside) =>
        inside
          .beside((path) => path.userTask('visit'))
          .beside((path) => path.userTask('call', { loop: multiInstance({ collection: '=[1, 2]' }) })),
      { type: 'agent' },
    )
    .endEvent();
  await camunda.createDeployment({ resources: [new File([xml], 'caring.bpmn')] });
});
afterAll(async () => server.stop());

const id = (text: string): never => text as never;

test('activates elements inside, each in a scope of its own', async () => {
  const { processInstanceKey } = await camunda.createProcessInstance({ processDefinitionId: id('caring') });
  const found = await camunda.searchElementInstances({ filter: { processInstanceKey } }, now);
  const care = found.items.find(({ type }) => type === 'AD_HOC_SUB_PROCESS');
  const adHocSubProcessInstanceKey = care?.elementInstanceKey ?? id('');
  const jobs = await camunda.searchJobs({ filter: { processInstanceKey } }, now);
  expect(jobs.items.map(({ kind, type }) => ({ kind, type }))).toEqual([
    { kind: 'AD_HOC_SUB_PROCESS', type: 'agent' },
  ]);

  await camunda.activateAdHocSubProcessActivities({
    adHocSubProcessInstanceKey,
    elements: [{ elementId: id('visit'), variables: { why: 'pain' } }, { elementId: id('call') }],
  });
  const inner = await camunda.searchElementInstances(
    { filter: { processInstanceKey, elementInstanceScopeKey: id(adHocSubProcessInstanceKey) } },
    now,
  );
  expect(inner.items.map(({ type }) => type)).toEqual([
    'AD_HOC_SUB_PROCESS_INNER_INSTANCE',
    'AD_HOC_SUB_PROCESS_INNER_INSTANCE',
  ]);
  const bodies = await camunda.searchElementInstances(
    { filter: { processInstanceKey, type: 'MULTI_INSTANCE_BODY' } },
    now,
  );
  const turns = await camunda.searchElementInstances(
    {
      filter: {
        processInstanceKey,
        elementInstanceScopeKey: id(bodies.items[0]?.elementInstanceKey ?? ''),
      },
    },
    now,
  );
  expect(turns.items.map(({ elementId, type }) => [elementId, type])).toEqual([
    ['call', 'USER_TASK'],
    ['call', 'USER_TASK'],
  ]);

  await camunda.activateAdHocSubProcessActivities({
    adHocSubProcessInstanceKey,
    elements: [{ elementId: id('visit') }],
    cancelRemainingInstances: true,
  });
  const open = await camunda.searchUserTasks({ filter: { processInstanceKey, state: 'CREATED' } }, now);
  expect(open.items.map(({ elementId }) => elementId)).toEqual(['visit']);
});

test('refuses what is not there', async () => {
  const { processInstanceKey } = await camunda.createProcessInstance({ processDefinitionId: id('caring') });
  const found = await camunda.searchElementInstances(
    { filter: { processInstanceKey, type: 'AD_HOC_SUB_PROCESS' } },
    now,
  );
  const activate = (key: string, elementId: string) =>
    camunda.activateAdHocSubProcessActivities({
      adHocSubProcessInstanceKey: id(key),
      elements: [{ elementId: id(elementId) }],
    });
  const care = found.items[0]?.elementInstanceKey ?? '';
  await expect(activate(care, 'nowhere')).rejects.toMatchObject({ status: 400 });
  await expect(activate(processInstanceKey, 'visit')).rejects.toMatchObject({ status: 404 });
  await expect(activate('2251799813685249', 'visit')).rejects.toMatchObject({ status: 404 });
});
