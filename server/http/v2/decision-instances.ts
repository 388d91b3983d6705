import {
  decisionInstanceRoutes as routes,
  decisionInstances,
} from '../../../schemas/v2/decision-instances.ts';
import { notFound } from '../problem.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { presentEvaluation } from './decision-evaluations.ts';
import { present } from './present.ts';
import { searchOperation } from './search.ts';
import { batchStarter } from './start-batch.ts';
import { recordOf, tenantCondition } from './tenants.ts';

/** Decisions that were evaluated, in processes and outside. */
export function decisionInstanceOperations({ engine }: V2): readonly Operation[] {
  const start = batchStarter(engine, decisionInstances);
  return [
    searchOperation(engine, routes.search, decisionInstances),

    operation(routes.get, async ({ params, principal }) => {
      const key = params.decisionEvaluationInstanceKey;
      const record = await recordOf(engine, decisionInstances, key, principal);
      return { ...present(decisionInstances, record), ...presentEvaluation(record) };
    }),

    operation(routes.delete, async ({ params: { decisionEvaluationKey }, principal }) => {
      const { items } = await engine.search(decisionInstances.collection, {
        where: {
          op: 'and',
          of: [
            { op: 'eq', field: 'decisionEvaluationKey', value: decisionEvaluationKey },
            ...tenantCondition(decisionInstances, principal),
          ],
        },
        limit: 1,
      });
      if (items.length === 0)
        throw notFound(`Decision evaluation with key '${decisionEvaluationKey}' not found`);
      await engine.deleteDecisionEvaluation(decisionEvaluationKey);
      return null;
    }),

    operation(routes.deleteMany, ({ body, principal }) =>
      start(principal, body.filter, { type: 'DELETE_DECISION_INSTANCE' }),
    ),
  ];
}
