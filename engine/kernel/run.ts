import { Incident, type Move } from '../elements/element.ts';
import { behaviorOf } from '../elements/registry.ts';
import { nodeOf, type Definition, type Node, type Trigger } from '../model/definition.ts';
import type { FlowId, Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import { Draft } from '../state/draft.ts';
import type { Event, EventOf } from '../state/events.ts';
import { evolve } from '../state/evolve.ts';
import type { ElementInstance, ElementPhase, InstanceState } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import { Agenda } from './agenda.ts';
import { declareVariables } from './data.ts';
import type { Environment } from './environment.ts';
import { throwError, type ThrownError } from './errors.ts';
import { finish, scopeMayEnd } from './completion.ts';
import { ElementContext } from './hook-context.ts';
import { runListeners } from './listeners.ts';
import { isPutOut } from './loop-outputs.ts';
import { enterLoop } from './loops.ts';
import { follow } from './moves.ts';
import { terminateContent } from './termination.ts';
import { mapInputs, mapOutputs, propagate, writeLocal } from './variables.ts';
import { openWaits, requestsOf } from './waits.ts';

const NO_VARIABLES: Variables = Object.freeze({});
const NO_FLOWS: readonly FlowId[] = Object.freeze([]);

/** How an element begins, where it is not the plain case. */
export type BeginOptions = Partial<
  Pick<
    EventOf<'ElementActivated'>,
    'consumes' | 'awaitsReset' | 'role' | 'counter' | 'entry' | 'onBehalfOf' | 'restores' | 'key'
  >
>;

/**
 * The working state of one step.
 *
 * R1. Every change goes through `emit`, so the events alone give the next state.
 * R2. An `Incident` thrown while an element enters or leaves is caught in `attempt`, nowhere else; what was
 *     emitted before it stays. (One about the next firing of a timer is caught in `waits`.)
 * R3. `settle` returns when no token is under way: every path waits or has ended, no join that could fire is left
 *     waiting, and no condition that could have become true is left unevaluated.
 */
export class Run {
  readonly definition: Definition;
  readonly env: Environment;
  readonly draft: Draft;
  readonly events: Event[] = [];
  readonly agenda: Agenda;

  constructor(definition: Definition, state: InstanceState, env: Environment) {
    this.definition = definition;
    this.env = env;
    this.draft = new Draft(state);
    this.agenda = new Agenda(this);
  }

  emit(event: Event): void {
    this.events.push(event);
    evolve(this.draft, event);
    if ('scope' in event && event.scope !== null) this.agenda.stir(event.scope);
    if (event.type === 'VariablesSet') this.agenda.variablesChanged(event);
    else if (event.type === 'ElementCompleted' || event.type === 'ElementTerminated')
      this.agenda.elementEnded(event.node);
  }

  element(key: Key): ElementInstance {
    const element = this.draft.find(key);
    if (!element) throw new Error(`Instance ${this.draft.base.key} has no element ${key}`);
    return element;
  }

  node(element: ElementInstance): Node {
    return nodeOf(this.definition, element.node);
  }

  context(
    element: ElementInstance,
    node = this.node(element),
    trigger: Trigger | null = node.trigger,
  ): ElementContext {
    return new ElementContext(this, node, element, trigger);
  }

  activate(node: Node, scope: Key | null, options: BeginOptions = {}): ElementInstance {
    const key = options.key ?? this.env.newKey();
    const role = options.role ?? (node.loop ? 'loop' : 'plain');
    this.emit({
      type: 'ElementActivated',
      key,
      node: node.id,
      scope,
      consumes: options.consumes ?? NO_FLOWS,
      ...(options.awaitsReset && { awaitsReset: true }),
      ...(role !== 'plain' && { role }),
      ...(options.counter !== undefined && { counter: options.counter }),
      ...(options.entry && { entry: options.entry }),
      ...(options.onBehalfOf && { onBehalfOf: options.onBehalfOf }),
      ...(options.restores && { restores: options.restores }),
    });
    return this.element(key);
  }

  /** Activates a node whose turn it is. */
  begin(node: Node, scope: Key, options: BeginOptions = {}): void {
    const element = this.activate(node, scope, options);
    const endless = this.agenda.countBegin(node.id, scope);
    if (endless !== null) this.raiseIncident(element, 'entering', new Incident('UNKNOWN', endless));
    else this.enter(element);
  }

  /** Activates an event that has just happened: it does not wait, it leaves with its payload. */
  beginTriggered(node: Node, scope: Key, payload: Variables, consumes = NO_FLOWS): void {
    this.leave(this.activate(node, scope, { consumes, role: 'plain' }), payload);
  }

  /** Input mappings, start listeners, then the element's own behaviour (`act`). */
  enter(element: ElementInstance): void {
    const node = this.node(element);
    this.attempt(element, 'entering', () => {
      if (element.role === 'loop') {
        enterLoop(this, element, node);
        return;
      }
      if (node.inputs.length > 0 && !element.entry?.before) mapInputs(this, element, node.inputs);
      if (node.declares.length > 0) declareVariables(this, element.key, node.declares);
      if (node.listeners.length > 0 && runListeners(this, element.key, node, 'start', 0)) return;
      this.act(this.element(element.key), node);
    });
  }

  /** Boundary events, event sub-processes and the behaviour: all evaluated before any of it is emitted. */
  act(element: ElementInstance, node: Node): void {
    const boundary = element.role === 'plain' ? node.boundaryEvents : [];
    const around = requestsOf(this, element, joined(boundary, node.eventStarts));
    const moves = behaviorOf(node).enter(this.context(element, node));
    const own = requestsOf(this, element, awaitedBy(moves));
    openWaits(this, element.key, joined(around, own));
    follow(this, element.key, moves);
  }

  /** The element's work is done: its result and output mappings apply, then it is left by `take`. */
  leave(element: ElementInstance, result: Variables = NO_VARIABLES, take?: readonly FlowId[]): void {
    const node = this.node(element);
    for (const wait of element.waits)
      this.emit({ type: 'WaitClosed', element: element.key, wait: wait.key, on: wait.on });
    // What was in the way of waiting is of no matter any more.
    if (element.incident) {
      const { key, incident } = element;
      this.emit({ type: 'IncidentResolved', element: key, incident: incident.key, job: null });
    }
    this.attempt(element, 'leaving', () => {
      if (this.hasWorkToEnd(element)) {
        this.leaveResult(element, node, result);
        if (node.listeners.length > 0 && runListeners(this, element.key, node, 'end', 0)) return;
      }
      finish(this, this.element(element.key), node, take);
    });
  }

  /** A body has none of its own, nor has what an activation runs in; a turn whose end is repeated has done it already. */
  private hasWorkToEnd(element: ElementInstance): boolean {
    const { role } = element;
    if (role === 'loop' || role === 'activation') return false;
    return role !== 'turn' || !isPutOut(this, element);
  }

  private leaveResult(element: ElementInstance, node: Node, result: Variables): void {
    if (node.outputs.length > 0) {
      writeLocal(this, element.key, result);
      mapOutputs(this, this.element(element.key), node.outputs);
    } else if (result !== NO_VARIABLES) {
      if (node.trigger && triggerOf(node.trigger.kind).localPayload) writeLocal(this, element.key, result);
      else propagate(this, element.key, result);
    }
  }

  /** A scope with nothing left inside is done. */
  scopeMayEnd(scope: Key): void {
    scopeMayEnd(this, scope);
  }

  take(flow: FlowId, scope: Key): void {
    this.emit({ type: 'FlowTaken', flow, scope });
    this.agenda.arrive(flow, scope);
  }

  settle(): void {
    this.agenda.settle();
  }

  /** `unheard`: without the listeners for the cancellation of user tasks. */
  terminate(element: ElementInstance, options: { readonly unheard?: boolean } = {}): void {
    terminateContent(this, element, options);
  }

  /** R2: the one place where an incident of the model becomes an event. */
  attempt(element: ElementInstance, phase: ElementPhase, work: () => void): void {
    try {
      work();
    } catch (failure) {
      if (!(failure instanceof Incident)) throw failure;
      this.raiseIncident(element, phase, failure);
    }
  }

  raiseIncident(
    element: ElementInstance,
    phase: ElementPhase,
    incident: Incident,
    job: Key | null = null,
  ): void {
    this.emit({
      type: 'IncidentRaised',
      incident: this.env.newKey(),
      element: element.key,
      node: element.node,
      errorType: incident.errorType,
      message: incident.message,
      job,
      phase,
    });
  }

  throwError(element: ElementInstance, error: ThrownError, job: Key | null = null): void {
    throwError(this, element, error, job);
  }
}

const NO_EVENTS: readonly NodeId[] = Object.freeze([]);

function awaitedBy(moves: readonly Move[]): readonly NodeId[] {
  if (!moves.some((move) => move.do === 'await')) return NO_EVENTS;
  return moves.flatMap((move) => (move.do === 'await' ? [move.event] : []));
}

/** Most elements have nothing to wait for: no list is made then. */
function joined<T>(some: readonly T[], others: readonly T[]): readonly T[] {
  if (some.length === 0) return others;
  return others.length === 0 ? some : [...some, ...others];
}
