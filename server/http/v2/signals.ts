import type { Variables } from '../../../engine/index.ts';
import { processDefinitions } from '../../../schemas/v2/process-definitions.ts';
import { signalRoutes as routes } from '../../../schemas/v2/signals.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { recordOf, seesEverything, tenantOf } from './tenants.ts';

export function signalOperations({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.broadcast, ({ body, principal }) =>
      engine.broadcastSignal({
        signalName: body.signalName,
        variables: (body.variables ?? {}) as Variables,
        tenantId: tenantOf(principal, body.tenantId),
      }),
    ),
    operation(routes.evaluateConditionals, async ({ body, principal }) => {
      const { processDefinitionKey: key } = body;
      if (key !== undefined && !seesEverything(principal))
        await recordOf(engine, processDefinitions, key, principal);
      const { conditionalEvaluationKey, tenantId, processInstances } = await engine.evaluateConditionals({
        variables: body.variables as Variables,
        ...(key !== undefined && { processDefinitionKey: key }),
        tenantId: tenantOf(principal, body.tenantId),
      });
      return { conditionalEvaluationKey, tenantId, processInstances: [...processInstances] };
    }),
  ];
}
