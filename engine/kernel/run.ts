import { Incident, type Move } from '../elements/element.ts';
import { behaviorOf } from '../elements/registry.ts';
import { flowOf, nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { FlowId, Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import { Draft } from '../state/draft.ts';
import type { Event } from '../state/events.ts';
import { evolve } from '../state/evolve.ts';
import type { ElementInstance, ElementPhase, InstanceState } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import type { WaitRequest } from '../triggers/trigger.ts';
import type { Environment } from './environment.ts';
import { throwError } from './errors.ts';
import { ElementContext } from './hook-context.ts';
import { follow } from './moves.ts';
import { terminateContent } from './termination.ts';
import { mapInputs, mapOutputs, propagate, writeLocal } from './variables.ts';
import { openWait } from './waits.ts';

/** More element activations than this in one step are a loop without a wait. */
const MOST_ACTIVATIONS = 10_000;

const NO_VARIABLES: Variables = Object.freeze({});
const NO_FLOWS: readonly FlowId[] = Object.freeze([]);

/**
 * The working state of one step.
 *
 * R1. Every change goes through `emit`, so the events alone give the next state.
 * R2. An `Incident` thrown while an element enters or leaves is caught in `attempt`, nowhere else; what was
 *     emitted before it stays. (One about the next firing of a timer is caught in `waits`.)
 * R3. `settle` returns when no token is under way: every path waits or has ended.
 */
export class Run {
  readonly definition: Definition;
  readonly env: Environment;
  readonly draft: Draft;
  readonly events: Event[] = [];
  private readonly taken: { readonly flow: FlowId; readonly scope: Key }[] = [];
  private activations = 0;

  constructor(definition: Definition, state: InstanceState, env: Environment) {
    this.definition = definition;
    this.env = env;
    this.draft = new Draft(state);
  }

  emit(event: Event): void {
    this.events.push(event);
    evolve(this.draft, event);
  }

  element(key: Key): ElementInstance {
    const element = this.draft.find(key);
    if (!element) throw new Error(`Instance ${this.draft.base.key} has no element ${key}`);
    return element;
  }

  context(element: ElementInstance, node = nodeOf(this.definition, element.node)): ElementContext {
    return new ElementContext(this, node, element);
  }

  activate(node: Node, scope: Key | null, consumes = NO_FLOWS, key = this.env.newKey()): ElementInstance {
    this.emit({ type: 'ElementActivated', key, node: node.id, scope, consumes });
    return this.element(key);
  }

  /** Activates a node whose turn it is. */
  begin(node: Node, scope: Key, consumes = NO_FLOWS): void {
    const element = this.activate(node, scope, consumes);
    this.activations += 1;
    if (this.activations > MOST_ACTIVATIONS) {
      const message = `More than ${MOST_ACTIVATIONS} elements began without anything to wait for: ${node.id} is in a loop.`;
      this.raiseIncident(element, 'entering', new Incident('UNKNOWN', message));
      return;
    }
    this.enter(element);
  }

  /** Activates an event that has just happened: it does not wait, it leaves with its payload. */
  beginTriggered(node: Node, scope: Key, payload: Variables, consumes = NO_FLOWS): void {
    const element = this.activate(node, scope, consumes);
    this.leave(element, payload);
  }

  /** Input mappings, boundary events, the element's own behaviour: evaluated before any of it is emitted. */
  enter(element: ElementInstance): void {
    const node = nodeOf(this.definition, element.node);
    this.attempt(element, 'entering', () => {
      if (node.inputs.length > 0) mapInputs(this, element, node.inputs);
      const waits = node.boundaryEvents.length > 0 ? this.requests(element, node.boundaryEvents) : [];
      const moves = behaviorOf(node).enter(this.context(this.element(element.key), node));
      const awaited = moves.flatMap((move) => (move.do === 'await' ? [move.event] : []));
      waits.push(...this.requests(element, awaited));
      for (const wait of waits) openWait(this, element.key, wait.event, wait.request);
      follow(this, element.key, moves);
    });
  }

  private requests(
    element: ElementInstance,
    events: readonly NodeId[],
  ): { event: NodeId; request: WaitRequest }[] {
    const requests = [];
    for (const event of events) {
      const node = nodeOf(this.definition, event);
      const trigger = node.trigger && triggerOf(node.trigger.kind);
      if (trigger?.await) requests.push({ event, request: trigger.await(this.context(element, node)) });
    }
    return requests;
  }

  /** The element's work is done: its result and output mappings apply, then it is left by `take`. */
  leave(element: ElementInstance, result: Variables = NO_VARIABLES, take?: readonly FlowId[]): void {
    const node = nodeOf(this.definition, element.node);
    for (const wait of element.waits)
      this.emit({ type: 'WaitClosed', element: element.key, wait: wait.key, on: wait.on });
    this.attempt(element, 'leaving', () => {
      if (node.outputs.length > 0) {
        writeLocal(this, element.key, result);
        mapOutputs(this, this.element(element.key), node.outputs);
      } else if (result !== NO_VARIABLES) {
        if (node.trigger && triggerOf(node.trigger.kind).localPayload) writeLocal(this, element.key, result);
        else propagate(this, element.key, result);
      }
      this.complete(element, node, take ?? node.outgoing);
    });
  }

  private complete(element: ElementInstance, node: Node, take: readonly FlowId[]): void {
    this.emit({ type: 'ElementCompleted', key: element.key, node: node.id, scope: element.scope });
    if (element.scope === null) return;
    for (const flow of take) this.take(flow, element.scope);
    if (take.length === 0) this.completeScopeIfIdle(element.scope);
  }

  take(flow: FlowId, scope: Key): void {
    this.emit({ type: 'FlowTaken', flow, scope });
    this.taken.push({ flow, scope });
  }

  /** A scope with nothing active and no token under way inside is done. */
  completeScopeIfIdle(key: Key): void {
    const scope = this.draft.find(key);
    if (!scope || scope.children > 0 || scope.incident) return;
    for (const _flow in scope.pending) return;
    if (scope.scope !== null) {
      this.leave(scope);
      return;
    }
    const { variables } = scope;
    this.emit({ type: 'ElementCompleted', key, node: scope.node, scope: null });
    this.emit({ type: 'InstanceCompleted', variables });
  }

  /** Moves tokens until none is under way. */
  settle(): void {
    // The list grows while it is walked.
    for (const token of this.taken) this.arrive(token.flow, token.scope);
    this.taken.length = 0;
  }

  private arrive(flow: FlowId, scope: Key): void {
    const pending = this.draft.find(scope)?.pending;
    // The scope was terminated, or the token dropped, while it was under way.
    if (!pending?.[flow]) return;
    const node = nodeOf(this.definition, flowOf(this.definition, flow).target);
    const { join } = behaviorOf(node);
    const consumes = join ? join(node, pending) : [flow];
    if (consumes) this.begin(node, scope, consumes);
  }

  terminate(element: ElementInstance): void {
    terminateContent(this, element);
  }

  /** R2: the one place where an incident of the model becomes an event. */
  private attempt(element: ElementInstance, phase: ElementPhase, work: () => void): void {
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

  throwError(
    element: ElementInstance,
    error: { code: string; message: string | null; variables: Variables },
    job: Key | null = null,
  ): void {
    throwError(this, element, error, job);
  }

  /** For moves: what this element's trigger does when thrown. */
  thrown(element: ElementInstance): readonly Move[] {
    const node = nodeOf(this.definition, element.node);
    const trigger = node.trigger && triggerOf(node.trigger.kind);
    if (!trigger?.throw) throw new Error(`${node.id} has no trigger that can be thrown`);
    return trigger.throw(this.context(element, node));
  }
}
