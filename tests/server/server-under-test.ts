/** `/api` on the real engine and the real store, with a clock for sessions that tests can turn. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createLocalScheduler } from '../../engine/adapters/local-scheduler/local-scheduler.ts';
import { createSqliteStore } from '../../engine/adapters/sqlite/sqlite-store.ts';
import { systemClock } from '../../engine/adapters/system-clock.ts';
import { createEngine, engineCollections, type Engine } from '../../engine/index.ts';
import {
  createAccess,
  defaultAccessConfig,
  type Access,
  type AccessConfig,
} from '../../server/access/access.ts';
import type { Principal } from '../../server/access/principal.ts';
import { serverCollections } from '../../server/collections.ts';
import { offeredAccounts } from '../../server/demo/demo-accounts.ts';
import { createApi } from '../../server/http/api/api.ts';
import { createCalendars } from '../../server/pathways/calendars.ts';
import { createDistricts, type Districts } from '../../server/pathways/districts.ts';
import { createPathways, type Pathways } from '../../server/pathways/pathways.ts';
import type { Got, Posted, Put, Refused } from './answer-types.ts';
import { requireDescribed } from './described-answers.ts';

export const password = 'a long enough password';

export interface ServerUnderTest {
  readonly url: string;
  readonly folder: string;
  readonly engine: Engine;
  readonly access: Access;
  readonly pathways: Pathways;
  readonly districts: Districts;
  readonly errors: unknown[];
  /** Milliseconds by which the clock of sessions and lock-outs is ahead. */
  clock: { ahead: number };
  account(account: Partial<Principal> & { readonly username: string }): Promise<void>;
  /** Signs in and asks with the session's cookie and token from then on. */
  signIn(username: string): Promise<Client>;
  /** A client without a session. */
  visitor(headers?: Readonly<Record<string, string>>): Client;
  stop(): Promise<void>;
  /** Stops and starts again on the same data. */
  restart(changed?: Partial<AccessConfig>): Promise<ServerUnderTest>;
}

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T & Refused;
}

type Sent = Readonly<Record<string, string>>;

export interface Client {
  readonly headers: Record<string, string>;
  get<const P extends string>(path: P, headers?: Sent): Promise<Answer<Got<P>>>;
  post<const P extends string>(path: P, body?: unknown, headers?: Sent): Promise<Answer<Posted<P>>>;
  put<const P extends string>(path: P, body?: unknown): Promise<Answer<Put<P>>>;
  delete(path: string): Promise<Answer>;
}

export async function startServer(
  options: { folder?: string; access?: Partial<AccessConfig> } = {},
): Promise<ServerUnderTest> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'patto-api-')));
  const store = createSqliteStore({ file: join(folder, 'patto.db') });
  await store.open([...engineCollections, ...serverCollections]);
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const engine = await createEngine({
    store,
    scheduler: createLocalScheduler(systemClock),
    clock: systemClock,
    calendars: (tenantId) => calendars(tenantId),
    versions: (processDefinitionId, tenantId) => pathways.versionFor(processDefinitionId, tenantId),
    onError,
  });
  const pathways = createPathways({ engine });
  const districts = createDistricts({ engine });
  const calendars = createCalendars(districts);
  const clock = { ahead: 0 };
  const access = createAccess({
    engine,
    config: { ...defaultAccessConfig, passwordCost: { N: 1024, r: 8, p: 1 }, ...options.access },
    now: () => Date.now() + clock.ahead,
    onError,
  });
  const api = createApi({
    engine,
    access,
    pathways,
    districts,
    demo: offeredAccounts,
    zone: 'Europe/Rome',
    onError,
  });
  await pathways.load();
  await districts.load();
  await engine.start();
  await api.start();
  const http = createServer(express().set('query parser', 'simple').use('/api', api.router));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  async function close(): Promise<void> {
    api.stop();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
    pathways.stop();
    await engine.stop();
    await store.close();
  }

  return {
    url,
    folder,
    engine,
    access,
    pathways,
    districts,
    errors,
    clock,

    async account(account) {
      const defaults = { displayName: account.username, roles: [], groups: [], districts: [] };
      await access.accounts.save({ ...defaults, ...account, password });
    },

    async signIn(username) {
      const answer = await clientOf(url, {}).post('/api/session', { username, password });
      if (answer.status !== 200)
        throw new Error(`${username} could not sign in: ${JSON.stringify(answer.body)}`);
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return clientOf(url, { cookie, 'x-csrf-token': answer.body.csrfToken });
    },

    visitor: (headers = {}) => clientOf(url, headers),

    async stop() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },

    async restart(changed = {}) {
      await close();
      return startServer({ folder, access: { ...options.access, ...changed } });
    },
  };
}

function clientOf(url: string, own: Sent): Client {
  const ask = async <T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Sent = {},
  ): Promise<Answer<T>> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...own, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const answered: unknown = type.includes('json') ? JSON.parse(text) : text;
    requireDescribed(method, path.split('?')[0] ?? '', response.status, type, answered);
    return { status: response.status, headers: response.headers, body: answered as T & Refused };
  };
  return {
    headers: { ...own },
    get: (path, headers) => ask('GET', path, undefined, headers),
    post: (path, body, headers) => ask('POST', path, body, headers),
    put: (path, body) => ask('PUT', path, body),
    delete: (path) => ask('DELETE', path),
  };
}
