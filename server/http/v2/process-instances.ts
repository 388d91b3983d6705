import {
  EngineRejection,
  type CreatedInstance,
  type CreateInstance,
  type Variables,
} from '../../../engine/index.ts';
import { processInstanceRoutes as routes, processInstances } from '../../../schemas/v2/process-instances.ts';
import { processDefinitions } from '../../../schemas/v2/process-definitions.ts';
import { invalidArgument } from '../problem.ts';
import { operation, type Call, type Operation, type V2 } from './call.ts';
import { getOperation, searchOperation } from './search.ts';
import { recordOf, requireOwn, seesEverything, tenantOf } from './tenants.ts';

/** How long a creation awaits completion when the asker does not say. */
const defaultAwaitMs = 10_000;

type CreateBody = Call<typeof routes.create>['body'];

export function processInstanceOperations({ engine, stopping }: V2): readonly Operation[] {
  return [
    searchOperation(engine, routes.search, processInstances),
    getOperation(engine, routes.get, processInstances),

    operation(routes.create, async ({ body, principal, signal }) => {
      const { processDefinitionKey: key } = body;
      requireOneDefinition(body);
      if (key !== undefined && !seesEverything(principal)) {
        await recordOf(engine, processDefinitions, key, principal);
      }
      const tenantId = tenantOf(principal, body.tenantId);
      const created = await engine.createInstance(creation(body, tenantId, principal.username));
      const variables = body.awaitCompletion
        ? await unlessGone(
            engine.awaitCompletion(created.processInstanceKey, awaitMs(body), body.fetchVariables),
            signal,
            stopping,
          )
        : {};
      return { ...presentCreated(created), variables };
    }),

    operation(routes.cancel, async ({ params, principal }) => {
      await requireOwn(engine, processInstances, params.processInstanceKey, principal);
      await engine.cancelInstance(params.processInstanceKey, { actor: principal.username });
      return null;
    }),
  ];
}

function requireOneDefinition({ processDefinitionKey, processDefinitionId }: CreateBody): void {
  const given = [processDefinitionKey, processDefinitionId].filter((one) => one !== undefined).length;
  if (given === 1) return;
  const detail = given === 0 ? 'At least one of' : 'Only one of';
  throw invalidArgument(`${detail} 'processDefinitionKey' and 'processDefinitionId' must be given.`, {
    errors: [
      {
        pointer: '/processDefinitionKey',
        message: given === 0 ? 'is missing' : 'excludes processDefinitionId',
      },
    ],
  });
}

function creation(body: CreateBody, tenantId: string, actor: string): CreateInstance {
  const { processDefinitionKey, processDefinitionId, processDefinitionVersion, tags, businessId } = body;
  const { startInstructions, runtimeInstructions } = body;
  return {
    ...(processDefinitionKey !== undefined && { processDefinitionKey }),
    ...(processDefinitionId !== undefined && { processDefinitionId }),
    processDefinitionVersion,
    ...(tags !== undefined && { tags }),
    ...(businessId !== undefined && { businessId }),
    variables: (body.variables ?? {}) as Variables,
    ...(startInstructions && { startInstructions }),
    ...(runtimeInstructions && { runtimeInstructions }),
    tenantId,
    actor,
  };
}

function presentCreated(created: CreatedInstance): CreatedInstance {
  return {
    processInstanceKey: created.processInstanceKey,
    processDefinitionKey: created.processDefinitionKey,
    processDefinitionId: created.processDefinitionId,
    processDefinitionVersion: created.processDefinitionVersion,
    tenantId: created.tenantId,
    tags: created.tags,
    businessId: created.businessId,
  };
}

function awaitMs({ requestTimeout }: CreateBody): number {
  return requestTimeout > 0 ? requestTimeout : defaultAwaitMs;
}

/** The instance runs on; only the answer is given up when the server stops or nobody waits for it any more. */
async function unlessGone(
  result: Promise<Variables>,
  gone: AbortSignal,
  stopping: AbortSignal,
): Promise<Variables> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      const why = stopping.aborted ? 'the server is stopping' : 'the connection was closed';
      reject(
        new EngineRejection('UNAVAILABLE', `Expected to await completion, but ${why}. The instance runs on.`),
      );
    };
    if (gone.aborted) giveUp();
    gone.addEventListener('abort', giveUp, { once: true });
    result.then(resolve, reject);
  });
}
