import type { Json, StoredRecord } from '../../../engine/index.ts';

interface Input {
  readonly id: string;
  readonly name: string;
  readonly value: Json;
}

interface Rule {
  readonly id: string;
  readonly index: number;
  readonly outputs: readonly Input[];
}

/** How a decision was evaluated, from a record of `decisionInstances`. Values are serialised JSON. */
export function presentEvaluation(record: StoredRecord): {
  readonly evaluatedInputs: Json;
  readonly matchedRules: Json;
} {
  const inputs = record['evaluatedInputs'] as unknown as readonly Input[];
  const rules = record['matchedRules'] as unknown as readonly Rule[];
  return {
    evaluatedInputs: inputs.map(({ id, name, value }) => ({
      inputId: id,
      inputName: name,
      inputValue: JSON.stringify(value),
    })),
    matchedRules: rules.map((rule) => ({
      ruleId: rule.id,
      ruleIndex: rule.index,
      evaluatedOutputs: rule.outputs.map(({ id, name, value }) => ({
        outputId: id,
        outputName: name,
        outputValue: JSON.stringify(value),
        ruleId: rule.id,
        ruleIndex: rule.index,
      })),
    })),
  };
}
