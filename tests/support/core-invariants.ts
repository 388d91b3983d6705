import { behaviorOf } from '../../engine/elements/registry.ts';
import { flowOf, nodeOf, type Definition } from '../../engine/model/definition.ts';
import type { FlowId } from '../../engine/model/ids.ts';
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
  }
  return broken;
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
  const inItself = element.role === 'turn' || element.role === 'activation';
  must(
    (scope?.node ?? null) === (inItself ? node.id : node.scope),
    `${name} is in the scope the diagram draws it in`,
  );
  if (element.role === 'turn') must(scope?.role === 'loop', `${name} is a turn in a body`);
  if (element.role === 'activation') must(Boolean(scope?.adHoc), `${name} is in an ad-hoc sub-process`);
  const inside = Object.values(state.elements).filter((other) => other.scope === element.key).length;
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

/** A body and its turns, an ad-hoc sub-process and its activations: what they count is there. */
function checkLoop(
  definition: Definition,
  state: InstanceState,
  { key, node, role, loop, adHoc, children, counter }: ElementInstance,
  name: string,
  must: Must,
): void {
  const { loop: drawn } = nodeOf(definition, node);
  const inside = Object.values(state.elements).filter(({ scope }) => scope === key);
  must((role === 'loop') === (drawn !== null && role !== 'turn' && role !== 'activation'), `${name} loops`);
  must(counter > 0 === (role === 'turn'), `${name} is a turn, or not counted`);
  if (role === 'loop' && loop) {
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
  const { waits, job, userTask, called, incident, children, pending } = element;
  const waitsForSomething =
    waits.length > 0 ||
    [job, userTask, called, incident, element.awaitingReset].some((each) => each !== null);
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
