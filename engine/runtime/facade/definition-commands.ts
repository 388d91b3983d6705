import type { Batches } from '../batches/batches.ts';
import type { DecisionDefinitions } from '../decision-definitions.ts';
import type { Definitions } from '../definitions.ts';
import { AREA_WIDE } from '../versions.ts';
import type { Deployments } from '../deployments.ts';
import type { DefinitionCommands, StartBatch } from '../engine.ts';
import { textOf } from '../fields.ts';
import type { StoredRecord } from '../query.ts';
import type { ResourceDeletions } from '../resource-deletions.ts';

export function definitionCommands({
  definitions,
  decisions,
  deployments,
  resourceDeletions,
  batches,
  sweepSoon,
}: {
  definitions: Definitions;
  decisions: DecisionDefinitions;
  deployments: Deployments;
  resourceDeletions: ResourceDeletions;
  batches: Batches;
  /** The start timers of a version that has become the latest are in the store: fires what is due, sets the alarm. */
  sweepSoon: () => void;
}): DefinitionCommands {
  return {
    async deploy(resources, { tenantId = AREA_WIDE, actor } = {}) {
      const deployment = await deployments.deploy(resources, tenantId, actor ?? null);
      sweepSoon();
      return deployment;
    },
    check: (resources) => deployments.check(resources),
    warnings: (resources) => deployments.warnings(resources),
    definitionXml: (key) => definitions.xml(key),
    decisionXml: (key) => decisions.xml(key),

    async deleteResource(key, { deleteHistory = false, actor } = {}) {
      const record = await resourceDeletions.delete(key);
      sweepSoon();
      const history = deleteHistory ? historyOf(record, decisions) : null;
      if (!history) return null;
      return batches.start({
        ...history,
        tenantId: textOf(record, 'tenantId'),
        ...(actor !== undefined && { actor }),
      });
    },
  };
}

/** The batch that deletes what a resource has left behind; null: of such a one nothing is kept. */
function historyOf(
  record: StoredRecord,
  decisions: DecisionDefinitions,
): Pick<StartBatch, 'type' | 'where'> | null {
  if ('processDefinitionKey' in record) {
    const value = textOf(record, 'processDefinitionKey');
    return { type: 'DELETE_PROCESS_INSTANCE', where: { op: 'eq', field: 'processDefinitionKey', value } };
  }
  if (!('decisionRequirementsKey' in record)) return null;
  // What was evaluated because a decision of another file required it belongs to that one.
  const asked = decisions
    .of(textOf(record, 'decisionRequirementsKey'))
    .map((definition) => textOf(definition, 'decisionDefinitionKey'));
  return {
    type: 'DELETE_DECISION_INSTANCE',
    where: { op: 'in', field: 'rootDecisionDefinitionKey', value: asked },
  };
}
