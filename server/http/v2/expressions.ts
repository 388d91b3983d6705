import type { Variables } from '../../../engine/index.ts';
import { expressionRoutes as routes } from '../../../schemas/v2/expressions.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { requireTenant } from './tenants.ts';

export function expressionOperations({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.evaluate, async ({ body, principal }) => {
      if (body.tenantId !== undefined) requireTenant(principal, body.tenantId);
      const { expression } = body;
      const { result, warnings } = await engine.evaluateExpression(
        expression,
        (body.variables ?? {}) as Variables,
      );
      return { expression, result, warnings: warnings.map(({ message }) => ({ message })) };
    }),
  ];
}
