/** What each address of `/api` answers, so that tests read answers as what they are. */
import type { CaseDecisions } from '../../schemas/api/case-decisions.ts';
import type { ApiMigrationCheck, MigrationProposal } from '../../schemas/api/operating.ts';
import type { DecisionFiles, DeployedDecision } from '../../schemas/api/decisions.ts';
import type { DecisionOutline } from '../../engine/index.ts';
import type {
  DeployedDefinition,
  DeployedForm,
  DiagramCheck,
  DiagramDeployed,
} from '../../schemas/api/designer.ts';
import type { History } from '../../schemas/api/history.ts';
import type { Inbox, InboxFilters } from '../../schemas/api/inbox.ts';
import type {
  InstanceDetail,
  InstanceDiagram,
  Instances,
  StartedInstance,
} from '../../schemas/api/instances.ts';
import type { Pathway, PathwayChanges, PathwayDistrict } from '../../schemas/api/pathways.ts';
import type { DeploymentProblem } from '../../schemas/api/problem.ts';
import type { ProcessStart, StartableProcess } from '../../schemas/api/processes.ts';
import type { Session } from '../../schemas/api/session.ts';
import type { DraftSaved, TaskCompleted, TaskDetail } from '../../schemas/api/tasks.ts';

/** The members a refusal has; the test that looks at them knows that it is one. */
export interface Refused {
  readonly code: string;
  readonly detail: string;
  readonly retryAfterSeconds: number;
  readonly errors: readonly { readonly pointer: string; readonly code?: string; readonly message: string }[];
  readonly problems: readonly DeploymentProblem[];
}

// A query is text after the address; the longer address stands before the one it begins with.
export type Got<P extends string> = P extends `${infer Address}?${string}` ? GotAt<Address> : GotAt<P>;

type GotAt<P extends string> = P extends '/api/session'
  ? Session
  : P extends '/api/inbox/filters'
    ? InboxFilters
    : P extends '/api/inbox'
      ? Inbox
      : P extends `/api/tasks/${string}`
        ? TaskDetail
        : P extends `/api/processes/${string}/start`
          ? ProcessStart
          : P extends '/api/processes'
            ? readonly StartableProcess[]
            : GotMoreAt<P>;

type GotMoreAt<P extends string> = P extends `/api/instances/${string}/diagram`
  ? InstanceDiagram
  : P extends `/api/instances/${string}/decisions/${string}`
    ? DecisionOutline
    : P extends `/api/instances/${string}/decisions`
      ? CaseDecisions
      : P extends `/api/instances/${string}/history`
        ? History
        : P extends `/api/instances/${string}`
          ? InstanceDetail
          : P extends '/api/instances'
            ? Instances
            : P extends `/api/pathways/${string}/changes`
              ? PathwayChanges
              : P extends '/api/pathways'
                ? readonly Pathway[]
                : P extends `/api/definitions/${string}`
                  ? string
                  : P extends '/api/definitions'
                    ? readonly DeployedDefinition[]
                    : P extends `/api/decisions/${string}/files`
                      ? DecisionFiles
                      : P extends '/api/decisions'
                        ? readonly DeployedDecision[]
                        : P extends '/api/forms'
                          ? readonly DeployedForm[]
                          : P extends `/api/migrations/proposal${string}`
                            ? MigrationProposal
                            : unknown;

export type Posted<P extends string> = P extends '/api/session'
  ? Session
  : P extends `/api/tasks/${string}/completion`
    ? TaskCompleted
    : P extends '/api/instances'
      ? StartedInstance
      : P extends `/api/instances/${string}/migration/check`
        ? ApiMigrationCheck
        : P extends '/api/definitions/check'
          ? DiagramCheck
          : P extends '/api/definitions'
            ? DiagramDeployed
            : unknown;

export type Put<P extends string> = P extends `/api/tasks/${string}/draft`
  ? DraftSaved
  : P extends `/api/pathways/${string}`
    ? PathwayDistrict
    : unknown;
