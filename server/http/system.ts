import { Router, type RequestHandler, type Response } from 'express';
import type { Registry } from 'prom-client';
import type { Engine } from '../../engine/index.ts';
import { findPrincipal } from '../access/require-role.ts';
import { HttpProblem, sendProblem } from './problem.ts';

/** Whether the server lives, whether it can work, and what it counts. */
export interface Health {
  /** The engine runs and the store takes writes; asked at most every few seconds. */
  isReady(): Promise<boolean>;
}

const readyForMs = 3000;

export function createHealth(deps: {
  engine: Pick<Engine, 'commit'>;
  isStarted: () => boolean;
  stopping: AbortSignal;
  now?: () => number;
}): Health {
  const { engine, isStarted, stopping, now = () => Date.now() } = deps;
  let asked = -Infinity;
  let writable: Promise<boolean> = Promise.resolve(false);

  async function canWrite(): Promise<boolean> {
    const record = { name: 'health', value: now() };
    try {
      await engine.commit({
        guards: [],
        writes: [{ op: 'put', collection: 'settings', key: 'health', record }],
      });
      return true;
    } catch {
      return false;
    }
  }

  return {
    async isReady() {
      if (!isStarted() || stopping.aborted) return false;
      if (now() - asked > readyForMs) {
        asked = now();
        writable = canWrite();
      }
      return writable;
    },
  };
}

const metricsRoles = ['client', 'administrator'] as const;

export function createSystemRouter(deps: {
  health: Health;
  registry: Registry;
  authenticate: RequestHandler;
  openMetrics: boolean;
  version: string;
}): Router {
  const { health, registry, authenticate, openMetrics, version } = deps;
  const router = Router();

  const live: RequestHandler = (_request, response) => {
    answerHealth(response, true, version);
  };
  const ready: RequestHandler = async (_request, response) => {
    answerHealth(response, await health.isReady(), version);
  };
  router.get('/health/live', live);
  router.get('/health/ready', ready);
  router.get('/health', ready);

  const metrics: RequestHandler = async (request, response) => {
    const roles = findPrincipal(response)?.roles ?? [];
    if (!openMetrics && !metricsRoles.some((role) => roles.includes(role))) {
      const detail = 'Sign in with a client or administrator account (Authorization: Basic …).';
      response.set('WWW-Authenticate', 'Basic realm="Patto", charset="UTF-8"');
      sendProblem(response, request.path, new HttpProblem(401, 'UNAUTHORIZED', detail));
      return;
    }
    response.type(registry.contentType).send(await registry.metrics());
  };
  router.get('/metrics', ...(openMetrics ? [] : [authenticate]), metrics);
  return router;
}

function answerHealth(response: Response, isWell: boolean, version: string): void {
  response
    .status(isWell ? 200 : 503)
    .set('Cache-Control', 'no-store')
    .json({ status: isWell ? 'UP' : 'DOWN', version });
}
