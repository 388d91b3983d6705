import { outlineOf } from '../../decisions/decision-outline.ts';
import type { FeelClock } from '../../expressions/feel/feel-clock.ts';
import type { Key } from '../../model/ids.ts';
import type { Committer } from '../committer.ts';
import type { DecisionDefinitions } from '../decision-definitions.ts';
import { keepEvaluation } from '../decision-evaluations.ts';
import { deleteEvaluation } from '../evaluation-deletion.ts';
import { EngineRejection, type DecisionCommands, type EvaluateDecision } from '../engine.ts';
import { textOf } from '../fields.ts';
import type { Store } from '../ports.ts';
import type { StoredRecord } from '../query.ts';
import { withEverythingRead } from '../unread.ts';
import { AREA_WIDE } from '../versions.ts';
import { WriteSet } from '../write-set.ts';

const nobody = {
  processDefinitionKey: null,
  processInstanceKey: null,
  rootProcessInstanceKey: null,
  elementInstanceKey: null,
};

export function decisionCommands({
  decisions,
  committer,
  store,
  newKey,
  feelClock,
}: {
  decisions: DecisionDefinitions;
  committer: Committer;
  store: Store;
  newKey: () => Key;
  feelClock: (tenantId: string) => FeelClock;
}): DecisionCommands {
  return {
    async evaluateDecision(request) {
      const definition = wanted(decisions, request);
      const tenantId = request.tenantId ?? textOf(definition, 'tenantId');
      const clock = feelClock(tenantId);
      const { output, evaluation } = await withEverythingRead(() =>
        decisions.evaluate(definition, request.variables ?? {}, clock),
      );
      const decisionEvaluationKey = newKey();
      const writes = new WriteSet();
      const place = { ...nobody, tenantId };
      keepEvaluation(writes, decisionEvaluationKey, evaluation, { place, now: clock.now });
      const list = writes.list();
      await committer.commit({ guards: [], writes: list });
      const evaluated = list.flatMap((write) => (write.op === 'put' ? [write.record] : []));
      return {
        decisionEvaluationKey,
        tenantId,
        definition,
        output,
        failure: evaluation.failure,
        evaluated,
      };
    },

    async decisionOutline(key) {
      const definition = decisions.known(key);
      const { model } = await decisions.program(textOf(definition, 'decisionRequirementsKey'));
      const id = textOf(definition, 'decisionDefinitionId');
      const decision = model.decisions.find((each) => each.id === id);
      if (!decision) throw new Error(`The file of decision ${id} does not have it`);
      return outlineOf(decision, model);
    },

    async decisionFiles(key) {
      return decisions.files(textOf(decisions.known(key), 'decisionRequirementsKey'));
    },

    deleteDecisionEvaluation: (key) => deleteEvaluation({ store, committer }, key as Key),
  };
}

function wanted(
  decisions: DecisionDefinitions,
  { decisionDefinitionKey, decisionDefinitionId, tenantId = AREA_WIDE }: EvaluateDecision,
): StoredRecord {
  if (decisionDefinitionKey !== undefined) return decisions.record(decisionDefinitionKey);
  if (decisionDefinitionId !== undefined) return decisions.latest(decisionDefinitionId, tenantId);
  throw new EngineRejection(
    'INVALID_ARGUMENT',
    'Expected a decisionDefinitionKey or a decisionDefinitionId, but neither is given.',
  );
}
