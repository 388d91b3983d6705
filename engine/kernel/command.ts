import type { Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { UserTaskChange } from '../state/user-task-data.ts';

/** What somebody asks of one instance. Keys name the element instance concerned. */
export type Command =
  /**
   * `start`: the event that happened (a start event, an instantiating receive task, an event behind an instantiating
   * gateway), `payload` its variables. Null: the process begins as drawn. `variables` go to the root scope.
   * `before`: begin at these elements instead, as if their incoming flow had been taken.
   */
  | {
      readonly type: 'Start';
      readonly start: NodeId | null;
      readonly variables: Variables;
      readonly payload?: Variables;
      readonly before?: readonly NodeId[];
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
  | { readonly type: 'Modify'; readonly instructions: Modification }
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

/** Which enclosing scope instance an element is to be activated in, where there are several. */
export type Ancestor =
  | { readonly kind: 'inferred' }
  | { readonly kind: 'direct'; readonly key: Key }
  | { readonly kind: 'sourceParent'; readonly source: Key };

/** All or nothing: activations first, then terminations. */
export interface Modification {
  readonly activate: readonly {
    readonly node: NodeId;
    readonly ancestor: Ancestor;
    readonly variables: readonly { readonly scope: NodeId | null; readonly variables: Variables }[];
  }[];
  readonly terminate: readonly Key[];
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
