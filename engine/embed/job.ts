import type { Json, Variables } from '../model/json.ts';
import type { ActivatedJob, Engine } from '../runtime/engine.ts';
import { textOf } from '../runtime/fields.ts';
import type { StoredRecord } from '../runtime/query.ts';

/** What a worker is asked to do. */
export interface Job {
  readonly key: string;
  readonly type: string;
  /** All that is visible from the element, or what `fetchVariable` asked for. */
  readonly variables: Variables;
  /** `zeebe:taskHeaders` of the element. */
  readonly headers: Readonly<Record<string, string>>;
  /** How often it may still be tried, this time included. */
  readonly retries: number;
  /** Epoch ms, engine clock: from then on another worker may get it. */
  readonly deadline: number;
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly processInstanceKey: string;
  readonly processDefinitionId: string;
  readonly tenantId: string;
  /** The whole record of `jobs`. */
  readonly record: StoredRecord;
}

/** A BPMN error: returned or thrown by a handler, it is caught by the error event with this code around the job. */
export class BpmnError extends Error {
  override readonly name = 'BpmnError';
  readonly code: string;
  readonly variables: Variables;
  constructor(code: string, options: { readonly message?: string; readonly variables?: Variables } = {}) {
    super(options.message ?? '');
    this.code = code;
    this.variables = options.variables ?? {};
  }
}

/** It did not work this time. With no retries left an incident is raised, which somebody has to resolve. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure';
  /** Left after this; absent: one fewer than before. */
  readonly retries: number | null;
  /** ms until it is tried again; absent: as the worker does. */
  readonly backOff: number | null;
  readonly variables: Variables;
  constructor(
    message: string,
    options: { readonly retries?: number; readonly backOff?: number; readonly variables?: Variables } = {},
  ) {
    super(message);
    this.retries = options.retries ?? null;
    this.backOff = options.backOff ?? null;
    this.variables = options.variables ?? {};
  }
}

/** What becomes of a job: its result, or what stopped it. */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a handler without a result returns nothing
export type JobOutcome = Variables | BpmnError | JobFailure | void;

export function jobOf({ job, variables }: ActivatedJob): Job {
  return {
    key: textOf(job, 'jobKey'),
    type: textOf(job, 'type'),
    variables,
    headers: (job['customHeaders'] ?? {}) as Readonly<Record<string, string>>,
    retries: Number(job['retries']),
    deadline: Number(job['deadline']),
    elementId: textOf(job, 'elementId'),
    elementInstanceKey: textOf(job, 'elementInstanceKey'),
    processInstanceKey: textOf(job, 'processInstanceKey'),
    processDefinitionId: textOf(job, 'processDefinitionId'),
    tenantId: textOf(job, 'tenantId'),
    record: job,
  };
}

/** Tells the engine what became of a job. Throws `EngineRejection`, NOT_FOUND when the job is no longer open. */
export async function answerJob(
  engine: Pick<Engine, 'completeJob' | 'failJob' | 'throwJobError'>,
  job: Job,
  outcome: JobOutcome,
  backOff: number | null,
): Promise<void> {
  if (outcome instanceof BpmnError) {
    const { code: errorCode, message: errorMessage, variables } = outcome;
    await engine.throwJobError(job.key, { errorCode, errorMessage, variables });
  } else if (outcome instanceof JobFailure) {
    const pause = outcome.backOff ?? backOff;
    await engine.failJob(job.key, {
      retries: outcome.retries ?? job.retries - 1,
      errorMessage: outcome.message,
      variables: outcome.variables,
      ...(pause !== null && { retryBackOff: pause }),
    });
  } else await engine.completeJob(job.key, { variables: plainJson(outcome ?? {}) });
}

/** As it would come back from the store: what JSON cannot hold (a Date, undefined) does not stay in memory only. */
function plainJson(variables: Variables): Variables {
  return JSON.parse(JSON.stringify(variables)) as Readonly<Record<string, Json>>;
}
