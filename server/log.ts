import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { pino, type Logger } from 'pino';
import { findPrincipal } from './access/require-role.ts';

/**
 * What the log never holds: bodies, query strings, paths with keys or names in them, variable values, user names.
 * Requests are logged by the pattern of their route; users by a code that lasts as long as the process, enough to
 * follow somebody through one log and too little to know who it is. Who did what is the history's matter.
 */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}

const secret = randomBytes(32);

function codeOf(username: string): string {
  return createHmac('sha256', secret).update(username).digest('hex').slice(0, 12);
}

const givenId = /^[\w.-]{1,64}$/;

/** Gives every request an id, which the answer carries too, and logs it once it is over. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id');
    const id = given !== undefined && givenId.test(given) ? given : randomUUID();
    response.locals['requestId'] = id;
    response.set('X-Request-Id', id);
    const begin = process.hrtime.bigint();
    response.once('close', () => {
      const ms = Math.round(Number(process.hrtime.bigint() - begin) / 1e4) / 100;
      const error = response.locals['error'] as unknown;
      const line = {
        request: id,
        method: request.method,
        route: routeOf(response),
        status: response.statusCode,
        ms,
        ...userOf(response),
        ...(!response.writableFinished && { gone: true }),
        ...(error !== undefined && { error: errorOf(error) }),
      };
      if (response.statusCode >= 500 && response.statusCode !== 503 && response.statusCode !== 504) {
        log.error(line, 'request failed');
      } else if (quiet.includes(line.route)) log.debug(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}

/** Asked every few seconds by machines. */
const quiet = ['/health', '/health/live', '/health/ready', '/metrics'];

export function routeOf(response: Response): string {
  const named = response.locals['route'] as unknown;
  if (typeof named === 'string') return named;
  const matched = (response.req.route as { path?: unknown } | undefined)?.path;
  return typeof matched === 'string' ? response.req.baseUrl + matched : '(none)';
}

function userOf(response: Response): { user?: string } {
  const principal = findPrincipal(response);
  return principal ? { user: codeOf(principal.username) } : {};
}

export function errorOf(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause !== undefined && { cause: errorOf(error.cause) }),
  };
}
