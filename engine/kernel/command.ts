import type { Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { UserTaskChange } from '../state/user-task-data.ts';

/** What somebody asks of one instance. Keys name the element instance concerned. */
export type Command =
  /**
   * `start`: the event that happened (a start event, an instantiating receive task, an event behind an instantiating
   * gateway), `payload` its variables. Null: the process begins as drawn. `variables` go to the root scope.
   * `before`: begin at these elements instead, as if their incoming flow had been taken.
   * `until`: the instance ends as soon as one of these elements has ended.
   */
  | {
      readonly type: 'Start';
      readonly start: NodeId | null;
      readonly variables: Variables;
      readonly payload?: Variables;
      readonly before?: readonly NodeId[];
      readonly until?: readonly NodeId[];
    }
  | { readonly type: 'Cancel' }
  | {
      readonly type: 'SetVariables';
      readonly scope: Key;
      readonly variables: Variables;
      readonly local: boolean;
    }
  | {
      readonly type: 'CompleteJob';
      readonly element: Key;
      readonly job: Key;
      readonly variables: Variables;
      readonly result?: JobResult;
    }
  | {
      readonly type: 'FailJob';
      readonly element: Key;
      readonly job: Key;
      readonly retries: number;
      readonly message: string | null;
      /** ms to wait before it may be tried again; null: as the model says. */
      readonly backOff: number | null;
      readonly variables: Variables;
    }
  | {
      readonly type: 'ThrowJobError';
      readonly element: Key;
      readonly job: Key;
      readonly code: string;
      readonly message: string | null;
      readonly variables: Variables;
    }
  | { readonly type: 'UpdateJobRetries'; readonly element: Key; readonly job: Key; readonly retries: number }
  | {
      readonly type: 'CompleteUserTask';
      readonly element: Key;
      readonly task: Key;
      readonly variables: Variables;
      readonly action: string;
    }
  | {
      readonly type: 'AssignUserTask';
      readonly element: Key;
      readonly task: Key;
      readonly assignee: string | null;
      readonly allowOverride: boolean;
      readonly action: string;
    }
  | {
      readonly type: 'UpdateUserTask';
      readonly element: Key;
      readonly task: Key;
      readonly changes: UserTaskChange;
      readonly action: string;
    }
  | { readonly type: 'FireTimer'; readonly element: Key; readonly wait: Key }
  | {
      readonly type: 'CorrelateMessage';
      readonly element: Key;
      readonly wait: Key;
      readonly message: Key;
      readonly variables: Variables;
    }
  | {
      readonly type: 'CorrelateSignal';
      readonly element: Key;
      readonly wait: Key;
      readonly variables: Variables;
    }
  | {
      readonly type: 'EscalateFromCall';
      readonly element: Key;
      readonly child: Key;
      readonly code: string;
      readonly variables: Variables;
      readonly interrupting: boolean;
    }
  | {
      readonly type: 'ActivateAdHoc';
      readonly element: Key;
      readonly activities: readonly { readonly node: NodeId; readonly variables: Variables }[];
      readonly cancelRemaining: boolean;
    }
  | { readonly type: 'Suspend' }
  | { readonly type: 'Resume' }
  /** `isCalled`: by a call activity; then something must be left of the instance. */
  | { readonly type: 'Modify'; readonly instructions: Modification; readonly isCalled: boolean }
  | {
      readonly type: 'CompleteCall';
      readonly element: Key;
      readonly child: Key;
      readonly variables: Variables;
    }
  | {
      readonly type: 'ThrowFromCall';
      readonly element: Key;
      readonly child: Key;
      readonly code: string;
      readonly message: string | null;
      readonly variables: Variables;
    }
  | { readonly type: 'ResolveIncident'; readonly element: Key; readonly incident: Key };

/** What a worker answers a listener, or an ad-hoc sub-process, with. */
export type JobResult =
  | {
      readonly type: 'userTask';
      readonly denied: boolean;
      readonly deniedReason: string | null;
      readonly corrections: UserTaskChange & { readonly assignee?: string | null };
    }
  | {
      readonly type: 'adHocSubProcess';
      readonly activate: readonly { readonly node: NodeId; readonly variables: Variables }[];
      readonly isCompletionConditionFulfilled: boolean;
      readonly isCancelRemainingInstances: boolean;
    };

/** Which instance of the scopes around an element it is to be activated in. */
export type Ancestor =
  /** The one there is; scopes that are missing are made. Several: refused. */
  | { readonly by: 'only' }
  /** This one, or inside it in scopes that are made. */
  | { readonly by: 'direct'; readonly key: Key };

/** The same for a move: also the nearest scope around the source that is around the target too, or the scope of the source itself. */
export type MoveAncestor = Ancestor | { readonly by: 'inferred' } | { readonly by: 'sourceParent' };

/** An active element, or all active elements of a node. */
export type ActiveElements =
  { readonly by: 'key'; readonly key: Key } | { readonly by: 'node'; readonly node: NodeId };

/** Variables written before an element is activated, into a scope around it (or itself); null: the process. */
export interface ScopeVariables {
  readonly scope: NodeId | null;
  readonly variables: Variables;
}

/** All or nothing: activations and moves first, then terminations. */
export interface Modification {
  readonly activate: readonly {
    readonly node: NodeId;
    readonly ancestor: Ancestor;
    readonly variables: readonly ScopeVariables[];
  }[];
  /** Each source is terminated and the node activated once for it. */
  readonly move: readonly {
    readonly source: ActiveElements;
    readonly node: NodeId;
    readonly ancestor: MoveAncestor;
    readonly variables: readonly ScopeVariables[];
  }[];
  readonly terminate: readonly ActiveElements[];
}

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

/** Why a command was refused; nothing has changed. */
export interface Rejection {
  /** `SUSPENDED`: would be possible if the instance were resumed. */
  readonly code: 'NOT_FOUND' | 'INVALID_STATE' | 'INVALID_ARGUMENT' | 'SUSPENDED';
  readonly message: string;
}

export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function notFound(message: string): Rejection {
  return { code: 'NOT_FOUND', message };
}

export function invalid(message: string): Rejection {
  return { code: 'INVALID_ARGUMENT', message };
}
