import { setMaxListeners } from 'node:events';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Route } from '../../../schemas/v2/route.ts';
import { findPrincipal } from '../../access/require-role.ts';
import type { Principal } from '../../access/principal.ts';
import { bodyErrors, jsonBody } from '../json-body.ts';
import {
  findProblem,
  HttpProblem,
  invalidArgument,
  notFound,
  sendProblem,
  type PlacedError,
} from '../problem.ts';
import type { Operation, V2 } from './call.ts';
import { v2Operations } from './operations.ts';
import { createCheck } from './validation.ts';

export interface RouterOptions {
  /** Hold answers against their schemas: a mistake becomes a 500 instead of a surprise for a client. */
  readonly validateAnswers: boolean;
  readonly authenticate: RequestHandler;
}

const roles = ['client', 'administrator'] as const;

/** `/v2`: each request is signed in, read, checked, handled and its answer checked. */
export function createV2Router(v2: V2, options: RouterOptions): express.Router {
  const router = express.Router();
  setMaxListeners(0, v2.stopping);
  const operations = v2Operations(v2);
  // Fixed paths before those with a parameter in the same place.
  for (const one of [...operations].sort(byParameters)) {
    router[one.route.method](
      expressPath(one.route.path),
      nameRoute(one.route.path),
      ...handlers(one, v2, options),
    );
  }
  for (const [path, methods] of methodsByPath(operations)) router.all(path, methodNotAllowed(methods));
  router.use('/v2', (request) => {
    throw notFound(`Patto does not offer ${request.method} ${request.originalUrl.split('?')[0] ?? ''}.`);
  });
  router.use(bodyErrors, problems);
  return router;
}

function byParameters(a: Operation, b: Operation): number {
  return a.route.path.split('{').length - b.route.path.split('{').length;
}

function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function methodsByPath(operations: readonly Operation[]): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>();
  for (const { route } of operations) {
    const path = expressPath(route.path);
    methods.set(path, [...(methods.get(path) ?? []), route.method.toUpperCase()]);
  }
  return methods;
}

/** Logs and metrics speak of the pattern of a path, never of the path itself. */
function nameRoute(path: string): RequestHandler {
  return (_request, response, next) => {
    response.locals['route'] = path;
    next();
  };
}

function methodNotAllowed(methods: readonly string[]): RequestHandler {
  const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  return (request) => {
    const detail = `This path takes ${allowed.join(' and ')}, not ${request.method}.`;
    throw new HttpProblem(405, 'METHOD_NOT_ALLOWED', detail, { headers: { Allow: allowed.join(', ') } });
  };
}

function handlers(one: Operation, v2: V2, options: RouterOptions): RequestHandler[] {
  const { route } = one;
  return [
    ...(route.open ? [] : [options.authenticate, requireAccount]),
    ...(route.request && !route.multipart ? jsonBody() : []),
    handler(one, v2, options),
  ];
}

const requireAccount: RequestHandler = (_request, response, next) => {
  const principal = findPrincipal(response);
  if (!principal) {
    throw new HttpProblem(401, 'UNAUTHORIZED', 'Send a user name and password (Authorization: Basic …).');
  }
  if (!roles.some((role) => principal.roles.includes(role))) {
    throw new HttpProblem(403, 'FORBIDDEN', `This needs the role ${roles.join(' or ')}.`);
  }
  next();
};

const nobody: Principal = { username: '', displayName: '', roles: [], groups: [], districts: [] };

function handler(one: Operation, v2: V2, options: RouterOptions): RequestHandler {
  const { route } = one;
  const checkBody = route.request && !route.multipart ? createCheck(route.request) : null;
  const checkQuery = createCheck(route.query ?? { type: 'object' }, 'query');
  const checkAnswer =
    route.response && options.validateAnswers ? createCheck(route.response, 'answer') : null;
  return async (request, response) => {
    response.locals['command'] = route.command;
    const gone = goneSignal(response, v2.stopping);
    const query = { ...request.query };
    refuse(checkQuery(query), 'query');
    const body: unknown = request.body === undefined && checkBody ? {} : request.body;
    if (checkBody) refuse(checkBody(body), 'body');
    const answer = await one.handle({
      params: keyed(request.params as Record<string, string>),
      query,
      body,
      principal: findPrincipal(response) ?? nobody,
      signal: gone,
      request,
    });
    const wrong = answer === null ? [] : (checkAnswer?.(answer) ?? []);
    if (wrong.length > 0) throw new Error(`Wrong answer of ${route.operationId}: ${JSON.stringify(wrong)}`);
    sendAnswer(response, route, answer);
  };
}

function sendAnswer(response: Response, route: Route, answer: unknown): void {
  if (response.destroyed) return;
  if (answer === null) response.status(204).end();
  else if (route.contentType) response.type(route.contentType).send(answer);
  else response.json(answer);
}

function refuse(errors: readonly PlacedError[], where: 'query' | 'body'): void {
  if (errors.length === 0) return;
  const detail = errors.map(({ pointer, message }) => `${pointer || `The ${where}`} ${message}`).join('; ');
  throw invalidArgument(`${detail}.`, { errors });
}

const keyPattern = /^-?[0-9]{1,25}$/;
/** One decision of an evaluation: the key of that and a number. */
const evaluationInstancePattern = /^[0-9]{1,25}-[0-9]{1,10}$/;

function keyed(params: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(params)) {
    if (name === 'decisionEvaluationInstanceKey') {
      if (!evaluationInstancePattern.test(value))
        throw invalidArgument(`The ${name} in the path must be a key and a number: 123-1.`);
    } else if (name.endsWith('Key') && !keyPattern.test(value)) {
      throw invalidArgument(`The ${name} in the path must be a key: digits only.`);
    }
  }
  return params;
}

/** Aborts when the asker hangs up or the server stops, whichever comes first; leaves no listener behind. */
function goneSignal(response: Response, stopping: AbortSignal): AbortSignal {
  const gone = new AbortController();
  const abort = (): void => gone.abort();
  if (stopping.aborted) abort();
  stopping.addEventListener('abort', abort);
  response.once('close', () => {
    stopping.removeEventListener('abort', abort);
    if (!response.writableFinished) abort();
  });
  return gone.signal;
}

const problems: ErrorRequestHandler = (error: unknown, request: Request, response: Response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const command = (response.locals['command'] as string | undefined) ?? request.method;
  const problem = findProblem(error, command);
  if (!problem) response.locals['error'] = error;
  const answer =
    problem ?? new HttpProblem(500, 'INTERNAL', 'Something went wrong in the server. It has been logged.');
  if (answer.status === 401) response.set('WWW-Authenticate', 'Basic realm="Patto", charset="UTF-8"');
  sendProblem(response, request.originalUrl.split('?')[0] ?? '', answer);
};
