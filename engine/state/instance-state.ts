import type { FlowId, Key, NodeId } from '../model/ids.ts';
import type { Json, Variables } from '../model/json.ts';
import type { UserTaskChange, UserTaskData } from './user-task-data.ts';

export type InstancePhase = 'active' | 'completed' | 'terminated';

/**
 * `entering`: stopped (by an incident or a start listener) before its behaviour began. `active`: doing its work or
 * waiting. `leaving`: stopped after its work was done. `terminating`: ends as soon as what is inside has ended.
 * Resolving an incident repeats the step it stopped in.
 */
export type ElementPhase = 'entering' | 'active' | 'leaving' | 'terminating';

/**
 * What an element instance is of its node. `plain`: the element itself. `loop`: the body of a loop, around its
 * `turn`s. `activation`: what one activation inside an ad-hoc sub-process runs in. `restored`: a completed scope whose
 * content is being compensated.
 */
export type Role = 'plain' | 'loop' | 'turn' | 'activation' | 'restored';

/**
 * Something from outside an element waits for. `node` is the event that happens: its own, a boundary event's, the start
 * of an event sub-process inside it, or one behind an event-based gateway. `part` says which event definition of a
 * multiple event; 0 for all others.
 */
export type Wait = { readonly key: Key; readonly node: NodeId; readonly part: number } & (
  | {
      readonly on: 'timer';
      /** Epoch ms. */
      readonly due: number;
      /** Firings left after this one; -1 without end. */
      readonly repetitions: number;
    }
  | { readonly on: 'message'; readonly name: string; readonly correlationKey: string }
  | { readonly on: 'signal'; readonly name: string }
  /** Evaluated by the engine itself whenever a variable it reads changes. */
  | { readonly on: 'condition' }
);

/** A job open on an element: its own work, or a listener's (the how manyth of those for this point of its life). */
export interface OpenJob {
  readonly key: Key;
  readonly retries: number;
  readonly listener: { readonly on: string; readonly at: number } | null;
  /** ms to wait after each failure when the worker does not say; the last one repeats. Absent: no time. */
  readonly backOff?: readonly number[];
  /** How often it has failed, and from when on (epoch ms) it may be tried again; absent: never. */
  readonly failed?: { readonly times: number; readonly retryAt: number };
}

/** What is being done to a user task while its listeners run. Applied when the last one is done, unless denied. */
export interface TaskTransition {
  /** Its own: jobs of listeners are told by it apart from those of other transitions of the task. */
  readonly key: Key;
  readonly on: 'creating' | 'assigning' | 'updating' | 'completing' | 'canceling';
  readonly action: string;
  /** Who will have the task. */
  readonly assignee: string | null;
  /** What else will be different, corrections of listeners included. */
  readonly changes: UserTaskChange;
  /** `completing`: the result. `updating`: what is to be set; `local`: in the scope of the task itself. */
  readonly variables: Variables;
  readonly local?: boolean;
  /** `creating`: what the model says of the task. */
  readonly data?: UserTaskData;
}

export interface OpenUserTask {
  readonly key: Key;
  readonly assignee: string | null;
  readonly transition: TaskTransition | null;
}

/** How a scope begins: at this event with this payload; `start` null: as drawn. Null payload: it is entered like any other. */
export interface Entry {
  readonly start: NodeId | null;
  readonly payload: Variables | null;
  /** Begin at these elements instead, as if their incoming flow had been taken. */
  readonly before?: readonly NodeId[];
  /** The process only: it ends as soon as one of these elements has ended. */
  readonly until?: readonly NodeId[];
}

/** `total`: planned turns, null when the number is not known beforehand. Active: started - completed - terminated. */
export interface LoopState {
  readonly total: number | null;
  readonly started: number;
  readonly completed: number;
  readonly terminated: number;
}

/**
 * What one throw is to undo: the items kept under these owners when it was thrown (keys up to `last`), of one activity
 * or (null) of all. Not the items one by one: the state would be as long as what was done.
 */
export interface CompensationOrder {
  readonly owners: readonly Key[];
  readonly activity: NodeId | null;
  readonly last: Key;
}

/** Compensation under way: what is still to be undone, next one first; `after`: what follows when nothing is left. */
export interface CompensationRun {
  readonly queue: readonly CompensationOrder[];
  /** Handlers at work now. */
  readonly running: number;
  readonly parallel: boolean;
  readonly after: 'leave' | 'cancel' | 'nothing';
}

/** An ad-hoc sub-process: what still has to be activated (sequential ordering), and whether it may complete. */
export interface AdHocState {
  readonly queue: readonly { readonly node: NodeId; readonly variables: Variables }[];
  readonly activated: number;
  readonly finished: number;
  /** The completion condition held, but the rest may finish. */
  readonly completing: boolean;
}

/**
 * One active element: its place, its own variables and what it waits for. An element that ended is not in the state.
 * Every element is a variable scope whose parent is the scope it lives in; the root is the process itself.
 */
export interface ElementInstance {
  readonly key: Key;
  readonly node: NodeId;
  readonly scope: Key | null;
  readonly role: Role;
  readonly phase: ElementPhase;
  readonly variables: Variables;
  /** The key under which each own variable is stored. */
  readonly variableKeys: Readonly<Record<string, Key>>;
  /** Scopes only. Taken flows that have not yet activated their target: the tokens a join waits on. */
  readonly pending: Readonly<Record<FlowId, number>>;
  /** Scopes only. How many elements are active directly inside. */
  readonly children: number;
  readonly waits: readonly Wait[];
  readonly job: OpenJob | null;
  readonly userTask: OpenUserTask | null;
  /** The process instance a call activity started. */
  readonly called: Key | null;
  readonly incident: { readonly key: Key; readonly errorType: IncidentType } | null;
  /** Scopes only, until entered: how. */
  readonly entry: Entry | null;
  /** An interrupting event sub-process has taken the scope over. */
  readonly interrupted: boolean;
  /** Parallel multiple events: what has happened so far, by event. */
  readonly gathered: Readonly<Record<NodeId, Variables>>;
  /** Role `loop`. */
  readonly loop: LoopState | null;
  /** Role `turn`: its loopCounter, from 1. Role `restored`: 0. */
  readonly counter: number;
  readonly adHoc: AdHocState | null;
  /** A complex gateway that has fired and waits for its reset: the incoming flows it used up. */
  readonly awaitingReset: readonly FlowId[] | null;
  readonly compensation: CompensationRun | null;
  /** Compensation handlers: the element whose compensation they carry out. */
  readonly onBehalfOf: Key | null;
  /** Role `restored`: the key the scope had when it completed; what is kept of its content is under it. */
  readonly restores: Key | null;
}

/**
 * What an instance keeps of elements that have ended: the output of a turn, and that an activity can be compensated.
 * Rows of their own, so that a loop of ten thousand turns costs each turn the same.
 */
export type Item = { readonly key: Key; readonly owner: Key } & (
  | { readonly of: 'output'; readonly index: number; readonly value: Json }
  | {
      readonly of: 'compensation';
      readonly node: NodeId;
      /** The key of the element instance that completed, and what it was of its node. */
      readonly element: Key;
      readonly role: Role;
      /** The variables a completed scope had of its own: handlers see them as they were. */
      readonly variables: Variables;
      /** It was active still when its transaction was cancelled: only what had completed inside is undone. */
      readonly unfinished?: true;
    }
);

/** Everything an instance needs to go on: no clock, no handles, JSON only. The root element's key is the instance's. */
export interface InstanceState {
  readonly format: 1;
  readonly key: Key;
  readonly phase: InstancePhase;
  /** Nothing happens in it until it is resumed. */
  readonly suspended: boolean;
  readonly elements: Readonly<Record<Key, ElementInstance>>;
  readonly items: Readonly<Record<Key, Item>>;
}

export type IncidentType =
  | 'IO_MAPPING_ERROR'
  | 'CONDITION_ERROR'
  | 'EXTRACT_VALUE_ERROR'
  | 'CALLED_ELEMENT_ERROR'
  | 'CALLED_DECISION_ERROR'
  | 'DECISION_EVALUATION_ERROR'
  | 'FORM_NOT_FOUND'
  | 'JOB_NO_RETRIES'
  | 'EXECUTION_LISTENER_NO_RETRIES'
  | 'TASK_LISTENER_NO_RETRIES'
  | 'AD_HOC_SUB_PROCESS_NO_RETRIES'
  | 'UNHANDLED_ERROR_EVENT'
  | 'UNKNOWN';

/** Nothing has happened yet. */
export function emptyState(key: Key): InstanceState {
  return { format: 1, key, phase: 'active', suspended: false, elements: {}, items: {} };
}
