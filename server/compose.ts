import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createLocalScheduler } from '../engine/adapters/local-scheduler/local-scheduler.ts';
import { createSqliteStore } from '../engine/adapters/sqlite/sqlite-store.ts';
import { systemClock } from '../engine/adapters/system-clock.ts';
import { createEngine, engineCollections, type Engine } from '../engine/index.ts';
import { apiRoutes } from '../schemas/api/routes.ts';
import { v2Routes } from '../schemas/v2/routes.ts';
import { createAccess, defaultAccessConfig, type Access, type AccessConfig } from './access/access.ts';
import { createApp } from './app.ts';
import { serverCollections } from './collections.ts';
import type { Config } from './config.ts';
import { offeredAccounts } from './demo/demo-accounts.ts';
import { setUpDemo } from './demo/set-up-demo.ts';
import { createApi } from './http/api/api.ts';
import { openApiDocument } from './http/openapi.ts';
import { createHealth, createSystemRouter } from './http/system.ts';
import { createV2Router } from './http/v2/router.ts';
import { errorOf } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createCalendars } from './pathways/calendars.ts';
import { createDistricts } from './pathways/districts.ts';
import { createPathways } from './pathways/pathways.ts';
import { version } from './version.ts';

/** A whole server, not yet listening. */
export interface Server {
  readonly engine: Engine;
  readonly access: Access;
  /** Starts the engine and listens. Resolves with where, and what whoever started it should read. */
  start(): Promise<{ readonly url: string; readonly lines: readonly string[] }>;
  /** Takes no more requests, finishes those under way, closes the store. */
  stop(): Promise<void>;
}

/** How long requests under way may take when the server stops. */
const patienceMs = 10_000;

/** The one place that knows which store, scheduler and clock are in use. */
export async function compose(
  config: Config,
  log: Logger,
  accessConfig: Partial<AccessConfig> = {},
): Promise<Server> {
  const store = createSqliteStore({ file: join(config.dataFolder, 'patto.db') });
  await store.open([...engineCollections, ...serverCollections]);
  const engine = await createEngine({
    store,
    scheduler: createLocalScheduler(systemClock),
    clock: systemClock,
    node: config.node,
    zone: config.zone,
    calendars: (tenantId) => calendars(tenantId),
    versions: (processDefinitionId, tenantId) => pathways.versionFor(processDefinitionId, tenantId),
    onError: (failure, what) => log.error({ what, error: errorOf(failure) }, 'background work failed'),
  });
  const pathways = createPathways({ engine });
  const onError = (error: unknown): void => log.error({ error: errorOf(error) }, 'failed');
  const trustedOrigins = config.publicUrl === null ? [] : [config.publicUrl];
  const access = createAccess({
    engine,
    config: { ...defaultAccessConfig, trustedOrigins, ...accessConfig },
    onError,
  });

  const districts = createDistricts({ engine });
  const calendars = createCalendars(districts);
  const { zone } = config;
  const demo = config.demo ? offeredAccounts : null;
  const api = createApi({ engine, access, pathways, districts, demo, zone, onError });

  const stopping = new AbortController();
  let isStarted = false;
  const health = createHealth({ engine, isStarted: () => isStarted, stopping: stopping.signal });
  const metrics = createMetrics({ engine });
  const authenticate = access.middleware;
  const http = createServer();
  http.on(
    'request',
    createApp({
      config,
      log,
      countRequests: metrics.countRequests,
      system: createSystemRouter({
        health,
        registry: metrics.registry,
        authenticate,
        openMetrics: config.openMetrics,
        version,
      }),
      v2: createV2Router(
        {
          engine,
          stopping: stopping.signal,
          isReady: () => health.isReady(),
          address: () => addressOf(http),
          version,
          districtName: (id) => districts.nameOf(id),
        },
        { authenticate, validateAnswers: config.validateAnswers },
      ),
      api: api.router,
      openApi: () => openApiDocument([...v2Routes, ...apiRoutes], version),
      stopping: stopping.signal,
    }),
  );

  return {
    engine,
    access,

    async start() {
      await districts.load();
      await pathways.load();
      await engine.start();
      access.start();
      await api.start();
      const lines = config.demo ? await setUpDemo({ engine }) : [];
      await listen(http, config);
      isStarted = true;
      const { host, port } = addressOf(http);
      const url = config.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
      return { url, lines };
    },

    async stop() {
      stopping.abort();
      api.stop();
      await close(http);
      access.stop();
      pathways.stop();
      await engine.stop();
      await store.close();
    },
  };
}

function addressOf(http: HttpServer): { host: string; port: number } {
  const address = http.address() as AddressInfo | null;
  const wildcard = address?.address === '0.0.0.0' || address?.address === '::';
  return { host: wildcard ? 'localhost' : (address?.address ?? 'localhost'), port: address?.port ?? 0 };
}

function listen(http: HttpServer, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

function close(http: HttpServer): Promise<void> {
  if (!http.listening) return Promise.resolve();
  return new Promise((resolve) => {
    // A connection that falls idle after its last answer would hold the server open.
    const idle = setInterval(() => http.closeIdleConnections(), 50);
    const late = setTimeout(() => http.closeAllConnections(), patienceMs);
    http.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });
}
