import type { FlowId, NodeId } from './ids.ts';
import type { Json } from './json.ts';

/** A property of a diagram: a literal, or FEEL (the text after the leading `=`). */
export type Expression =
  | { readonly language: 'literal'; readonly value: Json }
  | { readonly language: 'feel'; readonly source: string };

/** zeebe:input / zeebe:output. `target` is a path: `['order', 'status']`. */
export interface Mapping {
  readonly source: Expression;
  readonly target: readonly string[];
}

export interface Flow {
  readonly id: FlowId;
  readonly name: string | null;
  readonly source: NodeId;
  readonly target: NodeId;
  readonly condition: Expression | null;
}

/** Work for a job worker that blocks an element (or a user task) at one point of its life. */
export interface Listener {
  /** Elements: `start`, `end`. User tasks: `creating`, `assigning`, `updating`, `completing`, `canceling`. */
  readonly on: string;
  readonly jobType: Expression;
  readonly retries: Expression;
  /** Its own and those of the element. */
  readonly headers: Readonly<Record<string, string>>;
}

/** BPMN 2.0 §13.2.6: the activity is repeated while (or until) a condition holds. */
export interface StandardLoop {
  readonly kind: 'standard';
  readonly testBefore: boolean;
  readonly condition: Expression | null;
  /** Most turns; null: no limit. */
  readonly maximum: Expression | null;
}

/** When a multi-instance activity throws its behaviour event (BPMN 2.0 §13.2.7). */
export type LoopBehavior =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' | 'one'; readonly event: Trigger }
  | {
      readonly kind: 'complex';
      readonly events: readonly { readonly condition: Expression; readonly event: Trigger }[];
    };

/** BPMN 2.0 §13.2.7: the activity is carried out for each item of a list, or a given number of times. */
export interface MultiInstanceLoop {
  readonly kind: 'multiInstance';
  readonly sequential: boolean;
  /** Exactly one of `collection` and `cardinality` is given. */
  readonly collection: Expression | null;
  readonly cardinality: Expression | null;
  readonly inputElement: string | null;
  readonly outputCollection: string | null;
  readonly outputElement: Expression | null;
  readonly completionCondition: Expression | null;
  readonly behavior: LoopBehavior;
}

export type Loop = StandardLoop | MultiInstanceLoop;

/** An event definition: `kind` selects the trigger file, `attrs` holds what only that file needs. */
export interface Trigger<T = unknown> {
  readonly kind: string;
  readonly attrs: T;
}

/**
 * One BPMN flow node, or the process itself (kind `process`, the root scope).
 * `attrs` holds what only its kind needs and is typed by that kind's element file.
 */
export interface Node<A = unknown> {
  readonly id: NodeId;
  readonly kind: string;
  readonly name: string | null;
  /** The scope it lives in: a sub-process or the process; null for the process. */
  readonly scope: NodeId | null;
  readonly lane: string | null;
  readonly incoming: readonly FlowId[];
  readonly outgoing: readonly FlowId[];
  /** Events only; the trigger of a none event has kind `none`. */
  readonly trigger: Trigger | null;
  /** Boundary events only: the activity it sits on. */
  readonly attachedTo: NodeId | null;
  /** Boundary events: cancelActivity. Start events of event sub-processes: isInterrupting. */
  readonly interrupting: boolean;
  /** Activities only: the boundary events that sit on it, in document order. */
  readonly boundaryEvents: readonly NodeId[];
  /** Scopes only: the start events of the event sub-processes directly inside, in document order. */
  readonly eventStarts: readonly NodeId[];
  /** Taken when no condition of the others holds. */
  readonly defaultFlow: FlowId | null;
  readonly loop: Loop | null;
  /** Tokens it takes to start the activity, and tokens each outgoing flow gets from it (BPMN 2.0 §10.2.1). */
  readonly startQuantity: number;
  readonly completionQuantity: number;
  /** The activity that undoes this one (over its compensation boundary event). */
  readonly compensatedBy: NodeId | null;
  /** This activity undoes another: no flow leads to it. */
  readonly isForCompensation: boolean;
  /** Variables a scope is born with, null at first: its data objects and properties. */
  readonly declares: readonly string[];
  readonly listeners: readonly Listener[];
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly attrs: A;
}

/** A process as it is executed. Built by `reader/` from BPMN XML, never changed. */
export interface Definition {
  readonly processId: string;
  readonly name: string | null;
  readonly versionTag: string | null;
  readonly root: NodeId;
  readonly nodes: ReadonlyMap<NodeId, Node>;
  readonly flows: ReadonlyMap<FlowId, Flow>;
  /** The nodes directly inside each scope, in document order. */
  readonly members: ReadonlyMap<NodeId, readonly NodeId[]>;
}

/** Something a diagram says that cannot be run, in words a designer can act on. */
export interface Problem {
  /** Stable rule id, `kind/what`: `exclusive-gateway/condition`. */
  readonly rule: string;
  /** The element it concerns; null when the whole file is unreadable. */
  readonly element: string | null;
  readonly message: string;
  /** How to mend it. */
  readonly remedy: string;
}

export function nodeOf(definition: Definition, id: NodeId): Node {
  const node = definition.nodes.get(id);
  if (!node) throw new Error(`Process ${definition.processId} has no node ${id}`);
  return node;
}

export function flowOf(definition: Definition, id: FlowId): Flow {
  const flow = definition.flows.get(id);
  if (!flow) throw new Error(`Process ${definition.processId} has no flow ${id}`);
  return flow;
}

export function membersOf(definition: Definition, scope: NodeId): readonly NodeId[] {
  return definition.members.get(scope) ?? [];
}
