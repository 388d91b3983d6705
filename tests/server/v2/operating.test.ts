/** Modification, migration and start instructions, through the stock client. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { process as model } from '../../support/model.ts';
import { startServer, type RunningServer } from '../../support/start-server.ts';
import { now, orchestrationClient } from './orchestration-client.ts';

let server: RunningServer;
let client: CamundaClient;

const first = model('first')
  .startEvent()
  .userTask('a')
  .subProcess('sub', (path) => path.startEvent('s').userTask('b').endEvent('e'))
  .endEvent();
const second = model('second').startEvent().userTask('c').endEvent();
const keys = new Map<string, string>();

beforeAll(async () => {
  server = await startServer();
  client = await orchestrationClient(server);
  const files = [first, second].map(({ id, xml }) => new File([xml], `${id}.bpmn`));
  const { processes } = await client.createDeployment({ resources: files });
  for (const { processDefinitionId, processDefinitionKey } of processes)
    keys.set(processDefinitionId, processDefinitionKey);
});
afterAll(() => server.stop());

async function begin(more: object = {}) {
  const { processInstanceKey } = await client.createProcessInstance({
    processDefinitionId: 'first' as never,
    ...more,
  });
  return processInstanceKey;
}

async function active(processInstanceKey: string): Promise<readonly string[]> {
  const { items } = await client.searchElementInstances(
    { filter: { processInstanceKey: processInstanceKey as never, state: 'ACTIVE' } },
    now,
  );
  return items.map(({ elementId }) => elementId as string).sort();
}

const of = (elementId: string) => elementId as never;

describe('A modification', () => {
  test('activates with variables, moves and terminates', async () => {
    const processInstanceKey = await begin();
    await client.modifyProcessInstance({
      processInstanceKey,
      activateInstructions: [
        { elementId: of('b'), variableInstructions: [{ variables: { x: 1 }, scopeId: 'sub' }] },
      ],
      terminateInstructions: [{ elementId: of('a') }],
    });
    expect(await active(processInstanceKey)).toEqual(['b', 'first', 'sub']);
    await client.modifyProcessInstance({
      processInstanceKey,
      moveInstructions: [
        {
          sourceElementInstruction: { sourceType: 'byId', sourceElementId: of('b') },
          targetElementId: of('a'),
        },
      ],
    });
    expect(await active(processInstanceKey)).toEqual(['a', 'first']);
  });

  test('says what is in its way', async () => {
    const processInstanceKey = await begin();
    const refused = client.modifyProcessInstance({
      processInstanceKey,
      activateInstructions: [{ elementId: of('start') }],
    });
    await expect(refused).rejects.toMatchObject({ status: 400 });
    const unknown = client.modifyProcessInstance({ processInstanceKey: '7' as never });
    await expect(unknown).rejects.toMatchObject({ status: 404 });
  });
});

describe('A migration', () => {
  test('takes an instance to another process', async () => {
    const processInstanceKey = await begin();
    await client.migrateProcessInstance({
      processInstanceKey,
      targetProcessDefinitionKey: keys.get('second') as never,
      mappingInstructions: [{ sourceElementId: of('a'), targetElementId: of('c') }],
    });
    expect(await active(processInstanceKey)).toEqual(['c', 'second']);
    const instance = await client.getProcessInstance({ processInstanceKey }, now);
    expect(instance).toMatchObject({ processDefinitionId: 'second', state: 'ACTIVE' });
  });

  test('tells everything that is wrong with it', async () => {
    const processInstanceKey = await begin();
    const migrate = (targetElementId: string) =>
      client.migrateProcessInstance({
        processInstanceKey,
        targetProcessDefinitionKey: keys.get('second') as never,
        mappingInstructions: [{ sourceElementId: of('a'), targetElementId: of(targetElementId) }],
      });
    await expect(migrate('nothing')).rejects.toMatchObject({ status: 400 });
    await expect(migrate('start')).rejects.toMatchObject({ status: 409 });
  });
});

describe('An instance', () => {
  test('begins and ends where it is told to', async () => {
    const processInstanceKey = await begin({
      startInstructions: [{ elementId: 'b' }],
      runtimeInstructions: [{ type: 'TERMINATE_PROCESS_INSTANCE', afterElementId: 'b' }],
    });
    expect(await active(processInstanceKey)).toEqual(['b', 'first', 'sub']);
    const { items } = await client.searchUserTasks({ filter: { processInstanceKey } }, now);
    await client.completeUserTask({ userTaskKey: items[0]!.userTaskKey });
    const instance = await client.getProcessInstance({ processInstanceKey }, now);
    expect(instance.state).toBe('TERMINATED');
  });
});
