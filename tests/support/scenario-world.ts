import type { JobResult } from '../../engine/kernel/command.ts';
import type { AdHocActivity } from '../../engine/runtime/engine.ts';
import type { Variables } from '../../engine/model/json.ts';
import type { UserTaskChange, UserTaskData } from '../../engine/state/user-task-data.ts';

export const ZONE = 'Europe/Rome';
/** 2026-01-01T08:00:00Z: when every scenario begins. */
export const BEGIN = 1_767_254_400_000;

/** A command was refused; nothing has changed. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface JobFailure {
  readonly retries: number;
  readonly message?: string;
  /** ms */
  readonly backOff?: number;
  readonly variables?: Variables;
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
  readonly tasks: readonly ({ readonly id: string; readonly isOpen: boolean } & Omit<
    UserTaskData,
    'headers'
  >)[];
  readonly jobs: readonly {
    readonly id: string;
    readonly isOpen: boolean;
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
  start(processId: string, variables: Variables): Promise<void>;
  completeTask(element: string, variables: Variables): Promise<void>;
  assignTask(element: string, assignee: string | null, allowOverride: boolean): Promise<void>;
  updateTask(element: string, changes: UserTaskChange): Promise<void>;
  completeJob(element: string, variables: Variables, result?: JobResult): Promise<void>;
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
  advance(ms: number): Promise<void>;
  view(): Promise<View>;
  /** What must hold after every step. */
  check(): Promise<void>;
}
