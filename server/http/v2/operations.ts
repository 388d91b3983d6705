import { batchOperationOperations } from './batch-operations.ts';
import type { Operation, V2 } from './call.ts';
import { clockOperations } from './clock.ts';
import { clusterOperations } from './cluster.ts';
import { decisionDefinitionOperations } from './decision-definitions.ts';
import { decisionInstanceOperations } from './decision-instances.ts';
import { deploymentOperations } from './deployments.ts';
import { elementInstanceOperations } from './element-instances.ts';
import { expressionOperations } from './expressions.ts';
import { incidentOperations } from './incidents.ts';
import { jobOperations } from './jobs.ts';
import { messageSubscriptionOperations } from './message-subscriptions.ts';
import { messageOperations } from './messages.ts';
import { signalOperations } from './signals.ts';
import { processDefinitionOperations } from './process-definitions.ts';
import { processInstanceBatches } from './process-instance-batches.ts';
import { processInstanceOperating } from './process-instance-operating.ts';
import { processInstanceViews } from './process-instance-views.ts';
import { processInstanceOperations } from './process-instances.ts';
import { resourceOperations } from './resources.ts';
import { statisticsOperations } from './statistics.ts';
import { userTaskVariableOperations } from './user-task-variables.ts';
import { userTaskOperations } from './user-tasks.ts';
import { variableOperations } from './variables.ts';

/** Everything `/v2` can do. */
export function v2Operations(v2: V2): readonly Operation[] {
  return [
    clusterOperations,
    deploymentOperations,
    resourceOperations,
    processDefinitionOperations,
    decisionDefinitionOperations,
    decisionInstanceOperations,
    processInstanceOperations,
    processInstanceViews,
    processInstanceOperating,
    processInstanceBatches,
    statisticsOperations,
    batchOperationOperations,
    elementInstanceOperations,
    variableOperations,
    userTaskOperations,
    userTaskVariableOperations,
    jobOperations,
    messageOperations,
    signalOperations,
    messageSubscriptionOperations,
    incidentOperations,
    expressionOperations,
    clockOperations,
  ].flatMap((operations) => operations(v2));
}
