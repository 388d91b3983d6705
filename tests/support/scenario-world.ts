import type { JobResult } from '../../engine/kernel/command.ts';
import type { AdHocActivity } from '../../engine/runtime/engine.ts';
import type { Variables } from '../../engine/model/json.ts';
import type { ModifyInstance } from '../../engine/runtime/operating.ts';
import type { UserTaskChange, UserTaskData } from '../../engine/state/user-task-data.ts';

export const ZONE = 'Europe/Rome';
/** 2026-01-01T08:00:00Z: when every scenario begins. */
export const BEGIN = 1_767_254_400_000;

/** A command was refused; nothing has changed. */
export class Refused extends Error {
  readonly code: string;
  /** Only because the instance is suspended. */
  readonly isSuspended: boolean;
  constructor(code: string, message: string, isSuspended = false) {
    super(message);
    this.code = code;
    this.isSuspended = isSuspended;
  }
}

export interface JobFailure {
  readonly retries: number;
  readonly message?: string;
  /** ms; absent: as the diagram says. */
  readonly backOff?: number;
  readonly variables?: Variables;
}

/** What the worker of a task listener answers. Times are epoch ms. */
export interface TaskAnswer {
  readonly denied?: boolean;
  readonly deniedReason?: string;
  readonly corrections?: UserTaskChange & { readonly assignee?: string | null };
}

/** Where an instance begins instead of at its start event, and after which elements it ends. */
export interface StartAt {
  readonly before?: readonly string[];
  readonly until?: readonly string[];
}

export interface PublishedMessage {
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: Variables;
}

/** What expectations look at. Elements, tasks and jobs are in the order in which they began. */
export interface View {
  readonly instances: readonly {
    readonly processId: string;
    readonly phase: 'active' | 'completed' | 'terminated';
    readonly variables: Variables;
  }[];
  readonly active: readonly {
    readonly id: string;
    /** Nothing is active inside, and no called process. */
    readonly isLeaf: boolean;
    readonly variables: Variables;
    readonly incident: { readonly errorType: string; readonly message: string } | null;
  }[];
  /** The elements in the order in which they were activated, processes left out. */
  readonly path: readonly string[];
  readonly tasks: readonly ({
    readonly id: string;
    readonly isOpen: boolean;
    /** As the API calls it: CREATED, ASSIGNING … */
    readonly state: string;
  } & Omit<UserTaskData, 'headers'>)[];
  readonly jobs: readonly {
    readonly id: string;
    readonly isOpen: boolean;
    /** The point of the element's life it listens to; null: the element's own work. */
    readonly on: string | null;
    readonly type: string;
    readonly retries: number;
    readonly headers: Readonly<Record<string, string>>;
  }[];
}

/**
 * A running engine, or a part of one, with the processes of a scenario. Tasks, jobs and incidents are named by the
 * element they belong to: the oldest open one; when none is open, the one closed last.
 */
export interface World {
  start(processId: string, variables: Variables, at?: StartAt): Promise<void>;
  completeTask(element: string, variables: Variables): Promise<void>;
  assignTask(element: string, assignee: string | null, allowOverride: boolean): Promise<void>;
  updateTask(element: string, changes: UserTaskChange): Promise<void>;
  completeJob(element: string, variables: Variables, answer?: TaskAnswer | JobResult): Promise<void>;
  /** Of the oldest active ad-hoc sub-process of that id. */
  activateAdHoc(
    element: string,
    activities: readonly AdHocActivity[],
    cancelRemaining: boolean,
  ): Promise<void>;
  failJob(element: string, failure: JobFailure): Promise<void>;
  throwError(element: string, code: string, variables: Variables): Promise<void>;
  updateRetries(element: string, retries: number): Promise<void>;
  publish(message: PublishedMessage): Promise<void>;
  broadcast(name: string, variables: Variables): Promise<void>;
  /** In the scope of an active element; null: of the first instance. */
  setVariables(element: string | null, variables: Variables, local: boolean): Promise<void>;
  resolveIncident(element: string): Promise<void>;
  /** Of the first instance of a process; null: the first of all. */
  cancel(processId: string | null): Promise<void>;
  /** The first instance of a process; null: the first of all. */
  modify(modification: ModifyInstance, processId: string | null): Promise<void>;
  /** The first instance of all goes on by another process of the scenario. */
  migrate(targetProcessId: string, mappings: Readonly<Record<string, string>>): Promise<void>;
  /** The first instance of all, and what it called. */
  suspend(): Promise<void>;
  resume(): Promise<void>;
  advance(ms: number): Promise<void>;
  view(): Promise<View>;
  /** What must hold after every step. */
  check(): Promise<void>;
}
