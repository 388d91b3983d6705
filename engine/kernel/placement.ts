import { behaviorOf } from '../elements/registry.ts';
import { flowOf, nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { invalid, type Ancestor, type Rejection } from './command.ts';
import type { Run } from './run.ts';

/** Where an element is to be activated: in an instance of a scope around it, inside scopes that are still to be made. */
export interface Place {
  readonly node: Node;
  readonly scope: Key;
  /** From the outside inward; empty: the scope is the element's own. */
  readonly missing: readonly Node[];
}

/** Why an element cannot be activated out of turn; null when it can. */
export function refuseTarget(definition: Definition, id: NodeId): Rejection | null {
  const node = definition.nodes.get(id);
  if (!node) {
    const flow = [...definition.flows.values()].find((each) => each.id === (id as string));
    return invalid(
      flow
        ? `Expected an element to activate, but ${id} is a sequence flow: name ${flow.target}, to which it leads.`
        : `Expected an element to activate, but process ${definition.processId} has no ${id}.`,
    );
  }
  const why = unfit(definition, node);
  return why === null ? null : invalid(`Expected an element that can be activated, but ${id} ${why}`);
}

function unfit(definition: Definition, node: Node): string | null {
  if (node.scope === null) return 'is the process itself: name an element inside it.';
  if (behaviorOf(node).start) return 'is a start event: name the element behind it.';
  if (node.attachedTo !== null)
    return `is a boundary event of ${node.attachedTo}: name the element behind it.`;
  if (node.isForCompensation) return 'compensates another activity: it begins by a compensation event only.';
  const gateway = node.incoming
    .map((flow) => nodeOf(definition, flowOf(definition, flow).source))
    .find((source) => behaviorOf(source).choosesEvent);
  return gateway
    ? `is an event behind ${gateway.id}: name that gateway, or the element behind the event.`
    : null;
}

/** The scopes around an element, from the process inward. */
export function scopesAround(definition: Definition, { scope }: Node): readonly Node[] {
  const scopes: Node[] = [];
  for (let id = scope; id !== null;) {
    const node = nodeOf(definition, id);
    scopes.unshift(node);
    id = node.scope;
  }
  return scopes;
}

/** Finds the place for an element. Nothing is emitted. */
export function findPlace(run: Run, node: Node, ancestor: Ancestor): Place | Rejection {
  const scopes = scopesAround(run.definition, node);
  if (ancestor.by === 'only') return theOnlyPlace(run, node, scopes);
  const around = run.draft.find(ancestor.key);
  if (!around)
    return invalid(`Expected an active ancestor for ${node.id}, but ${ancestor.key} is not active.`);
  return placeInside(run, node, scopes, around);
}

/** The nearest scope around an element that is around the other node too. */
export function commonScope(run: Run, from: ElementInstance, node: Node): Key {
  const scopes = scopesAround(run.definition, node);
  for (let key = from.scope; key !== null;) {
    const element = run.element(key);
    if (holdsContent(element) && scopes.some(({ id }) => id === element.node)) return key;
    key = element.scope;
  }
  return run.draft.base.key;
}

function theOnlyPlace(run: Run, node: Node, scopes: readonly Node[]): Place | Rejection {
  let at = run.draft.base.key;
  for (const [depth, scope] of scopes.entries()) {
    if (depth === 0) continue;
    const open = instancesOf(run, at, scope);
    const [only] = open;
    if (open.length > 1)
      return invalid(
        `Expected one instance of ${scope.id} to activate ${node.id} in, but there are ${open.length}: name one of them as ancestor (${open.map(({ key }) => key).join(', ')}).`,
      );
    if (!only) return inMissing(node, at, scopes.slice(depth));
    const closed = refuseClosed(only);
    if (closed) return closed;
    at = only.key;
  }
  return { node, scope: at, missing: [] };
}

function placeInside(
  run: Run,
  node: Node,
  scopes: readonly Node[],
  around: ElementInstance,
): Place | Rejection {
  const depth = scopes.findIndex(({ id }) => id === around.node);
  if (depth < 0 || !holdsContent(around))
    return invalid(
      `Expected the ancestor of ${node.id} to be an instance of ${scopes.map(({ id }) => id).join(' or ')}, but ${around.key} is one of ${around.node}.`,
    );
  return refuseClosed(around) ?? inMissing(node, around.key, scopes.slice(depth + 1));
}

function inMissing(node: Node, scope: Key, missing: readonly Node[]): Place | Rejection {
  const closed = missing.find((each) => each.loop !== null || behaviorOf(each).adHoc);
  if (!closed) return { node, scope, missing };
  return invalid(
    `Expected ${closed.id}, which is around ${node.id}, to be active, but it is not, and it cannot be opened from outside: activate ${closed.id} itself.`,
  );
}

/** The instances of a scope directly inside another, through the bodies of loops and of ad-hoc sub-processes. */
function instancesOf(run: Run, parent: Key, node: Node): readonly ElementInstance[] {
  return run.draft.childrenOf(parent).flatMap((child) => {
    if (child.node !== node.id || child.phase === 'terminating') return [];
    if (holdsContent(child)) return [child];
    return run.draft.childrenOf(child.key).filter((inside) => inside.node === node.id);
  });
}

/** Loops hold turns, ad-hoc sub-processes hold activations; the elements drawn inside are in those. */
function holdsContent({ role, adHoc }: ElementInstance): boolean {
  return role !== 'loop' && adHoc === null;
}

function refuseClosed({ key, node, phase, role }: ElementInstance): Rejection | null {
  if (phase === 'active' && role !== 'restored') return null;
  const why =
    role === 'restored'
      ? 'is being compensated'
      : phase === 'terminating'
        ? 'is about to end'
        : 'has an incident or listeners at work: see to that first';
  return { code: 'INVALID_STATE', message: `Nothing can be activated in ${node} (${key}): it ${why}.` };
}
