import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { process } from '../../support/model.ts';
import { startServer, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;

beforeAll(async () => {
  server = await startServer();
  const { id, xml } = process('deadline')
    .startEvent()
    .scriptTask('own', { own: '=string(add working days(date("2026-12-04"), 1))' })
    .scriptTask('named', { named: '=string(add working days(date("2027-12-03"), 1, "DSSBA"))' })
    .scriptTask('plain', { plain: '=string(add working days(date("2027-12-03"), 1))' })
    .endEvent();
  await server.engine.deploy([{ name: `${id}.bpmn`, content: xml }]);
});

afterAll(() => server.stop());

async function deadlinesIn(tenantId: string) {
  const [definition] = (await server.engine.search('processDefinitions', { limit: 1 })).items;
  const { processInstanceKey } = await server.engine.createInstance({
    processDefinitionKey: String(definition?.['processDefinitionKey']),
    tenantId,
  });
  return server.engine.awaitCompletion(processInstanceKey, 1000);
}

test('a case counts working days on the calendar of its district', async () => {
  // Saint Nicholas, 6 December, is a holiday in Bari only; in 2027 it is a Monday.
  expect(await deadlinesIn('DSSBA')).toEqual({ own: '2026-12-07', named: '2027-12-07', plain: '2027-12-07' });
  expect(await deadlinesIn('DSS04')).toEqual({ own: '2026-12-07', named: '2027-12-07', plain: '2027-12-06' });
});
