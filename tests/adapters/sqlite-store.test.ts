import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { createSqliteStore } from '../../engine/adapters/sqlite/sqlite-store.ts';
import { describeStoreContract } from './store-contract.ts';

let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patto-store-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

describeStoreContract('sqlite', () =>
  Promise.resolve(createSqliteStore({ file: join(folder, `${files++}.db`) })),
);
