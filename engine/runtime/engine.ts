import type { Json, Variables } from '../model/json.ts';
import type { DecisionOutline } from '../decisions/decision-outline.ts';
import type { Problem } from '../model/definition.ts';
import type { OperatingCommands } from './operating.ts';
import type { Commit, Store } from './ports.ts';
import type { Condition, Page, Query, StoredRecord } from './query.ts';
import type { ConditionalsEvaluated, EvaluateConditionals } from './conditional-starts.ts';
import type { BroadcastSignal } from './signals.ts';

/** Why a command was refused; the API turns the code into an HTTP status. */
export type RejectionCode =
  'INVALID_ARGUMENT' | 'NOT_FOUND' | 'INVALID_STATE' | 'ALREADY_EXISTS' | 'DEADLINE_EXCEEDED' | 'UNAVAILABLE';

export class EngineRejection extends Error {
  override readonly name = 'EngineRejection';
  readonly code: RejectionCode;
  /** INVALID_STATE only because the instance is suspended: it would be possible later. */
  readonly isSuspended: boolean;
  constructor(code: RejectionCode, message: string, isSuspended = false) {
    super(message);
    this.code = code;
    this.isSuspended = isSuspended;
  }
}

/** All that is wrong with a deployment, file by file. Nothing of it was deployed. */
export class DeploymentRejection extends Error {
  override readonly name = 'DeploymentRejection';
  readonly problems: readonly (Problem & { readonly file: string })[];
  constructor(problems: readonly (Problem & { readonly file: string })[]) {
    super(
      problems
        .map(
          (p) => `'${p.file}': - Element: ${p.element ?? '-'} - ERROR: ${p.message} ${p.remedy} [${p.rule}]`,
        )
        .join('\n'),
    );
    this.problems = problems;
  }
}

export interface Resource {
  /** File name; `.bpmn`, `.dmn` and `.form` are understood, other names are told apart by their content. */
  readonly name: string;
  readonly content: string;
}

export interface Deployment {
  readonly deploymentKey: string;
  readonly tenantId: string;
  /** Records of the collections of these names, new or (same bytes and name as the latest) unchanged. */
  readonly processDefinitions: readonly StoredRecord[];
  readonly forms: readonly StoredRecord[];
  /** DMN files, each after those it imports. */
  readonly decisionRequirements: readonly StoredRecord[];
  readonly decisionDefinitions: readonly StoredRecord[];
}

/** `decisionDefinitionKey`, or `decisionDefinitionId` for the latest version in the tenant, else in the whole area. */
export interface EvaluateDecision {
  readonly decisionDefinitionKey?: string;
  readonly decisionDefinitionId?: string;
  readonly variables?: Variables;
  /** In which it is evaluated: its calendar and zone count. Absent: that of the definition. */
  readonly tenantId?: string;
}

/** How a decision was evaluated, as it is kept in `decisionInstances`. */
export interface EvaluatedDecisions {
  readonly decisionEvaluationKey: string;
  readonly tenantId: string;
  /** The record of `decisionDefinitions` that was evaluated. */
  readonly definition: StoredRecord;
  readonly output: Json;
  /** Null: it could be evaluated. */
  readonly failure: { readonly decisionId: string; readonly message: string } | null;
  /** Records of `decisionInstances`: those the decision required, in the order of their evaluation, then itself. */
  readonly evaluated: readonly StoredRecord[];
}

export interface CreateInstance {
  readonly processDefinitionKey?: string;
  readonly processDefinitionId?: string;
  /** -1 or absent: latest. */
  readonly processDefinitionVersion?: number;
  readonly variables?: Variables;
  /** The tenant of the instance; a definition of `<default>` may be run in any tenant by key. */
  readonly tenantId?: string;
  readonly tags?: readonly string[];
  readonly businessId?: string;
  /** Begin at these elements instead of the start event, as if their incoming flow had been taken. */
  readonly startInstructions?: readonly { readonly elementId: string }[];
  /** End the instance as soon as the element has completed or was terminated. */
  readonly runtimeInstructions?: readonly {
    readonly type: 'TERMINATE_PROCESS_INSTANCE';
    readonly afterElementId: string;
  }[];
  readonly actor?: string;
}

export interface CreatedInstance {
  readonly processInstanceKey: string;
  readonly processDefinitionKey: string;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly tenantId: string;
  readonly tags: readonly string[];
  readonly businessId: string | null;
}

export interface ActivateJobs {
  readonly type: string;
  readonly worker: string;
  readonly timeout: number;
  readonly maxJobsToActivate: number;
  readonly fetchVariable?: readonly string[];
  readonly tenantIds?: readonly string[];
  /** How long to wait for a job, ms; 0 or less: answer at once. The API layer maps the wire's 0 to its default. */
  readonly waitMs: number;
}

/** A record of `jobs` plus the variables its worker sees; `userTask` for listeners of user tasks. */
export interface ActivatedJob {
  readonly job: StoredRecord;
  readonly variables: Variables;
  readonly userTask: ListenedTask | null;
}

/** A user task as it will be if its listeners let pass what is being done to it. Times are epoch ms. */
export interface ListenedTask {
  readonly userTaskKey: string;
  /** What was asked for: `complete`, `assign`, or a word of the caller's own. */
  readonly action: string;
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly dueDate: number | null;
  readonly followUpDate: number | null;
  readonly formKey: string | null;
  readonly priority: number;
  /** What will be different, corrections of earlier listeners included; `variables`: those set on the task. */
  readonly changedAttributes: readonly string[];
}

/** What a worker answers the job of a task listener, or of an ad-hoc sub-process, with. */
export type JobAnswer =
  | {
      readonly type: 'userTask';
      readonly denied?: boolean;
      readonly deniedReason?: string | null;
      /** As `UserTaskChanges`; an empty assignee unassigns. */
      readonly corrections?: UserTaskChanges & { readonly assignee?: string | null };
    }
  | {
      readonly type: 'adHocSubProcess';
      readonly activateElements?: readonly { readonly elementId: string; readonly variables?: Variables }[];
      readonly isCompletionConditionFulfilled?: boolean;
      readonly isCancelRemainingInstances?: boolean;
    };

/**
 * ms to wait for the listeners of the user task; absent: 10 s. Denied: INVALID_STATE with their reason; not done in
 * time: DEADLINE_EXCEEDED, and what was begun goes on. 0: answers when they have begun.
 */
interface AwaitListeners {
  readonly waitMs?: number;
}

export interface UserTaskChanges {
  readonly dueDate?: string | null;
  readonly followUpDate?: string | null;
  readonly candidateUsers?: readonly string[] | null;
  readonly candidateGroups?: readonly string[] | null;
  readonly priority?: number | null;
}

export interface PublishMessage {
  readonly name: string;
  readonly correlationKey?: string;
  readonly timeToLive?: number;
  readonly messageId?: string;
  readonly variables?: Variables;
  readonly tenantId?: string;
}

export interface AdHocActivity {
  readonly elementId: string;
  readonly variables?: Variables;
}

export interface Expressed {
  readonly result: Json;
  readonly warnings: readonly { readonly message: string }[];
}

/** An operation on many instances, or on many evaluations of decisions. */
export interface StartBatch {
  /**
   * One the engine knows: CANCEL_PROCESS_INSTANCE, RESOLVE_INCIDENT, DELETE_PROCESS_INSTANCE, MIGRATE_PROCESS_INSTANCE,
   * MODIFY_PROCESS_INSTANCE, DELETE_DECISION_INSTANCE and registered ones.
   */
  readonly type: string;
  /**
   * Which, a condition on the collection the type is about: `decisionInstances` for DELETE_DECISION_INSTANCE, which
   * deletes each evaluation with a decision that meets it, else `processInstances`. Each type adds what it can be done
   * to at all.
   */
  readonly where: Condition;
  /** What the type needs to know beside what it is done to. */
  readonly parameters?: Json;
  /** Whose batch it is; absent: the whole area's. It does not limit what it is done to: `where` does. */
  readonly tenantId?: string;
  readonly actor?: string;
}

export interface StartedBatch {
  readonly batchOperationKey: string;
  readonly batchOperationType: string;
}

/** What was committed, told to listeners after it is on disk (live updates, metrics). Never awaited. */
export type CommitListener = (commit: Commit) => void;

/** What is deployed. */
export interface DefinitionCommands {
  deploy(
    resources: readonly Resource[],
    options?: { tenantId?: string; actor?: string },
  ): Promise<Deployment>;
  /** The problems a deployment of this file would have; empty: none. Changes nothing. */
  check(resources: readonly Resource[]): Promise<readonly (Problem & { readonly file: string })[]>;
  /**
   * What may go wrong in these files although they can be deployed. In processes: runs that stop for ever, go round for
   * ever, or do something twice; elements no run reaches; decisions by a fixed id that neither come with them nor are
   * deployed for the whole area. In decision tables: rules that contradict one another, gaps, rules that never fire.
   * Files that cannot be read have none. Changes nothing.
   */
  warnings(resources: readonly Resource[]): Promise<readonly (Problem & { readonly file: string })[]>;
  definitionXml(processDefinitionKey: string): Promise<string>;
  /** The DMN file. */
  decisionXml(decisionRequirementsKey: string): Promise<string>;
  /**
   * A version of a process, form or DMN file, by processDefinitionKey, formKey or decisionRequirementsKey:
   * INVALID_STATE while instances of it run, something refers to the form, or a running instance to a decision. `deleteHistory`: its ended instances, or what its decisions were asked, go too, in the batch this resolves with.
   */
  deleteResource(
    key: string,
    options?: { deleteHistory?: boolean; actor?: string },
  ): Promise<StartedBatch | null>;
}

/** Decisions outside any process. */
export interface DecisionCommands {
  /** What fails in the decision is part of the answer. NOT_FOUND: no such decision is deployed. */
  evaluateDecision(request: EvaluateDecision): Promise<EvaluatedDecisions>;
  /** How a decision is made, to be shown, also when it has been deleted. NOT_FOUND: it was never deployed. */
  decisionOutline(decisionDefinitionKey: string): Promise<DecisionOutline>;
  /** The DMN file of a deployed decision, after the files it was deployed with as its imports. */
  decisionFiles(decisionDefinitionKey: string): Promise<readonly Resource[]>;
  /** What is kept of an evaluation. NOT_FOUND: nothing. */
  deleteDecisionEvaluation(decisionEvaluationKey: string): Promise<void>;
}

/** Process instances and their variables. */
export interface InstanceCommands {
  createInstance(request: CreateInstance): Promise<CreatedInstance>;
  /** Resolves with the root variables when the instance completes; rejects DEADLINE_EXCEEDED / INVALID_STATE (terminated). */
  awaitCompletion(
    processInstanceKey: string,
    timeoutMs: number,
    fetchVariables?: readonly string[],
  ): Promise<Variables>;
  cancelInstance(processInstanceKey: string, options?: { actor?: string }): Promise<void>;
  /** An ended instance, its whole history and the instances it called. INVALID_STATE while any of them runs. */
  deleteInstance(processInstanceKey: string): Promise<void>;
  /** `scopeKey` is an element instance key (or the process instance's). `local` false: propagating write. */
  setVariables(
    scopeKey: string,
    variables: Variables,
    options?: { local?: boolean; actor?: string } & AwaitListeners,
  ): Promise<void>;
  /** Activates elements inside an ad-hoc sub-process, each with variables of its own. */
  activateAdHoc(
    elementInstanceKey: string,
    activities: readonly AdHocActivity[],
    options?: { cancelRemainingInstances?: boolean; actor?: string },
  ): Promise<void>;
  /** The variables visible from an element instance; inner ones hide outer ones. */
  visibleVariables(elementInstanceKey: string): Promise<Variables>;
}

/** Work for people. */
export interface UserTaskCommands {
  completeUserTask(
    userTaskKey: string,
    options?: { variables?: Variables; action?: string; actor?: string } & AwaitListeners,
  ): Promise<void>;
  /** `assignee` null unassigns. `allowOverride` false refuses (INVALID_STATE) when somebody else has it. */
  assignUserTask(
    userTaskKey: string,
    assignee: string | null,
    options?: { allowOverride?: boolean; action?: string; actor?: string } & AwaitListeners,
  ): Promise<void>;
  updateUserTask(
    userTaskKey: string,
    changes: UserTaskChanges,
    options?: { action?: string; actor?: string } & AwaitListeners,
  ): Promise<void>;
}

/** Work for job workers. */
export interface JobCommands {
  activateJobs(request: ActivateJobs, signal?: AbortSignal): Promise<readonly ActivatedJob[]>;
  completeJob(jobKey: string, options?: { variables?: Variables; result?: JobAnswer }): Promise<void>;
  /** `retryBackOff` in ms; absent: as the diagram says. */
  failJob(
    jobKey: string,
    options?: { retries?: number; errorMessage?: string; retryBackOff?: number; variables?: Variables },
  ): Promise<void>;
  throwJobError(
    jobKey: string,
    error: { errorCode: string; errorMessage?: string; variables?: Variables },
  ): Promise<void>;
  updateJob(jobKey: string, changes: { retries?: number | null; timeout?: number | null }): Promise<void>;
}

export interface MessageCommands {
  publishMessage(
    message: PublishMessage,
  ): Promise<{ readonly messageKey: string; readonly tenantId: string }>;
  correlateMessage(
    message: Omit<PublishMessage, 'timeToLive' | 'messageId'>,
  ): Promise<{ readonly messageKey: string; readonly tenantId: string; readonly processInstanceKey: string }>;
  /** Starts the processes whose conditional start event is fulfilled by these variables. */
  evaluateConditionals(request: EvaluateConditionals): Promise<ConditionalsEvaluated>;
  /** Reaches everybody who waits for the signal now, start events of the latest versions included. */
  broadcastSignal(
    signal: BroadcastSignal,
  ): Promise<{ readonly signalKey: string; readonly tenantId: string }>;
}

export interface IncidentCommands {
  resolveIncident(incidentKey: string, options?: { actor?: string }): Promise<void>;
}

/** Operations on many instances or evaluations, in the background; `batchOperations` and `batchOperationItems` tell how far they are. */
export interface BatchCommands {
  /** Resolves when the batch is stored; it is for what meets its condition when it begins. */
  startBatch(request: StartBatch): Promise<StartedBatch>;
  suspendBatch(batchOperationKey: string): Promise<void>;
  resumeBatch(batchOperationKey: string): Promise<void>;
  /** What has been done stays done. */
  cancelBatch(batchOperationKey: string): Promise<void>;
}

export interface ExpressionCommands {
  evaluateExpression(expression: string, variables?: Variables): Promise<Expressed>;
}

export interface ClockCommands {
  /** Pins the engine's time (epoch ms): timers, deadlines and time to live follow it. */
  pinClock(timestamp: number): Promise<void>;
  resetClock(): Promise<void>;
  now(): number;
}

/** What is stored: the engine's records, and the application's own through the same commits. */
export interface Records {
  find(collection: string, key: string): Promise<StoredRecord | null>;
  search(collection: string, query: Query): Promise<Page>;
  /** How many records meet a condition, for each combination of values of the fields `by`: see `Store.count`. */
  count: Store['count'];
  /** Writes the application's own collections through the same group commit. 'conflict': a guard did not hold. */
  commit(commit: Commit): Promise<'committed' | 'conflict'>;
  newKey(): string;
  onCommit(listener: CommitListener): () => void;
}

/**
 * The engine as the application sees it. Every command resolves when its outcome is on disk and visible to
 * `find` and `search`; a refused one throws `EngineRejection` and leaves nothing behind.
 * `actor` is the user name written to the history; it is data, not permission: callers check permissions.
 */
export interface Engine
  extends
    DefinitionCommands,
    DecisionCommands,
    InstanceCommands,
    OperatingCommands,
    UserTaskCommands,
    JobCommands,
    MessageCommands,
    IncidentCommands,
    BatchCommands,
    ExpressionCommands,
    ClockCommands,
    Records {
  start(): Promise<void>;
  /** Lets running commands finish, closes long polls, stops timers. The store is closed by its owner. */
  stop(): Promise<void>;
}
