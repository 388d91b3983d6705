import type { ErrorRequestHandler, Response } from 'express';
import {
  DeploymentRejection,
  EngineRejection,
  StoreError,
  type RejectionCode,
} from '../../../engine/index.ts';
import type { ApiProblem, ApiProblemCode } from '../../../schemas/api/problem.ts';
import { Refusal } from '../../access/refusal.ts';
import { HttpProblem } from '../problem.ts';

const titles: Readonly<Record<ApiProblemCode, string>> = {
  INVALID_REQUEST: 'Invalid request',
  INVALID_CREDENTIALS: 'Sign-in failed',
  LOCKED: 'Too many attempts',
  UNAUTHENTICATED: 'Not signed in',
  CSRF: 'Missing or wrong token',
  CROSS_ORIGIN: 'Foreign page',
  FORBIDDEN: 'Not allowed',
  NOT_FOUND: 'Not found',
  TASK_TAKEN: 'Task taken by somebody else',
  TASK_DONE: 'Task already completed',
  INVALID_FORM: 'Form not valid',
  UNDEPLOYABLE: 'Cannot be deployed',
  CONFLICT: 'Changed in the meantime',
  TOO_MANY_REQUESTS: 'Too many requests',
  INTERNAL: 'Internal error',
};

const refusals: Readonly<Record<RejectionCode, readonly [number, ApiProblemCode]>> = {
  INVALID_ARGUMENT: [400, 'INVALID_REQUEST'],
  NOT_FOUND: [404, 'NOT_FOUND'],
  INVALID_STATE: [409, 'CONFLICT'],
  ALREADY_EXISTS: [409, 'CONFLICT'],
  DEADLINE_EXCEEDED: [504, 'INTERNAL'],
  UNAVAILABLE: [503, 'INTERNAL'],
};

/** The last handler of `/api`: every error leaves as `application/problem+json`, ours without its inside. */
export function answerProblems(onError: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalOf(error);
    if (refusal.status >= 500) onError(error);
    answer(response, refusal, request.originalUrl.split('?')[0] ?? '');
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof DeploymentRejection) {
    return new Refusal(422, 'UNDEPLOYABLE', 'Nothing was deployed.', {
      problems: error.problems.map((p) => ({ ...p })),
    });
  }
  if (error instanceof EngineRejection) {
    const [status, code] = refusals[error.code];
    return new Refusal(status, code, error.message);
  }
  return refusalOfRequest(error) ?? new Refusal(500, 'INTERNAL', 'Something went wrong on the server.');
}

/** What cannot be read: the body, a cursor. */
function refusalOfRequest(error: unknown): Refusal | null {
  if (error instanceof HttpProblem) return new Refusal(error.status, 'INVALID_REQUEST', error.message);
  if (!(error instanceof StoreError)) return null;
  const isCallers = error.code === 'INVALID_CURSOR' || error.code === 'INVALID_QUERY';
  return isCallers ? new Refusal(400, 'INVALID_REQUEST', error.message) : null;
}

function answer(response: Response, refusal: Refusal, instance: string): void {
  const { retryAfterSeconds, errors, problems, accounts } = refusal.extras;
  const problem: ApiProblem = {
    type: 'about:blank',
    title: titles[refusal.code],
    status: refusal.status,
    detail: refusal.message,
    instance,
    code: refusal.code,
    ...(errors && { errors: [...errors] }),
    ...(accounts && { demo: true, accounts: [...accounts] }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(problems && { problems: [...problems] }),
  };
  if (retryAfterSeconds !== undefined) response.set('retry-after', String(retryAfterSeconds));
  response.status(refusal.status).type('application/problem+json').send(JSON.stringify(problem));
}
