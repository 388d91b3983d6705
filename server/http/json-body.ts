import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { findJsonError } from './json-error.ts';
import { HttpProblem, invalidArgument } from './problem.ts';

/** The largest body: a process instance holds no more than about this much either. */
export const bodyLimit = 4 * 1024 * 1024;

/** Reads JSON bodies; one of another type is refused, an absent one left undefined. */
export function jsonBody(): RequestHandler[] {
  return [requireJson, express.json({ limit: bodyLimit, strict: false })];
}

const requireJson: RequestHandler = (request, _response, next) => {
  if (hasBody(request.headers) && !request.is('application/json')) {
    throw new HttpProblem(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      `The body must be 'application/json', not '${request.get('content-type') ?? 'untyped'}'.`,
    );
  }
  next();
};

function hasBody(headers: Readonly<Record<string, unknown>>): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

interface BodyError {
  readonly type: string;
  readonly status: number;
  readonly body?: unknown;
}

/** The body parser's errors in words; others pass. */
export const bodyErrors: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  next(isBodyError(error) ? bodyProblem(error) : error);
};

function isBodyError(error: unknown): error is BodyError {
  return error instanceof Error && 'type' in error && 'status' in error && typeof error.status === 'number';
}

function bodyProblem(error: BodyError): HttpProblem {
  switch (error.type) {
    case 'entity.too.large':
      return new HttpProblem(
        413,
        'CONTENT_TOO_LARGE',
        `The body is larger than ${bodyLimit / 1024 / 1024} MB. Send less, or keep large documents elsewhere.`,
      );
    case 'entity.parse.failed':
      return invalidArgument(malformed(typeof error.body === 'string' ? error.body : ''));
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new HttpProblem(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be UTF-8, plain or gzip.');
    default:
      return invalidArgument('The body could not be read.');
  }
}

function malformed(body: string): string {
  const found = findJsonError(body);
  if (!found) return 'The body is not JSON.';
  return `The body is not JSON: ${found.message} at line ${found.line}, column ${found.column} (position ${found.position}).`;
}
