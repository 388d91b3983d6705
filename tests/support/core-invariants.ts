import { behaviorOf } from '../../engine/elements/registry.ts';
import { flowOf, nodeOf, type Definition, type Node } from '../../engine/model/definition.ts';
import type { FlowId, Key } from '../../engine/model/ids.ts';
import type { ElementInstance, InstanceState } from '../../engine/state/instance-state.ts';

/** What is wrong with a state between two steps; nothing, if the engine is right. */
export function brokenInvariants(definition: Definition, state: InstanceState): readonly string[] {
  const elements = Object.entries(state.elements);
  const broken: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) broken.push(what);
  };
  if (state.phase !== 'active') must(elements.length === 0, 'an ended instance has no elements');
  else must(state.elements[state.key]?.scope === null, 'the root of an active instance is there');
  const keys = new Set<string>();
  for (const [key, element] of elements) {
    const name = `${element.node} (${key})`;
    must(element.key === key, `${name} is stored under its own key`);
    for (const own of keysOf(element)) {
      must(!keys.has(own), `${name} has keys of its own: ${own}`);
      keys.add(own);
    }
    checkPlace(definition, state, element, name, must);
    checkWork(definition, element, name, must);
    checkCompensation(definition, state, element, name, must);
  }
  checkItems(definition, state, must);
  return broken;
}

const known = new WeakMap<InstanceState, ReadonlyMap<Key, readonly ElementInstance[]>>();

function childrenOf(state: InstanceState, scope: Key): readonly ElementInstance[] {
  let children = known.get(state);
  if (!children) {
    const found = new Map<Key, ElementInstance[]>();
    for (const element of Object.values(state.elements)) {
      if (element.scope === null) continue;
      const siblings = found.get(element.scope);
      if (siblings) siblings.push(element);
      else found.set(element.scope, [element]);
    }
    known.set(state, (children = found));
  }
  return children.get(scope) ?? [];
}

type Must = (holds: boolean, what: string) => void;

function keysOf(element: ElementInstance): readonly string[] {
  const { key, job, userTask, called, incident, waits, variableKeys } = element;
  const named = [job, userTask, incident].flatMap((each) => (each ? [each.key] : []));
  return [
    key,
    ...named,
    ...(called ? [called] : []),
    ...waits.map((wait) => wait.key),
    ...Object.values(variableKeys),
  ];
}

function checkPlace(
  definition: Definition,
  state: InstanceState,
  element: ElementInstance,
  name: string,
  must: Must,
): void {
  const node = nodeOf(definition, element.node);
  const scope = element.scope === null ? null : state.elements[element.scope];
  must(scope !== undefined, `the scope of ${name} is active`);
  checkRole(node, element, scope ?? null, name, must);
  const inside = childrenOf(state, element.key).length;
  must(
    element.children === inside,
    `${name} counts ${element.children} elements inside, but there are ${inside}`,
  );
  checkLoop(definition, state, element, name, must);
  for (const [id, count] of Object.entries(element.pending)) {
    const flow = flowOf(definition, id as FlowId);
    const target = nodeOf(definition, flow.target);
    must(Number.isInteger(count) && count > 0, `${count} tokens wait on ${id}`);
    must(target.scope === node.id, `${id}, on which a token waits, lies in ${name}`);
    must(
      behaviorOf(target).join !== undefined || target.startQuantity > 1,
      `the token on ${id} waits for a join, not for ${target.id}`,
    );
  }
}

/** Each element lies in the scope the diagram draws it in; the parts of a repeated or ad-hoc activity lie in itself. */
function checkRole(
  node: Node,
  { role }: ElementInstance,
  scope: ElementInstance | null,
  name: string,
  must: Must,
): void {
  const isRestoredTurn = role === 'restored' && scope?.node === node.id;
  const inItself = role === 'turn' || role === 'activation' || isRestoredTurn;
  must(
    (scope?.node ?? null) === (inItself ? node.id : node.scope),
    `${name} is in the scope the diagram draws it in`,
  );
  if (role === 'turn') must(scope?.role === 'loop', `${name} is a turn in a body`);
  if (role === 'activation') must((scope?.adHoc ?? null) !== null, `${name} is in an ad-hoc sub-process`);
}

/** A body and its turns, an ad-hoc sub-process and its activations: what they count is there. */
function checkLoop(
  definition: Definition,
  state: InstanceState,
  { key, node, role, loop, adHoc, children, counter, compensation }: ElementInstance,
  name: string,
  must: Must,
): void {
  const { loop: drawn } = nodeOf(definition, node);
  const inside = childrenOf(state, key);
  must((role === 'loop') === (drawn !== null && (role === 'plain' || role === 'loop')), `${name} loops`);
  must(counter > 0 === (role === 'turn'), `${name} is a turn, or not counted`);
  // Cancelled, a repeated transaction holds what undoes it instead of turns.
  if (role === 'loop' && loop && !compensation) {
    const { started, completed, terminated, total } = loop;
    must(started - completed - terminated === children, `${name} counts its turns`);
    must(total === null || started <= total, `${name} has no more turns than planned`);
    must(
      inside.every((turn) => turn.role === 'turn' && turn.counter <= started),
      `all in ${name} are its turns`,
    );
    must(new Set(inside.map((turn) => turn.counter)).size === children, `the turns of ${name} differ`);
  }
  if (!adHoc) return;
  const activations = inside.filter((each) => each.role === 'activation').length;
  must(adHoc.finished + activations <= adHoc.activated, `${name} counts its activations`);
  must(adHoc.queue.length === 0 || activations > 0, `what waits in ${name} waits for something`);
}

function checkWork(definition: Definition, element: ElementInstance, name: string, must: Must): void {
  const names = Object.keys(element.variables).sort();
  must(
    names.join() === Object.keys(element.variableKeys).sort().join(),
    `each variable of ${name} has a key`,
  );
  const { waits, job, userTask, called, incident, children, pending, compensation } = element;
  const waitsForSomething =
    waits.length > 0 ||
    [job, userTask, called, incident, compensation, element.awaitingReset].some((each) => each !== null);
  const holdsSomething = children > 0 || Object.keys(pending).length > 0;
  must(waitsForSomething || holdsSomething || element.adHoc !== null, `${name} waits for something`);
  const { container } = behaviorOf(nodeOf(definition, element.node));
  must(
    container === true || element.role === 'loop' || !holdsSomething,
    `${name} holds elements or tokens, so it is a scope`,
  );
  if (job && job.retries <= 0)
    must(incident !== null, `${name} has a job without retries, so it has an incident`);
}

/** A run has handlers at work, each of which knows it; what comes back is somewhere inside what it works for. */
function checkCompensation(
  definition: Definition,
  state: InstanceState,
  element: ElementInstance,
  name: string,
  must: Must,
): void {
  const { compensation, role, onBehalfOf, restores } = element;
  must((role === 'restored') === (restores !== null), `${name} is restored from something, or not restored`);
  if (role === 'restored') must(onBehalfOf !== null, `${name} is restored on behalf of something`);
  if (!compensation) return;
  const handlers = Object.values(state.elements).filter((other) => other.onBehalfOf === element.key);
  const atWork = handlers.filter(({ phase }) => phase !== 'terminating').length;
  must(
    compensation.running === atWork && atWork > 0,
    `${name} counts ${compensation.running} handlers at work, there are ${atWork}`,
  );
  if (!compensation.parallel) must(atWork === 1, `${name} compensates one after the other`);
  if (compensation.after === 'cancel')
    must(behaviorOf(nodeOf(definition, element.node)).cancellable === true, `${name} can be cancelled`);
}

/** What is kept can be reached: from an active scope, over the items of the scopes that completed inside it. */
function checkItems(definition: Definition, state: InstanceState, must: Must): void {
  const items = Object.entries(state.items);
  if (state.phase !== 'active') must(items.length === 0, 'an ended instance keeps nothing');
  const owners = new Set<string>();
  for (const { key, restores } of Object.values(state.elements)) owners.add(restores ?? key);
  for (const [, item] of items) if (item.of === 'compensation') owners.add(item.element);
  for (const [key, item] of items) {
    must(item.key === key, `item ${key} is stored under its own key`);
    must(owners.has(item.owner), `the owner of item ${key} is there`);
    if (item.of !== 'compensation') continue;
    const { compensatedBy } = nodeOf(definition, item.node);
    const hasInside = items.some(([, { owner }]) => owner === item.element);
    must(
      compensatedBy === null || !hasInside || item.unfinished === true,
      `the handler of ${item.node} undoes all of it`,
    );
  }
}
