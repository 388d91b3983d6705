import type { Json, Variables } from '../model/json.ts';
import type { Problem } from '../model/definition.ts';
import type { Commit } from './ports.ts';
import type { Page, Query, StoredRecord } from './query.ts';
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
  /** File name; `.bpmn` and `.form` are understood, other names are told apart by their content. */
  readonly name: string;
  readonly content: string;
}

export interface Deployment {
  readonly deploymentKey: string;
  readonly tenantId: string;
  /** Records of `processDefinitions` and `forms`, new or (same bytes and name as the latest) unchanged. */
  readonly processDefinitions: readonly StoredRecord[];
  readonly forms: readonly StoredRecord[];
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

/** A record of `jobs` plus the variables its worker sees. */
export interface ActivatedJob {
  readonly job: StoredRecord;
  readonly variables: Variables;
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

export interface Expressed {
  readonly result: Json;
  readonly warnings: readonly { readonly message: string }[];
}

/** What was committed, told to listeners after it is on disk (live updates, metrics). Never awaited. */
export type CommitListener = (commit: Commit) => void;

/**
 * The engine as the application sees it. Every command resolves when its outcome is on disk and visible to
 * `find` and `search`; a refused one throws `EngineRejection` and leaves nothing behind.
 * `actor` is the user name written to the history; it is data, not permission: callers check permissions.
 */
export interface Engine {
  start(): Promise<void>;
  /** Lets running commands finish, closes long polls, stops timers. The store is closed by its owner. */
  stop(): Promise<void>;

  deploy(
    resources: readonly Resource[],
    options?: { tenantId?: string; actor?: string },
  ): Promise<Deployment>;
  /** The problems a deployment of this file would have; empty: none. Changes nothing. */
  check(resources: readonly Resource[]): Promise<readonly (Problem & { readonly file: string })[]>;
  definitionXml(processDefinitionKey: string): Promise<string>;

  createInstance(request: CreateInstance): Promise<CreatedInstance>;
  /** Resolves with the root variables when the instance completes; rejects DEADLINE_EXCEEDED / INVALID_STATE (terminated). */
  awaitCompletion(
    processInstanceKey: string,
    timeoutMs: number,
    fetchVariables?: readonly string[],
  ): Promise<Variables>;
  cancelInstance(processInstanceKey: string, options?: { actor?: string }): Promise<void>;
  /** `scopeKey` is an element instance key (or the process instance's). `local` false: propagating write. */
  setVariables(
    scopeKey: string,
    variables: Variables,
    options?: { local?: boolean; actor?: string },
  ): Promise<void>;
  /** The variables visible from an element instance; inner ones hide outer ones. */
  visibleVariables(elementInstanceKey: string): Promise<Variables>;

  completeUserTask(
    userTaskKey: string,
    options?: { variables?: Variables; action?: string; actor?: string },
  ): Promise<void>;
  /** `assignee` null unassigns. `allowOverride` false refuses (INVALID_STATE) when somebody else has it. */
  assignUserTask(
    userTaskKey: string,
    assignee: string | null,
    options?: { allowOverride?: boolean; action?: string; actor?: string },
  ): Promise<void>;
  updateUserTask(
    userTaskKey: string,
    changes: UserTaskChanges,
    options?: { action?: string; actor?: string },
  ): Promise<void>;

  activateJobs(request: ActivateJobs, signal?: AbortSignal): Promise<readonly ActivatedJob[]>;
  completeJob(jobKey: string, options?: { variables?: Variables }): Promise<void>;
  failJob(
    jobKey: string,
    options?: { retries?: number; errorMessage?: string; retryBackOff?: number; variables?: Variables },
  ): Promise<void>;
  throwJobError(
    jobKey: string,
    error: { errorCode: string; errorMessage?: string; variables?: Variables },
  ): Promise<void>;
  updateJob(jobKey: string, changes: { retries?: number | null; timeout?: number | null }): Promise<void>;

  publishMessage(
    message: PublishMessage,
  ): Promise<{ readonly messageKey: string; readonly tenantId: string }>;
  correlateMessage(
    message: Omit<PublishMessage, 'timeToLive' | 'messageId'>,
  ): Promise<{ readonly messageKey: string; readonly tenantId: string; readonly processInstanceKey: string }>;

  /** Reaches everybody who waits for the signal now, start events of the latest versions included. */
  broadcastSignal(
    signal: BroadcastSignal,
  ): Promise<{ readonly signalKey: string; readonly tenantId: string }>;

  resolveIncident(incidentKey: string, options?: { actor?: string }): Promise<void>;
  evaluateExpression(expression: string, variables?: Variables): Promise<Expressed>;

  /** Pins the engine's time (epoch ms): timers, deadlines and time to live follow it. */
  pinClock(timestamp: number): Promise<void>;
  resetClock(): Promise<void>;
  now(): number;

  find(collection: string, key: string): Promise<StoredRecord | null>;
  search(collection: string, query: Query): Promise<Page>;
  /** Writes the application's own collections through the same group commit. 'conflict': a guard did not hold. */
  commit(commit: Commit): Promise<'committed' | 'conflict'>;
  newKey(): string;
  onCommit(listener: CommitListener): () => void;
}
