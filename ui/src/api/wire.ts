/** What travels between the server and these screens, under the names the screens use. */
import type { PathwayChanges as PathwayChangesBody } from '../../../schemas/api/pathways.ts';
import type {
  InstanceDetail as InstanceDetailBody,
  InstanceDiagram,
} from '../../../schemas/api/instances.ts';
import type { Session as SessionBody } from '../../../schemas/api/session.ts';
import type { InboxQuery as InboxQueryBody } from '../../../schemas/api/inbox.ts';
import type { Variables } from '../../../engine/browser.ts';
import type { TaskDetail as TaskDetailBody } from '../../../schemas/api/tasks.ts';

export type { Inbox, InboxFilters, TaskSummary } from '../../../schemas/api/inbox.ts';
export type {
  Form as FormDefinition,
  TaskDetail,
  DraftSaved,
  TaskCompleted,
} from '../../../schemas/api/tasks.ts';
export type { StartableProcess, ProcessStart } from '../../../schemas/api/processes.ts';
export type {
  InstanceSummary,
  Instances,
  InstancesQuery,
  InstanceDetail,
  InstanceDiagram,
  StartedInstance,
} from '../../../schemas/api/instances.ts';
export type { History, HistoryEntry, HistoryKind } from '../../../schemas/api/history.ts';
export type { CaseDecision, CaseDecisions } from '../../../schemas/api/case-decisions.ts';
export type { DecisionFiles, DeployedDecision } from '../../../schemas/api/decisions.ts';
export type { DeployedDefinition, DiagramCheck, DiagramDeployed } from '../../../schemas/api/designer.ts';
export type { DeploymentProblem } from '../../../schemas/api/problem.ts';
export type { PathwayDistrict, Pathway, PathwayChanges } from '../../../schemas/api/pathways.ts';
export type { InstanceEvent } from '../../../schemas/api/events.ts';

export type Session = SessionBody;
export type Role = SessionBody['user']['roles'][number];
export type InboxQuery = Partial<InboxQueryBody>;
export type InboxView = NonNullable<InboxQuery['view']>;
export type InboxSort = NonNullable<InboxQuery['sort']>;
export type DueFilter = NonNullable<InboxQuery['due']>;
export type Task = TaskDetailBody['task'];
export type Values = Variables;
export type InstanceState = InstanceDetailBody['instance']['state'];
export type CalledInstance = InstanceDetailBody['called'][number];
export type InstanceVariable = InstanceDetailBody['variables'][number];
export type ElementStatus = InstanceDiagram['elements'][number];
export type PathwayChange = PathwayChangesBody['items'][number];

/** What came as JSON is JSON: the contract leaves it open, the screens need not. */
export const valuesOf = (received: Readonly<Record<string, unknown>>) => received as Values;
