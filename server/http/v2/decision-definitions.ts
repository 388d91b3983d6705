import type {
  EvaluatedDecisions,
  EvaluateDecision,
  Json,
  StoredRecord,
  Variables,
} from '../../../engine/index.ts';
import {
  decisionDefinitionRoutes as routes,
  decisionDefinitions,
} from '../../../schemas/v2/decision-definitions.ts';
import {
  decisionRequirements,
  decisionRequirementsRoutes,
} from '../../../schemas/v2/decision-requirements.ts';
import type { Principal } from '../../access/principal.ts';
import { invalidArgument } from '../problem.ts';
import { operation, type Call, type Operation, type V2 } from './call.ts';
import { presentEvaluation } from './decision-evaluations.ts';
import { textOf } from './present.ts';
import { getOperation, searchOperation } from './search.ts';
import { recordOf, requireTenant, seesEverything, tenantOf } from './tenants.ts';

/** What was deleted is still read by its key, because ended instances show it. */
const deployed = { op: 'neq', field: 'state', value: 'DELETED' } as const;

/** Deployed decisions, the files they came in, and their evaluation outside any process. */
export function decisionDefinitionOperations({ engine }: V2): readonly Operation[] {
  return [
    searchOperation(engine, routes.search, decisionDefinitions, [deployed]),
    getOperation(engine, routes.get, decisionDefinitions),

    operation(routes.xml, async ({ params: { decisionDefinitionKey }, principal }) => {
      const record = await recordOf(engine, decisionDefinitions, decisionDefinitionKey, principal);
      return engine.decisionXml(textOf(record, 'decisionRequirementsKey'));
    }),

    operation(routes.evaluate, async ({ body, principal }) => {
      requireOneDecision(body);
      const { decisionDefinitionKey: key } = body;
      const definition =
        key === undefined ? null : await recordOf(engine, decisionDefinitions, key, principal);
      const tenantId = evaluationTenant(principal, body.tenantId, definition);
      return presentDecision(
        await engine.evaluateDecision({
          ...(body as EvaluateDecision),
          variables: (body.variables ?? {}) as Variables,
          tenantId,
        }),
      );
    }),

    searchOperation(engine, decisionRequirementsRoutes.search, decisionRequirements, [deployed]),
    getOperation(engine, decisionRequirementsRoutes.get, decisionRequirements),

    operation(decisionRequirementsRoutes.xml, async ({ params: { decisionRequirementsKey }, principal }) => {
      await recordOf(engine, decisionRequirements, decisionRequirementsKey, principal);
      return engine.decisionXml(decisionRequirementsKey);
    }),
  ];
}

/** A definition's own tenant where nothing else is said; a district evaluates what the whole area has deployed as its own. */
function evaluationTenant(
  principal: Principal,
  wanted: string | undefined,
  definition: StoredRecord | null,
): string {
  if (wanted === undefined && definition && seesEverything(principal)) return textOf(definition, 'tenantId');
  const tenantId = tenantOf(principal, wanted);
  requireTenant(principal, tenantId);
  return tenantId;
}

function requireOneDecision({
  decisionDefinitionKey: key,
  decisionDefinitionId: id,
}: Call<typeof routes.evaluate>['body']): void {
  if ((key === undefined) !== (id === undefined)) return;
  const isMissing = key === undefined;
  const detail = isMissing ? 'At least one of' : 'Only one of';
  throw invalidArgument(`${detail} 'decisionDefinitionKey' and 'decisionDefinitionId' must be given.`, {
    errors: [
      {
        pointer: '/decisionDefinitionKey',
        message: isMissing ? 'is missing' : 'excludes decisionDefinitionId',
      },
    ],
  });
}

function presentDecision({
  decisionEvaluationKey,
  tenantId,
  definition,
  output,
  failure,
  evaluated,
}: EvaluatedDecisions): Json {
  return {
    decisionDefinitionId: definition['decisionDefinitionId'] ?? null,
    decisionDefinitionKey: definition['decisionDefinitionKey'] ?? null,
    decisionDefinitionName: definition['name'] ?? '',
    decisionDefinitionVersion: definition['version'] ?? null,
    decisionRequirementsId: definition['decisionRequirementsId'] ?? null,
    decisionRequirementsKey: definition['decisionRequirementsKey'] ?? null,
    decisionEvaluationKey,
    decisionInstanceKey: decisionEvaluationKey,
    output: JSON.stringify(output),
    failedDecisionDefinitionId: failure?.decisionId ?? null,
    failureMessage: failure?.message ?? null,
    tenantId,
    evaluatedDecisions: evaluated.map((record) => ({
      decisionDefinitionId: record['decisionDefinitionId'] ?? null,
      decisionDefinitionKey: record['decisionDefinitionKey'] ?? null,
      decisionDefinitionName: record['decisionDefinitionName'] ?? '',
      decisionDefinitionVersion: record['decisionDefinitionVersion'] ?? null,
      decisionDefinitionType: record['logic'] ?? null,
      decisionEvaluationInstanceKey: record['decisionEvaluationInstanceKey'] ?? null,
      output: record['result'] ?? null,
      tenantId,
      ...presentEvaluation(record),
    })),
  };
}
