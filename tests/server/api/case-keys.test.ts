import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCaseKeys } from '../../../server/http/api/case-keys.ts';
import { callerFiles, contactFiles } from '../pathway-files.ts';
import { startServer, type Client, type ServerUnderTest } from '../server-under-test.ts';

let server: ServerUnderTest;
let desk: Client;

beforeAll(async () => {
  server = await startServer();
  const districts = ['DSSBA', 'DSS01', 'DSS02', 'DSS03', 'DSS04'];
  await server.account({ username: 'desk', roles: ['operator'], groups: ['pua'], districts });
  desk = await server.signIn('desk');
  await server.engine.deploy([...contactFiles(), ...callerFiles]);
});
afterAll(() => server.stop());

const start = (districtId: string) =>
  desk.post('/api/instances', { processDefinitionId: 'pathway', districtId, values: {} });
const numbersOf = (answers: readonly { body: { businessId: string } }[]): number[] =>
  answers.map(({ body }) => Number(body.businessId.split('-').at(-1))).toSorted((a, b) => a - b);
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
const reservations = async () => (await server.engine.search('caseKeyReservations', { limit: 100 })).items;

describe('The numbers of cases', () => {
  test('have neither gaps nor doubles when fifty begin at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => start('DSSBA')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(numbersOf(answers)).toEqual(upTo(50));
    expect(await reservations()).toEqual([]);
  });

  test('have neither when several processes take them from one store', async () => {
    const nodes = [1, 2, 3].map(() => createCaseKeys({ engine: server.engine, zone: 'Europe/Rome' }));
    const taken = await Promise.all(
      Array.from({ length: 30 }, (_, index) => nodes[index % 3]!.take('pathway', 'DSS01')),
    );
    expect(taken.map((key) => Number(key.slice(-4))).toSorted((a, b) => a - b)).toEqual(upTo(30));
  });

  test('are counted for each district and year, and go on after a restart', async () => {
    expect((await start('DSS02')).body.businessId).toBe(`BDS-DSS02-${new Date().getFullYear()}-0001`);
    server = await server.restart();
    desk = server.visitor(desk.headers);
    expect((await start('DSS02')).body.businessId).toMatch(/-0002$/);
  });

  test('that could not be used are given to the next', async () => {
    const keys = createCaseKeys({ engine: server.engine, zone: 'Europe/Rome' });
    const [first, second] = [await keys.take('pathway', 'DSS03'), await keys.take('pathway', 'DSS03')];
    await keys.giveBack(first);
    expect((await start('DSS03')).body.businessId).toBe(first);
    await keys.used(second);
    expect((await start('DSS03')).body.businessId).toMatch(/-0003$/);
  });

  test('taken before a crash are found again, unless a case bears them', async () => {
    const later = () => Date.now() + 10 * 60_000;
    const keys = createCaseKeys({ engine: server.engine, zone: 'Europe/Rome' });
    const [lost, borne] = [await keys.take('pathway', 'DSS04'), await keys.take('pathway', 'DSS04')];
    await server.engine.createInstance({
      processDefinitionId: 'pathway',
      tenantId: 'DSS04',
      businessId: borne,
    });
    await createCaseKeys({ engine: server.engine, zone: 'Europe/Rome' }).recover();
    expect((await reservations()).filter(({ series }) => (series as string).includes('DSS04'))).toHaveLength(
      2,
    );

    await createCaseKeys({ engine: server.engine, zone: 'Europe/Rome', realNow: later }).recover();
    expect((await start('DSS04')).body.businessId).toBe(lost);
    expect((await start('DSS04')).body.businessId).toMatch(/-0003$/);
  });

  test('of the pilot have a name of their own', async () => {
    const keys = createCaseKeys({ engine: server.engine, zone: 'Europe/Rome' });
    expect(await keys.take('bds_pilota', '<default>')).toBe(`PIL-CMB-${new Date().getFullYear()}-0001`);
  });
});
