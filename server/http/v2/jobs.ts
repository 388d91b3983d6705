import type {
  ActivatedJob,
  ActivateJobs,
  Engine,
  JobAnswer,
  ListenedTask,
  Variables,
} from '../../../engine/index.ts';
import { activatedJob, jobRoutes as routes, jobs } from '../../../schemas/v2/jobs.ts';
import type { Principal } from '../../access/principal.ts';
import { operation, type Call, type Operation, type V2 } from './call.ts';
import { isoTime, present, textOf } from './present.ts';
import { searchOperation } from './search.ts';
import { requireOwn, requireTenant, seesEverything, tenantOf } from './tenants.ts';

/** How long an activation waits for a job when the asker leaves it to us. Clients poll again at once. */
const defaultWaitMs = 10_000;
/** Proxies cut longer silences. */
const longestWaitMs = 10 * 60_000;

type Activation = Call<typeof routes.activate>['body'];
type Completion = Call<typeof routes.complete>['body'];

export function jobOperations({ engine, stopping }: V2): readonly Operation[] {
  return [
    searchOperation(engine, routes.search, jobs),

    operation(routes.activate, async ({ body, principal, signal }) => {
      const activated = await engine.activateJobs(activation(body, principal), signal);
      // Nobody is there to work on them: the next one to ask shall have them.
      if (signal.aborted && !stopping.aborted) {
        await release(engine, activated);
        return { jobs: [] };
      }
      return { jobs: activated.map(presentActivated) };
    }),

    operation(routes.update, async ({ params: { jobKey }, body: { changeset }, principal }) => {
      await requireOwn(engine, jobs, jobKey, principal);
      await engine.updateJob(jobKey, {
        ...(changeset.retries !== undefined && { retries: changeset.retries }),
        ...(changeset.timeout !== undefined && { timeout: changeset.timeout }),
      });
      return null;
    }),

    operation(routes.complete, async ({ params: { jobKey }, body, principal }) => {
      await requireOwn(engine, jobs, jobKey, principal);
      const result = answerOf(body.result);
      await engine.completeJob(jobKey, {
        variables: (body.variables ?? {}) as Variables,
        ...(result && { result }),
      });
      return null;
    }),

    operation(routes.fail, async ({ params: { jobKey }, body, principal }) => {
      await requireOwn(engine, jobs, jobKey, principal);
      await engine.failJob(jobKey, {
        retries: body.retries,
        ...(body.retryBackOff !== undefined && { retryBackOff: body.retryBackOff }),
        variables: (body.variables ?? {}) as Variables,
        ...(body.errorMessage !== undefined && { errorMessage: body.errorMessage }),
      });
      return null;
    }),

    operation(routes.error, async ({ params: { jobKey }, body, principal }) => {
      await requireOwn(engine, jobs, jobKey, principal);
      await engine.throwJobError(jobKey, {
        errorCode: body.errorCode,
        variables: (body.variables ?? {}) as Variables,
        ...(typeof body.errorMessage === 'string' && { errorMessage: body.errorMessage }),
      });
      return null;
    }),
  ];
}

function activation(body: Activation, principal: Principal): ActivateJobs {
  const tenantIds = tenantsOf(body, principal);
  const { requestTimeout = 0 } = body;
  return {
    type: body.type,
    worker: body.worker ?? '',
    timeout: body.timeout,
    maxJobsToActivate: body.maxJobsToActivate,
    waitMs: requestTimeout === 0 ? defaultWaitMs : Math.min(requestTimeout, longestWaitMs),
    ...(body.fetchVariable !== undefined && { fetchVariable: body.fetchVariable }),
    ...(tenantIds && { tenantIds }),
  };
}

/** undefined: jobs of every tenant. */
function tenantsOf(body: Activation, principal: Principal): readonly string[] | undefined {
  if (body.tenantFilter === 'ASSIGNED') return seesEverything(principal) ? undefined : principal.districts;
  if (body.tenantIds === undefined || body.tenantIds.length === 0) return [tenantOf(principal, undefined)];
  for (const tenantId of body.tenantIds) requireTenant(principal, tenantId);
  return body.tenantIds;
}

async function release(engine: Engine, activated: readonly ActivatedJob[]): Promise<void> {
  await Promise.all(activated.map(({ job }) => engine.updateJob(textOf(job, 'jobKey'), { timeout: 0 })));
}

/** An answer that says nothing is none. */
function answerOf(result: Completion['result']): JobAnswer | undefined {
  if (!result || Object.keys(result).length === 0) return undefined;
  if (result.type === 'adHocSubProcess') {
    const { activateElements = [], ...flags } = result;
    return {
      ...flags,
      type: 'adHocSubProcess',
      activateElements: activateElements.map(({ elementId, variables }) => ({
        elementId,
        variables: (variables ?? {}) as Variables,
      })),
    };
  }
  const { denied, deniedReason, corrections } = result;
  return {
    type: 'userTask',
    denied: denied ?? false,
    deniedReason: deniedReason ?? null,
    corrections: corrections ?? {},
  };
}

function presentActivated({ job, variables, userTask }: ActivatedJob): unknown {
  return {
    ...present(activatedJob, job),
    deadline: job['deadline'],
    variables,
    userTask: userTask && presentTask(userTask),
  };
}

function presentTask(task: ListenedTask): unknown {
  const { dueDate, followUpDate } = task;
  return {
    ...task,
    dueDate: dueDate === null ? null : isoTime(dueDate),
    followUpDate: followUpDate === null ? null : isoTime(followUpDate),
  };
}
