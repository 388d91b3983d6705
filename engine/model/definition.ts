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
  /** Boundary events only: the activity it sits on, and whether it interrupts it (cancelActivity). */
  readonly attachedTo: NodeId | null;
  readonly interrupting: boolean;
  /** Activities only: the boundary events that sit on it, in document order. */
  readonly boundaryEvents: readonly NodeId[];
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
