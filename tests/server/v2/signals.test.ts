/** Signals and conditions, through the stock client. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { conditional, process as model, signal } from '../../support/model.ts';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import { now, orchestrationClient } from './orchestration-client.ts';

let server: RunningServer;
let client: CamundaClient;

beforeAll(async () => {
  server = await startServer();
  client = await orchestrationClient(server);
  const files = [
    model('hearer').startEvent().catchEvent('hear', signal('fire')).userTask('run').endEvent(),
    model('started').startEvent('begin', signal('fire')).userTask('extinguish').endEvent(),
    model('watching').startEvent('start', conditional('=level > 10')).userTask('look').endEvent(),
  ].map(({ id, xml }) => new File([xml], `${id}.bpmn`));
  await client.createDeployment({ resources: files });
});
afterAll(() => server.stop());

async function openTasks(): Promise<readonly string[]> {
  const { items } = await client.searchUserTasks({ filter: { state: 'CREATED' } }, now);
  return items.map(({ elementId }) => elementId as string).sort();
}

test('a broadcast reaches whoever waits, and starts processes', async () => {
  await client.createProcessInstance({ processDefinitionId: 'hearer' as never });
  const { signalKey, tenantId } = await client.broadcastSignal({
    signalName: 'fire',
    variables: { floor: 2 },
  });
  expect(signalKey).toMatch(/^\d+$/);
  expect(tenantId).toBe('<default>');
  expect(await openTasks()).toEqual(['extinguish', 'run']);
});

test('conditions are evaluated with the variables somebody brings', async () => {
  const low = await client.evaluateConditionals({ variables: { level: 1 } });
  expect(low.processInstances).toEqual([]);
  const { processInstances } = await client.evaluateConditionals({ variables: { level: 11 } });
  expect(processInstances).toHaveLength(1);
  expect(await openTasks()).toContain('look');
});
