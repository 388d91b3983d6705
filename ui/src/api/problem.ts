import type { ApiProblem, ApiProblemCode } from '../../../schemas/api/problem.ts';

/** The codes of the server and two of our own: it could not be reached; it said something unforeseen. */
export type ProblemCode = ApiProblemCode | 'OFFLINE' | 'UNEXPECTED';

type ProblemBody = Partial<ApiProblem>;

/** A request the server refused, or that never reached it (`OFFLINE`). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: ProblemBody;

  constructor(status: number, code: string, body: ProblemBody = {}) {
    super(body.detail ?? body.title ?? code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.body = body;
  }
}

/** The stable code of whatever went wrong; `UNEXPECTED` when it is not a problem of ours. */
export function codeOf(error: unknown): string {
  return error instanceof Problem ? error.code : 'UNEXPECTED';
}

const codeForStatus: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'INVALID_REQUEST',
  423: 'LOCKED',
  429: 'TOO_MANY_REQUESTS',
};

export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const retry = Number(response.headers.get('retry-after'));
  const timed = body.retryAfterSeconds ?? (retry > 0 ? retry : undefined);
  const code =
    body.code ?? codeForStatus[response.status] ?? (response.status >= 500 ? 'INTERNAL' : 'UNEXPECTED');
  return new Problem(
    response.status,
    code,
    timed === undefined ? body : { ...body, retryAfterSeconds: timed },
  );
}
