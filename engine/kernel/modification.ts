import { behaviorOf } from '../elements/registry.ts';
import { nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { ElementInstance, Entry } from '../state/instance-state.ts';
import {
  invalid,
  type ActiveElements,
  type Ancestor,
  type Modification,
  type MoveAncestor,
  type Rejection,
  type ScopeVariables,
} from './command.ts';
import { declareVariables } from './data.ts';
import { commonScope, findPlace, refuseTarget, scopesAround, type Place } from './placement.ts';
import type { Run } from './run.ts';
import { writeLocal } from './variables.ts';

interface Activation extends Place {
  readonly variables: readonly ScopeVariables[];
}

interface Plan {
  readonly activations: readonly Activation[];
  /** What is terminated, scopes that are emptied by it included. */
  readonly endings: readonly Key[];
}

/**
 * Changes by hand which elements are active.
 *
 * F1. Everything is found out before anything is emitted: it is done whole or not at all.
 * F2. What is activated is there, though not begun, before anything is terminated: a move never empties a scope, and
 *     what begins may end a scope only as if it had come there by a flow.
 */
export function modify(run: Run, instructions: Modification, isCalled: boolean): Rejection | null {
  const plan = planOf(run, instructions);
  if ('code' in plan) return plan;
  const root = run.draft.base.key;
  if (isCalled && plan.endings.includes(root))
    return {
      code: 'INVALID_STATE',
      message: `Instance ${root} was called by another one and nothing would be left of it: terminate the call activity there instead.`,
    };
  const begin = activateAll(run, plan.activations);
  for (const key of plan.endings) {
    const element = run.draft.find(key);
    if (element) run.terminate(element, { unheard: true });
  }
  begin();
  return null;
}

/** Begins elements as if their incoming flow had been taken; scopes around them that are missing are made. */
export function activateBefore(run: Run, nodes: readonly NodeId[]): void {
  const activations = nodes.map((id) => {
    const place = findPlace(run, nodeOf(run.definition, id), { by: 'only' });
    if ('code' in place) throw new Error(place.message);
    return { ...place, variables: [] };
  });
  activateAll(run, activations)();
}

/** Why an instance cannot begin before these elements, or end after those; null when it can. */
export function refuseTargets(
  definition: Definition,
  before: readonly NodeId[],
  until: readonly NodeId[],
): Rejection | null {
  for (const id of before) {
    if (isBeginning(definition, id)) continue;
    const refused = refuseTarget(definition, id) ?? refuseInLoop(definition, nodeOf(definition, id));
    if (refused) return refused;
  }
  const unknown = until.find((id) => !definition.nodes.has(id));
  if (unknown === undefined) return null;
  return invalid(
    `Expected an element after which the instance ends, but process ${definition.processId} has no ${unknown}.`,
  );
}

/** Each none start event of a process is a beginning of its own (BPMN 2.0 §10.4.2): it may be the one that is chosen. */
function isBeginning(definition: Definition, id: NodeId): boolean {
  const node = definition.nodes.get(id);
  return node?.scope === definition.root && behaviorOf(node).start === true && node.trigger?.kind === 'none';
}

function planOf(run: Run, { activate, move, terminate }: Modification): Plan | Rejection {
  const activations: Activation[] = [];
  const ended: Key[] = [];
  for (const { node, ancestor, variables } of activate) {
    const found = activationOf(run, node, ancestor, variables, false);
    if ('code' in found) return found;
    activations.push(found);
  }
  for (const { source, node, ancestor, variables } of move) {
    const sources = activeElements(run, source);
    if ('code' in sources) return sources;
    for (const element of sources) {
      const found = activationOf(run, node, ancestorFor(run, node, ancestor, element), variables, true);
      if ('code' in found) return found;
      activations.push(found);
      ended.push(element.key);
    }
  }
  for (const which of terminate) {
    const elements = activeElements(run, which);
    if ('code' in elements) return elements;
    ended.push(...elements.map(({ key }) => key));
  }
  return { activations, endings: withEmptied(run, ended, activations) };
}

function activationOf(
  run: Run,
  id: NodeId,
  ancestor: Ancestor,
  variables: readonly ScopeVariables[],
  isMove: boolean,
): Activation | Rejection {
  const refused = refuseTarget(run.definition, id);
  if (refused) return refused;
  const node = nodeOf(run.definition, id);
  const inLoop = isMove ? null : refuseInLoop(run.definition, node);
  if (inLoop) return inLoop;
  const stray = variables.find(({ scope }) => scope !== null && !seesFrom(run.definition, node, scope));
  if (stray)
    return invalid(
      `Expected variables for ${id} to go to a scope around it, but ${stray.scope ?? ''} is none: leave the scope out for the process.`,
    );
  const place = findPlace(run, node, ancestor);
  return 'code' in place ? place : { ...place, variables };
}

function refuseInLoop(definition: Definition, node: Node): Rejection | null {
  const loop = scopesAround(definition, node).find((scope) => scope.loop !== null);
  if (!loop) return null;
  return invalid(
    `Expected an element outside loops, but ${node.id} is inside the loop ${loop.id}: move an active element of it there instead.`,
  );
}

function seesFrom(definition: Definition, node: Node, scope: NodeId): boolean {
  return node.id === scope || scopesAround(definition, node).some(({ id }) => id === scope);
}

function ancestorFor(run: Run, id: NodeId, ancestor: MoveAncestor, source: ElementInstance): Ancestor {
  if (ancestor.by === 'only' || ancestor.by === 'direct') return ancestor;
  const node = run.definition.nodes.get(id);
  // A target that is none is refused before it is placed.
  if (ancestor.by === 'sourceParent' || !node)
    return { by: 'direct', key: source.scope ?? run.draft.base.key };
  return { by: 'direct', key: commonScope(run, source, node) };
}

function activeElements(run: Run, which: ActiveElements): readonly ElementInstance[] | Rejection {
  const elements =
    which.by === 'key'
      ? [run.draft.find(which.key)].flatMap((element) => element ?? [])
      : Object.values(run.draft.base.elements).filter(
          ({ node, role }) => node === which.node && role !== 'turn' && role !== 'activation',
        );
  const name = which.by === 'key' ? which.key : which.node;
  if (elements.length === 0)
    return invalid(`Expected an active element instance to terminate, but ${name} is not active.`);
  if (elements.some(({ scope }) => scope === null))
    return invalid(
      `Expected an element instance inside the process, but ${name} is the process: cancel it instead.`,
    );
  const handler = elements.find(({ onBehalfOf, role }) => onBehalfOf !== null || role === 'restored');
  if (handler)
    return {
      code: 'INVALID_STATE',
      message: `${handler.node} (${handler.key}) takes part in a compensation, which cannot be left half done: terminate the scope around it.`,
    };
  return elements;
}

/** A scope in which nothing is left, nothing waits and nothing is activated ends too. */
function withEmptied(run: Run, keys: readonly Key[], activations: readonly Activation[]): readonly Key[] {
  const ended = new Set(keys);
  const filled = new Set(activations.map(({ scope }) => scope));
  for (const key of ended) {
    const { scope } = run.element(key);
    if (scope === null || ended.has(scope) || filled.has(scope)) continue;
    const isEmptied = run.draft.childrenOf(scope).every((child) => ended.has(child.key));
    if (isEmptied && Object.keys(run.element(scope).pending).length === 0) ended.add(scope);
  }
  return [...ended];
}

/** F2: makes the elements and the scopes around them; what it gives begins them. */
function activateAll(run: Run, activations: readonly Activation[]): () => void {
  const scopes = new Map<string, Key>();
  const made: { readonly key: Key; readonly isOpened: boolean }[] = [];
  for (const { node, scope, missing, variables } of activations) {
    let at = scope;
    for (const around of missing) {
      // What needs the same scope shares it.
      const name = `${at} ${around.id}`;
      let key = scopes.get(name);
      if (key === undefined) {
        ({ key } = run.activate(around, at, { entry: { start: null, payload: null, before: [] } }));
        scopes.set(name, key);
        made.push({ key, isOpened: true });
      }
      at = key;
    }
    const { key } = run.activate(node, at, entryOf(run.definition, node));
    made.push({ key, isOpened: false });
    for (const each of variables) writeLocal(run, scopeOf(run, key, each.scope), each.variables);
  }
  return () => {
    for (const { key, isOpened } of made) {
      const element = run.draft.find(key);
      if (!element || element.phase === 'terminating') continue;
      if (isOpened) open(run, element);
      else run.enter(element);
    }
  };
}

/** An event sub-process begins as if its event had happened, with nothing to tell. */
function entryOf(definition: Definition, { id, scope }: Node): { readonly entry?: Entry } {
  const around = scope === null ? null : nodeOf(definition, scope);
  const start = around?.eventStarts.find((event) => nodeOf(definition, event).scope === id);
  return start === undefined ? {} : { entry: { start, payload: {} } };
}

function scopeOf(run: Run, from: Key, scope: NodeId | null): Key {
  if (scope === null) return run.draft.base.key;
  let element = run.element(from);
  while (element.node !== scope && element.scope !== null) element = run.element(element.scope);
  return element.key;
}

/** A scope begins around what is already in it: with what it waits for, without its start event and input mappings. */
function open(run: Run, scope: ElementInstance): void {
  const node = run.node(scope);
  run.attempt(scope, 'entering', () => {
    if (node.declares.length > 0) declareVariables(run, scope.key, node.declares);
    run.act(run.element(scope.key), node);
  });
}
