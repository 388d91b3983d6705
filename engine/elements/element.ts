import type { Definition, Expression, Node, Problem } from '../model/definition.ts';
import type { FlowId, Key, NodeId } from '../model/ids.ts';
import type { Json, Variables } from '../model/json.ts';
import type { UserTaskData } from '../state/user-task-data.ts';
import type { ElementInstance, IncidentType } from '../state/instance-state.ts';
import type { ElementSource } from './source.ts';

/** What a hook asks the kernel to do next. Data, never a callback, so a step can be logged and compared. */
export type Move =
  /** The work is done: leave by `take` (absent: every outgoing flow) with `result` as the element's result variables. */
  | { readonly do: 'complete'; readonly take?: readonly FlowId[]; readonly result?: Variables }
  | {
      readonly do: 'createJob';
      readonly jobType: string;
      readonly retries: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly backOff: readonly number[];
    }
  | { readonly do: 'createUserTask'; readonly data: UserTaskData }
  | {
      readonly do: 'callProcess';
      readonly definitionKey: Key;
      readonly allVariables: boolean;
    }
  /** Start what is inside this scope. */
  | { readonly do: 'enterScope' }
  /** Take these flows and stay (a complex gateway that waits for its reset). */
  | { readonly do: 'fork'; readonly take: readonly FlowId[] }
  /** Wait for this event: the element's own, or one behind an event-based gateway. */
  | { readonly do: 'await'; readonly event: NodeId }
  /** Do what the event's trigger does when thrown. */
  | { readonly do: 'throw' }
  /** Terminate everything else in the scope this element lives in; the scope then completes. */
  | { readonly do: 'terminateScope' }
  | { readonly do: 'throwError'; readonly code: string; readonly message: string | null }
  /** To the nearest catcher, which may end this element. */
  | { readonly do: 'escalate'; readonly code: string }
  /** Tell everybody who waits for the signal. The element's own variables go with it. */
  | { readonly do: 'signal'; readonly name: string }
  /** Publish a message inside the engine. The element's own variables go with it. `timeToLive` in ms. */
  | {
      readonly do: 'publish';
      readonly name: string;
      readonly correlationKey: string;
      readonly timeToLive: number;
    }
  /** Undo what has been completed in this scope (or one activity of it); go on when that is done, or at once. */
  | {
      readonly do: 'compensate';
      readonly activity: NodeId | null;
      readonly wait: boolean;
      readonly parallel: boolean;
    }
  /** Cancel the transaction around: stop it, undo it, leave it by its cancel event. */
  | { readonly do: 'cancelTransaction' }
  /** Begin an ad-hoc sub-process with these activities. */
  | {
      readonly do: 'beginAdHoc';
      readonly activities: readonly { readonly node: NodeId; readonly variables: Variables }[];
    };

/** Thrown by a hook, caught by the kernel in one place: the element stops with an incident, resolvable. */
export class Incident extends Error {
  readonly errorType: IncidentType;
  constructor(errorType: IncidentType, message: string) {
    super(message);
    this.errorType = errorType;
  }
}

export type Binding =
  | { readonly binding: 'latest' | 'deployment' }
  | { readonly binding: 'versionTag'; readonly versionTag: string };

/** What a hook sees. Evaluations happen in the element's scope; a failed one throws an `Incident` naming the property. */
export interface HookContext<A = unknown> {
  readonly definition: Definition;
  readonly node: Node<A>;
  readonly element: ElementInstance;
  /** Epoch ms. */
  readonly now: number;
  evaluate(expression: Expression, property: string, errorType?: IncidentType): Json;
  /** A string; numbers become their text. */
  text(expression: Expression, property: string): string;
  /** A list of strings; text is split at commas. */
  texts(expression: Expression, property: string): readonly string[];
  integer(expression: Expression, property: string): number;
  /** An ISO 8601 date-time (or FEEL date and time) as epoch ms; null stays null. */
  time(expression: Expression, property: string): number | null;
  boolean(expression: Expression, property: string, errorType: IncidentType): boolean;
  /** The same with further names, which hide variables. */
  with(names: Readonly<Record<string, Json>>): HookContext<A>;
  /** The result of a JavaScript; a failure throws an `Incident`. */
  script(source: string): Json;
  /** The output of a decision, with the variables the element sees; how it was evaluated is recorded. Throws an `Incident`. */
  decide(decisionId: string, binding: Binding): Json;
  /** The definition a call activity would start now, null when there is none. */
  findProcess(processId: string, binding: Binding): Key | null;
  /** The form a user task would show now, null when there is none. */
  findForm(formId: string, binding: Binding): Key | null;
}

/** What a join sees: the tokens that wait in the scope, and what may still come. */
export interface JoinContext<A = unknown> {
  readonly definition: Definition;
  readonly node: Node<A>;
  readonly pending: Readonly<Record<FlowId, number>>;
  /** A complex gateway that has fired and waits for its reset. */
  readonly waiting: ElementInstance | null;
  /** Whether a token elsewhere in the scope may still come to this incoming flow, `supplied` being those that have one (BPMN 2.0 §13.3.3). */
  readonly mayStillCome: (flow: FlowId, supplied: readonly FlowId[]) => boolean;
  /** In the scope, with these further names. */
  boolean(expression: Expression, property: string, names: Readonly<Record<string, Json>>): boolean;
}

/** How what is inside an ad-hoc sub-process is begun, and when it is over (BPMN 2.0 §13.2.5). */
export interface AdHocRules {
  /** What can be activated: what no flow leads to. */
  readonly activatable: readonly NodeId[];
  /** One after the other. */
  readonly isSequential: boolean;
  readonly completionCondition: Expression | null;
  readonly cancelsRemaining: boolean;
  readonly output: { readonly collection: string; readonly element: Expression } | null;
  /** Variables of its own that it begins with. */
  readonly variables: Variables;
  /** A job worker decides what is activated and when it is over; null: the engine does. */
  readonly job: ((context: HookContext) => readonly Move[]) | null;
}

/** Everything the engine knows about one BPMN element kind. One file per kind implements this. */
export interface ElementBehavior<A = unknown> {
  /** The BPMN element name: `userTask`. */
  readonly kind: string;
  /** What the REST API calls it: `USER_TASK`. */
  readonly type: string;
  /** The clause of the standard (formal/2011-01-03) it implements. */
  readonly spec: string;
  /** What of that clause is not implemented, for docs/ELEMENTS.md. */
  readonly missing?: readonly string[];
  /** Activities may carry boundary events. */
  readonly activity?: true;
  /** Where a scope begins, if the diagram says so by an event. */
  readonly start?: true;
  /** Whether it begins with its scope when no flow leads to it; absent: it does. */
  readonly beginsUnled?: (node: Node<A>) => boolean;
  /** The events behind it happen through it only: they cannot be begun by themselves. */
  readonly choosesEvent?: true;
  /** Whether what it waits for starts instances of the process. */
  readonly instantiates?: (node: Node<A>) => boolean;
  /** Contains other elements. */
  readonly container?: true;
  /** A cancel event inside cancels it as a whole. */
  readonly cancellable?: true;
  /** What it may do with `zeebe:ioMapping`. */
  readonly mappings?: { readonly inputs?: true; readonly outputs?: true };
  /** Reads this kind's own attributes. */
  readonly read: (source: ElementSource) => A;
  /** Static rules checked at deployment, beyond what `read` reports. */
  readonly check?: (node: Node<A>, definition: Definition) => readonly Problem[];
  /** The pending flows to use up if the element may start now, null to go on waiting. Absent: each token starts it. */
  readonly join?: (context: JoinContext<A>) => readonly FlowId[] | null;
  /** Its join depends on what else happens in the scope: it is asked whenever everything in it has come to rest. */
  readonly joinsLate?: true;
  /** Joins of gateways that wait for their reset: a token does not start the element anew, it goes to the one that waits. */
  readonly reset?: (
    context: JoinContext<A>,
  ) => { readonly consume: readonly FlowId[]; readonly take: readonly FlowId[] } | null;
  /** Event-based gateways: stays until all its events have happened. */
  readonly staysFor?: (node: Node<A>) => boolean;
  /** The element begins. Input mappings are applied, boundary events not yet open. An empty list: it waits. */
  readonly enter: (context: HookContext<A>) => readonly Move[];
  /** Ad-hoc sub-processes. */
  readonly adHoc?: (node: Node<A>, definition: Definition) => AdHocRules;
  /** What a called process leaves behind: the variables that become the element's result. */
  readonly resultOf?: (node: Node<A>, variables: Variables) => Variables;
}

/** Erases the attribute type: the registry is the one place that trusts `read` to have produced `A`. */
export function defineElement<A>(behavior: ElementBehavior<A>): ElementBehavior {
  return behavior as unknown as ElementBehavior;
}
