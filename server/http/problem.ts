import type { Response } from 'express';
import {
  DeploymentRejection,
  EngineRejection,
  type Problem,
  type RejectionCode,
  StoreError,
} from '../../engine/index.ts';
import { Refusal } from '../access/refusal.ts';

/** Something wrong at one place of a request; `pointer` is a JSON Pointer into its body. */
export interface PlacedError {
  readonly pointer: string;
  readonly message: string;
}

export interface ProblemExtras {
  readonly errors?: readonly PlacedError[];
  readonly problems?: readonly (Problem & { readonly file: string })[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is not served, and why: the body of an `application/problem+json` answer. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly title: string;
  readonly extras: ProblemExtras;
  constructor(status: number, title: string, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.status = status;
    this.title = title;
    this.extras = extras;
  }
}

export const invalidArgument = (detail: string, extras: ProblemExtras = {}): HttpProblem =>
  new HttpProblem(400, 'INVALID_ARGUMENT', detail, extras);

export const notFound = (detail: string): HttpProblem => new HttpProblem(404, 'NOT_FOUND', detail);

export const unavailable = (detail: string): HttpProblem => new HttpProblem(503, 'UNAVAILABLE', detail);

const statusOf: Record<RejectionCode, number> = {
  INVALID_ARGUMENT: 400,
  NOT_FOUND: 404,
  INVALID_STATE: 409,
  ALREADY_EXISTS: 409,
  DEADLINE_EXCEEDED: 504,
  UNAVAILABLE: 503,
};

const rejected = (command: string, code: string, message: string): string =>
  `Command '${command}' rejected with code '${code}': ${message}`;

/** What to answer for an error; null: a bug of ours, about which the asker learns nothing. */
export function findProblem(error: unknown, command: string): HttpProblem | null {
  if (error instanceof HttpProblem) return error;
  if (error instanceof DeploymentRejection) {
    const detail = `Expected to deploy new resources, but encountered the following errors:\n${error.message}`;
    return invalidArgument(rejected(command, 'INVALID_ARGUMENT', detail), { problems: error.problems });
  }
  if (error instanceof EngineRejection) {
    return new HttpProblem(statusOf[error.code], error.code, rejected(command, error.code, error.message));
  }
  if (error instanceof Refusal) return refusalProblem(error);
  return storeProblem(error) ?? unreadableRequest(error);
}

function refusalProblem({ status, code, message, extras }: Refusal): HttpProblem {
  const title = status === 401 ? 'UNAUTHORIZED' : code;
  const seconds = extras.retryAfterSeconds;
  return new HttpProblem(status, title, message, {
    ...(extras.errors && { errors: extras.errors.map(({ pointer, message }) => ({ pointer, message })) }),
    ...(seconds !== undefined && { headers: { 'Retry-After': String(seconds) } }),
  });
}

function storeProblem(error: unknown): HttpProblem | null {
  if (!(error instanceof StoreError)) return null;
  switch (error.code) {
    case 'INVALID_CURSOR':
    case 'INVALID_QUERY':
      return invalidArgument(`${error.message}.`);
    case 'UNAVAILABLE':
    case 'CLOSED':
      return unavailable('The store cannot be reached. Nothing was changed; try again later.');
    default:
      return null;
  }
}

/** What express itself refuses: a path that cannot be decoded, a file outside its folder. */
function unreadableRequest(error: unknown): HttpProblem | null {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status === 404) return notFound('There is nothing here.');
  const isTheirs = status >= 400 && status < 500;
  return isTheirs ? new HttpProblem(status, 'INVALID_ARGUMENT', 'The request cannot be read.') : null;
}

export function sendProblem(response: Response, path: string, problem: HttpProblem): void {
  const { status, title, message, extras } = problem;
  const { headers = {}, ...members } = extras;
  response
    .status(status)
    .set(headers)
    .set('Content-Type', 'application/problem+json')
    .send(
      JSON.stringify({ type: 'about:blank', title, status, detail: message, instance: path, ...members }),
    );
}
