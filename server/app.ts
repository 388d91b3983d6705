import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { bodyErrors } from './http/json-body.ts';
import { createOpenApiPages } from './http/openapi-pages.ts';
import { findProblem, HttpProblem, notFound, sendProblem } from './http/problem.ts';
import { createScreens } from './http/screens.ts';
import { securityHeaders } from './http/security.ts';
import { requestLog } from './log.ts';

export interface AppDeps {
  readonly config: Pick<Config, 'uiFolder' | 'publicUrl'>;
  readonly log: Logger;
  readonly countRequests: RequestHandler;
  /** `/health`, `/metrics`. */
  readonly system: Router;
  /** `/v2`, mounted at the root. */
  readonly v2: Router;
  /** Mounted at `/api`. */
  readonly api: RequestHandler;
  readonly openApi: () => unknown;
  readonly stopping: AbortSignal;
}

/** The application: every request is given an id and headers, counted, logged and answered in one form. */
export function createApp(deps: AppDeps): Express {
  const { config, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  // Behind a proxy its word about protocol and address counts; without one nobody's does.
  app.set('trust proxy', config.publicUrl === null ? false : ['loopback', 'linklocal', 'uniquelocal']);

  app.use(requestLog(log), deps.countRequests);
  app.use(securityHeaders({ behindTls: config.publicUrl?.startsWith('https:') ?? false }));
  app.use(closeWhen(deps.stopping));
  app.use(deps.system);
  app.use(deps.v2);
  app.use('/api', noStore, deps.api, nothingHere);
  app.use(createOpenApiPages(deps.openApi));
  app.use(createScreens(config.uiFolder));
  app.use(nothingHere);
  app.use(bodyErrors, problems);
  return app;
}

/** A server that stops keeps no connection for the next request. */
function closeWhen(stopping: AbortSignal): RequestHandler {
  return (_request, response, next) => {
    if (stopping.aborted) response.set('Connection', 'close');
    next();
  };
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

const nothingHere: RequestHandler = (request) => {
  throw notFound(`Patto does not offer ${request.method} ${pathOf(request.originalUrl)}.`);
};

const problems: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = findProblem(error, request.method);
  if (!problem) response.locals['error'] = error;
  const answer =
    problem ?? new HttpProblem(500, 'INTERNAL', 'Something went wrong in the server. It has been logged.');
  sendProblem(response, pathOf(request.originalUrl), answer);
};

function pathOf(url: string): string {
  return url.split('?')[0] ?? '';
}
