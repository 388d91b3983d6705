import type { Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { UserTaskChange } from '../state/events.ts';

/** What somebody asks of one instance. Keys name the element instance concerned. */
export type Command =
  /** `start`: the start event that happened; `payload` its variables. `variables` go to the root scope. */
  | {
      readonly type: 'Start';
      readonly start: NodeId;
      readonly variables: Variables;
      readonly payload?: Variables;
    }
  | { readonly type: 'Cancel' }
  | {
      readonly type: 'SetVariables';
      readonly scope: Key;
      readonly variables: Variables;
      readonly local: boolean;
    }
  | { readonly type: 'CompleteJob'; readonly element: Key; readonly job: Key; readonly variables: Variables }
  | {
      readonly type: 'FailJob';
      readonly element: Key;
      readonly job: Key;
      readonly retries: number;
      readonly message: string | null;
      /** ms to wait before it may be tried again. */
      readonly backOff: number;
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

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

/** Why a command was refused; nothing has changed. */
export interface Rejection {
  readonly code: 'NOT_FOUND' | 'INVALID_STATE';
  readonly message: string;
}

export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };
