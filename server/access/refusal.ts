import type { DemoAccount, ApiProblemCode, DeploymentProblem } from '../../schemas/api/problem.ts';

export interface FieldError {
  /** JSON pointer into the request. */
  readonly pointer: string;
  readonly code?: string;
  readonly message: string;
}

export interface RefusalExtras {
  readonly retryAfterSeconds?: number;
  readonly errors?: readonly FieldError[];
  readonly problems?: readonly DeploymentProblem[];
  /** A demonstration says who one can be, before anybody is signed in. */
  readonly accounts?: readonly DemoAccount[];
}

/** A request the server understood and will not serve; becomes an `application/problem+json` answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: ApiProblemCode;
  readonly extras: RefusalExtras;
  constructor(status: number, code: ApiProblemCode, detail: string, extras: RefusalExtras = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.extras = extras;
  }
}

/** What is not there and what one may not see answer alike: an outsider learns nothing from the difference. */
export function notFound(what: string): Refusal {
  return new Refusal(404, 'NOT_FOUND', `There is no such ${what}, or it is not yours to see.`);
}

export function forbidden(detail: string): Refusal {
  return new Refusal(403, 'FORBIDDEN', detail);
}
