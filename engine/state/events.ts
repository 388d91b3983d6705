import type { FlowId, Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { DecisionEvaluation } from './decision-evaluation.ts';
import type {
  AdHocState,
  CompensationRun,
  ElementPhase,
  Entry,
  IncidentType,
  Item,
  OpenJob,
  Role,
  TaskTransition,
  Wait,
} from './instance-state.ts';
import type { UserTaskChange, UserTaskData } from './user-task-data.ts';

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
      /** A complex gateway: having used up these, it waits for its reset. */
      readonly awaitsReset?: boolean;
      /** Absent: `plain`. */
      readonly role?: Role;
      /** Role `turn`: its loopCounter. */
      readonly counter?: number;
      readonly entry?: Entry;
      readonly onBehalfOf?: Key;
      readonly restores?: Key;
    }
  | { readonly type: 'FlowTaken'; readonly flow: FlowId; readonly scope: Key }
  /** An interrupting event sub-process takes the scope over: the tokens under way in it, and what it had still to undo, are forgotten. */
  | { readonly type: 'ScopeInterrupted'; readonly scope: Key }
  /** A terminate end event forgets the tokens still under way in its scope, and what it had still to undo. */
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
  /** Its work is stopped; it ends when what is inside (listeners of user tasks) has ended. */
  | { readonly type: 'ElementTerminating'; readonly key: Key }
  | {
      readonly type: 'VariablesSet';
      readonly scope: Key;
      readonly variables: Variables;
      /** The storage key of each of them. */
      readonly keys: Readonly<Record<string, Key>>;
      /** Those that the scope did not have before; absent: none. */
      readonly created?: readonly string[];
    }
  | {
      readonly type: 'JobCreated';
      readonly element: Key;
      readonly node: NodeId;
      readonly job: Key;
      readonly jobType: string;
      readonly retries: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Absent: the element's own work. */
      readonly listener?: OpenJob['listener'];
      /** ms to wait after each failure when the worker does not say; the last one repeats. */
      readonly backOff?: readonly number[];
    }
  | {
      readonly type: 'JobCompleted';
      readonly element: Key;
      readonly job: Key;
      /** Listeners of user tasks only: whether the worker refused what is being done, and why. */
      readonly denied?: boolean;
      readonly deniedReason?: string | null;
    }
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
  | {
      readonly type: 'UserTaskTransitionBegun';
      readonly element: Key;
      readonly node: NodeId;
      readonly task: Key;
      readonly transition: TaskTransition;
    }
  /** A listener corrected what is being done. */
  | {
      readonly type: 'UserTaskTransitionCorrected';
      readonly element: Key;
      readonly task: Key;
      readonly transition: TaskTransition;
    }
  /** A listener denied it: the task is as it was. */
  | {
      readonly type: 'UserTaskTransitionDenied';
      readonly element: Key;
      readonly task: Key;
      readonly on: TaskTransition['on'];
      readonly reason: string | null;
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
  | {
      readonly type: 'SignalCorrelated';
      readonly element: Key;
      readonly wait: Key;
      readonly node: NodeId;
      readonly name: string;
      readonly closes: boolean;
    }
  | {
      readonly type: 'ConditionFulfilled';
      readonly element: Key;
      readonly wait: Key;
      readonly node: NodeId;
      readonly closes: boolean;
    }
  /** One of the events a parallel multiple event waits for has happened; its wait is closed by the event that tells so. */
  | {
      readonly type: 'EventGathered';
      readonly element: Key;
      readonly node: NodeId;
      readonly variables: Variables;
    }
  /** All have happened (or it was left). */
  | { readonly type: 'GatheringEnded'; readonly element: Key; readonly node: NodeId }
  | { readonly type: 'WaitClosed'; readonly element: Key; readonly wait: Key; readonly on: Wait['on'] }
  | {
      readonly type: 'SignalThrown';
      readonly element: Key;
      readonly node: NodeId;
      readonly signal: Key;
      readonly name: string;
      readonly variables: Variables;
    }
  /** A message delivered by the engine itself. */
  | {
      readonly type: 'MessageThrown';
      readonly element: Key;
      readonly node: NodeId;
      readonly message: Key;
      readonly name: string;
      readonly correlationKey: string;
      /** ms it may wait for a receiver. */
      readonly timeToLive: number;
      readonly variables: Variables;
    }
  /** `caughtBy` null: nobody catches it in this instance. */
  | {
      readonly type: 'EscalationThrown';
      readonly element: Key;
      readonly node: NodeId;
      readonly code: string;
      readonly caughtBy: NodeId | null;
    }
  | { readonly type: 'LoopStarted'; readonly element: Key; readonly total: number | null }
  | { readonly type: 'AdHocChanged'; readonly element: Key; readonly state: AdHocState }
  /** A complex gateway is reset: it uses up these tokens too, and completes. */
  | {
      readonly type: 'GatewayReset';
      readonly key: Key;
      readonly scope: Key;
      readonly consumes: readonly FlowId[];
    }
  | { readonly type: 'CompensationChanged'; readonly element: Key; readonly run: CompensationRun | null }
  | { readonly type: 'ItemKept'; readonly item: Item }
  | { readonly type: 'ItemsDropped'; readonly items: readonly Key[] }
  | {
      readonly type: 'ProcessCalled';
      readonly element: Key;
      readonly node: NodeId;
      readonly child: Key;
      readonly definitionKey: Key;
      readonly variables: Variables;
    }
  /** A decision that the element called, also when it failed. `evaluation`: the key of what is kept of it. */
  | ({
      readonly type: 'DecisionEvaluated';
      readonly element: Key;
      readonly node: NodeId;
      readonly evaluation: Key;
    } & DecisionEvaluation)
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
      readonly phase: ElementPhase;
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
  /** An escalation goes on to the caller. `interrupting`: the catcher there ends the call, and this instance with it. */
  | {
      readonly type: 'EscalationEscaped';
      readonly code: string;
      readonly variables: Variables;
      readonly interrupting: boolean;
    }
  /** `called`: the instances it called, which are suspended (resumed) with it. */
  | { readonly type: 'InstanceSuspended'; readonly called: readonly Key[] }
  | { readonly type: 'InstanceResumed'; readonly called: readonly Key[] }
  /** From here on the instance runs by another definition; the elements follow one by one. */
  | { readonly type: 'InstanceMigrated'; readonly definitionKey: Key }
  | {
      readonly type: 'ElementMigrated';
      readonly element: Key;
      readonly node: NodeId;
      readonly from: NodeId;
      readonly pending: Readonly<Record<FlowId, number>>;
      /** Absent: as they were, like all else about it. */
      readonly entry?: Entry;
      readonly gathered?: Readonly<Record<NodeId, Variables>>;
      readonly awaitingReset?: readonly FlowId[];
    }
  | { readonly type: 'WaitMigrated'; readonly element: Key; readonly wait: Wait }
  | { readonly type: 'InstanceCompleted'; readonly variables: Variables }
  | { readonly type: 'InstanceTerminated' };

export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;
