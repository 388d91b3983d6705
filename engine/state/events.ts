import type { FlowId, Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { IncidentType, Wait } from './instance-state.ts';

/** What a user task is created with. Times are epoch ms. */
export interface UserTaskData {
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly dueDate: number | null;
  readonly followUpDate: number | null;
  readonly priority: number;
  readonly formKey: Key | null;
  readonly externalFormReference: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export type UserTaskChange = Partial<
  Pick<UserTaskData, 'candidateGroups' | 'candidateUsers' | 'dueDate' | 'followUpDate' | 'priority'>
>;

/**
 * What happened in one instance. Past tense, complete: `evolve` and every projection work from these alone.
 * Stored in the history for ever: a member may be added, never renamed or given another meaning.
 */
export type Event =
  | { readonly type: 'InstanceStarted' }
  | {
      readonly type: 'ElementActivated';
      readonly key: Key;
      readonly node: NodeId;
      readonly scope: Key | null;
      /** The pending flows this activation uses up. */
      readonly consumes: readonly FlowId[];
    }
  | { readonly type: 'FlowTaken'; readonly flow: FlowId; readonly scope: Key }
  /** A terminate end event forgets the tokens still under way in its scope. */
  | { readonly type: 'PendingFlowsDropped'; readonly scope: Key }
  | {
      readonly type: 'ElementCompleted';
      readonly key: Key;
      readonly node: NodeId;
      readonly scope: Key | null;
    }
  | {
      readonly type: 'ElementTerminated';
      readonly key: Key;
      readonly node: NodeId;
      readonly scope: Key | null;
    }
  | {
      readonly type: 'VariablesSet';
      readonly scope: Key;
      readonly variables: Variables;
      /** The storage key of each of them. */
      readonly keys: Readonly<Record<string, Key>>;
    }
  | {
      readonly type: 'JobCreated';
      readonly element: Key;
      readonly node: NodeId;
      readonly job: Key;
      readonly jobType: string;
      readonly retries: number;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly type: 'JobCompleted'; readonly element: Key; readonly job: Key }
  | {
      readonly type: 'JobFailed';
      readonly element: Key;
      readonly job: Key;
      readonly retries: number;
      readonly message: string | null;
      /** Epoch ms from which it may be tried again. */
      readonly retryAt: number;
    }
  | { readonly type: 'JobRetriesUpdated'; readonly element: Key; readonly job: Key; readonly retries: number }
  | {
      readonly type: 'JobErrorThrown';
      readonly element: Key;
      readonly job: Key;
      readonly code: string;
      readonly message: string | null;
    }
  | { readonly type: 'JobCanceled'; readonly element: Key; readonly job: Key }
  | {
      readonly type: 'UserTaskCreated';
      readonly element: Key;
      readonly node: NodeId;
      readonly task: Key;
      readonly data: UserTaskData;
    }
  | {
      readonly type: 'UserTaskAssigned';
      readonly element: Key;
      readonly task: Key;
      readonly assignee: string | null;
      readonly action: string;
    }
  | {
      readonly type: 'UserTaskUpdated';
      readonly element: Key;
      readonly task: Key;
      readonly changes: UserTaskChange;
      readonly action: string;
    }
  | { readonly type: 'UserTaskCompleted'; readonly element: Key; readonly task: Key; readonly action: string }
  | { readonly type: 'UserTaskCanceled'; readonly element: Key; readonly task: Key }
  | { readonly type: 'WaitOpened'; readonly element: Key; readonly wait: Wait }
  /** `replacedBy`: the next firing of a repeating timer, in the same place. */
  | {
      readonly type: 'TimerFired';
      readonly element: Key;
      readonly wait: Key;
      readonly replacedBy: Wait | null;
    }
  | {
      readonly type: 'MessageCorrelated';
      readonly element: Key;
      readonly wait: Key;
      readonly node: NodeId;
      readonly message: Key;
      readonly name: string;
      readonly correlationKey: string;
      /** A non-interrupting boundary event goes on waiting. */
      readonly closes: boolean;
    }
  | { readonly type: 'WaitClosed'; readonly element: Key; readonly wait: Key; readonly on: Wait['on'] }
  | {
      readonly type: 'ProcessCalled';
      readonly element: Key;
      readonly node: NodeId;
      readonly child: Key;
      readonly definitionKey: Key;
      readonly variables: Variables;
    }
  /** `canceled`: the caller was terminated, so its child must be. */
  | { readonly type: 'CallEnded'; readonly element: Key; readonly child: Key; readonly canceled: boolean }
  | {
      readonly type: 'IncidentRaised';
      readonly incident: Key;
      readonly element: Key;
      readonly node: NodeId;
      readonly errorType: IncidentType;
      readonly message: string;
      readonly job: Key | null;
      readonly phase: 'entering' | 'active' | 'leaving';
    }
  /** `job`: may be activated again. */
  | {
      readonly type: 'IncidentResolved';
      readonly incident: Key;
      readonly element: Key;
      readonly job: Key | null;
    }
  /** An error nobody in this instance catches goes to the caller, who does. */
  | {
      readonly type: 'ErrorEscaped';
      readonly code: string;
      readonly message: string | null;
      readonly variables: Variables;
    }
  | { readonly type: 'InstanceCompleted'; readonly variables: Variables }
  | { readonly type: 'InstanceTerminated' };

export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;
