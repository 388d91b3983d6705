import { batchOperationRoutes } from './batch-operations.ts';
import { clockRoutes } from './clock.ts';
import { clusterRoutes } from './cluster.ts';
import { decisionDefinitionRoutes } from './decision-definitions.ts';
import { decisionInstanceRoutes } from './decision-instances.ts';
import { decisionRequirementsRoutes } from './decision-requirements.ts';
import { deploymentRoutes } from './deployments.ts';
import { elementInstanceRoutes } from './element-instances.ts';
import { expressionRoutes } from './expressions.ts';
import { incidentRoutes } from './incidents.ts';
import { jobRoutes } from './jobs.ts';
import { messageSubscriptionRoutes } from './message-subscriptions.ts';
import { messageRoutes } from './messages.ts';
import { processDefinitionRoutes } from './process-definitions.ts';
import { processInstanceBatchRoutes } from './process-instance-batches.ts';
import { processInstanceOperatingRoutes } from './process-instance-operating.ts';
import { processInstanceRoutes } from './process-instances.ts';
import { resourceRoutes } from './resources.ts';
import type { Route } from './route.ts';
import { signalRoutes } from './signals.ts';
import { statisticsRoutes } from './statistics.ts';
import { userTaskRoutes } from './user-tasks.ts';
import { variableRoutes } from './variables.ts';

/** Everything `/v2` offers. */
export const v2Routes: readonly Route[] = [
  clusterRoutes,
  deploymentRoutes,
  resourceRoutes,
  processDefinitionRoutes,
  decisionDefinitionRoutes,
  decisionRequirementsRoutes,
  decisionInstanceRoutes,
  processInstanceRoutes,
  processInstanceOperatingRoutes,
  processInstanceBatchRoutes,
  batchOperationRoutes,
  statisticsRoutes,
  elementInstanceRoutes,
  variableRoutes,
  userTaskRoutes,
  jobRoutes,
  messageRoutes,
  signalRoutes,
  messageSubscriptionRoutes,
  incidentRoutes,
  expressionRoutes,
  clockRoutes,
].flatMap((routes) => Object.values<Route>(routes));
