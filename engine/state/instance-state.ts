import type { FlowId, Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';

export type InstancePhase = 'active' | 'completed' | 'terminated';

/**
 * `entering`: stopped by an incident before its behaviour began. `active`: doing its work or waiting.
 * `leaving`: stopped by an incident after its work was done. Resolving repeats the step it stopped in.
 */
export type ElementPhase = 'entering' | 'active' | 'leaving';

/** Something from outside an element waits for. `node` is the event that happens: its own, a boundary event's, or one behind an event-based gateway. */
export type Wait =
  | {
      readonly on: 'timer';
      readonly key: Key;
      readonly node: NodeId;
      /** Epoch ms. */
      readonly due: number;
      /** Firings left after this one; -1 without end. */
      readonly repetitions: number;
    }
  | {
      readonly on: 'message';
      readonly key: Key;
      readonly node: NodeId;
      readonly name: string;
      readonly correlationKey: string;
    };

/**
 * One active element: its place, its own variables and what it waits for. An element that ended is not in the state.
 * Every element is a variable scope whose parent is the scope it lives in; the root is the process itself.
 */
export interface ElementInstance {
  readonly key: Key;
  readonly node: NodeId;
  readonly scope: Key | null;
  readonly phase: ElementPhase;
  readonly variables: Variables;
  /** The key under which each own variable is stored. */
  readonly variableKeys: Readonly<Record<string, Key>>;
  /** Scopes only. Taken flows that have not yet activated their target: the tokens a join waits on. */
  readonly pending: Readonly<Record<FlowId, number>>;
  /** Scopes only. How many elements are active directly inside. */
  readonly children: number;
  readonly waits: readonly Wait[];
  readonly job: { readonly key: Key; readonly retries: number } | null;
  readonly userTask: { readonly key: Key; readonly assignee: string | null } | null;
  /** The process instance a call activity started. */
  readonly called: Key | null;
  readonly incident: { readonly key: Key; readonly errorType: IncidentType } | null;
}

/** Everything an instance needs to go on: no clock, no handles, JSON only. The root element's key is the instance's. */
export interface InstanceState {
  readonly format: 1;
  readonly key: Key;
  readonly phase: InstancePhase;
  readonly elements: Readonly<Record<Key, ElementInstance>>;
}

export type IncidentType =
  | 'IO_MAPPING_ERROR'
  | 'CONDITION_ERROR'
  | 'EXTRACT_VALUE_ERROR'
  | 'CALLED_ELEMENT_ERROR'
  | 'FORM_NOT_FOUND'
  | 'JOB_NO_RETRIES'
  | 'UNHANDLED_ERROR_EVENT'
  | 'UNKNOWN';

/** Nothing has happened yet. */
export function emptyState(key: Key): InstanceState {
  return { format: 1, key, phase: 'active', elements: {} };
}
