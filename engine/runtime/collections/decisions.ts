import type { Collection } from '../ports.ts';

/** Decisions that were deployed, and how they were evaluated. Their files are `resources` under the key of the requirements. */
export const decisionCollections: readonly Collection[] = [
  {
    // A DMN file: its decisions and what they require.
    name: 'decisionRequirements',
    key: 'decisionRequirementsKey',
    fields: {
      decisionRequirementsKey: 'key',
      decisionRequirementsId: 'text',
      decisionRequirementsName: 'text',
      version: 'integer',
      namespace: 'text',
      imports: 'json', // namespace → decisionRequirementsKey: what it was deployed with
      resourceName: 'text',
      digest: 'text',
      deploymentKey: 'key',
      tenantId: 'text',
      isLatestVersion: 'boolean',
      state: 'text', // ACTIVE | DELETED, as of a process definition
      deployedBy: 'text',
      deployedAt: 'time',
    },
    indexes: [['decisionRequirementsId', 'tenantId', 'version'], ['deploymentKey']],
  },
  {
    name: 'decisionDefinitions',
    key: 'decisionDefinitionKey',
    fields: {
      decisionDefinitionKey: 'key',
      decisionDefinitionId: 'text',
      name: 'text',
      version: 'integer',
      versionTag: 'text',
      decisionRequirementsKey: 'key',
      decisionRequirementsId: 'text',
      decisionRequirementsName: 'text',
      decisionRequirementsVersion: 'integer',
      deploymentKey: 'key',
      tenantId: 'text',
      isLatestVersion: 'boolean',
      state: 'text',
    },
    indexes: [['decisionDefinitionId', 'tenantId', 'version'], ['decisionRequirementsKey']],
  },
  {
    // One row for each decision that was evaluated, those that others required included.
    name: 'decisionInstances',
    key: 'decisionEvaluationInstanceKey',
    fields: {
      decisionEvaluationInstanceKey: 'text', // <evaluation>-<n>, n from 1 in the order of the evaluation
      decisionEvaluationKey: 'key',
      decisionDefinitionKey: 'key',
      decisionDefinitionId: 'text',
      decisionDefinitionName: 'text',
      decisionDefinitionVersion: 'integer',
      decisionDefinitionType: 'text', // as the REST API has it: one it has no name for is UNKNOWN
      logic: 'text', // what it is, CONTEXT and INVOCATION included
      decisionRequirementsKey: 'key',
      rootDecisionDefinitionKey: 'key',
      evaluationDate: 'time',
      state: 'text', // EVALUATED | FAILED
      evaluationFailure: 'text',
      result: 'text', // serialised JSON
      evaluatedInputs: 'json',
      matchedRules: 'json',
      processDefinitionKey: 'key',
      processInstanceKey: 'key',
      rootProcessInstanceKey: 'key',
      elementInstanceKey: 'key',
      tenantId: 'text',
    },
    indexes: [
      // Their own key is no number, so an index has its order only where it ends with it.
      ['processInstanceKey', 'decisionEvaluationInstanceKey'],
      ['decisionEvaluationKey', 'decisionEvaluationInstanceKey'],
      ['decisionDefinitionKey', 'evaluationDate'],
      ['evaluationDate'],
    ],
  },
];
