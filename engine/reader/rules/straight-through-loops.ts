import { flowOf, type Definition, type Node, type Problem } from '../../model/definition.ts';
import type { NodeId } from '../../model/ids.ts';
import { nodesIn } from './scope-members.ts';

/**
 * A loop of elements that neither wait nor change a variable would run for ever once entered.
 * Loops that hold a sub-process or a script are not looked into: the bound on the moves of a step stops them.
 */
export function straightThroughLoopRules(definition: Definition): readonly Problem[] {
  const ways = waysOf(definition);
  return loopsIn(ways).map((loop) => ({
    rule: 'loop/straight-through',
    element: loop[0] ?? null,
    message: `The loop ${[...loop, ...loop.slice(0, 1)].join(' -> ')} never waits, so it would never end.`,
    remedy: 'Put something into the loop that waits: a user task, a service task, a message or a timer.',
  }));
}

type Ways = ReadonlyMap<NodeId, readonly NodeId[]>;

/** From each element that passes a token on at once, where to; links jump. */
function waysOf(definition: Definition): Ways {
  const passing = new Set([...definition.nodes.values()].filter(passesThrough).map(({ id }) => id));
  const jumps = jumpsOf(definition);
  return new Map(
    [...passing].map((id) => {
      const flows = definition.nodes.get(id)?.outgoing ?? [];
      const next = [...flows.map((flow) => flowOf(definition, flow).target), ...(jumps.get(id) ?? [])];
      return [id, next.filter((target) => passing.has(target))];
    }),
  );
}

const tasks = ['task', 'manualTask'];
const joins = ['parallelGateway', 'inclusiveGateway', 'complexGateway'];
const thrown = ['none', 'link'];

/** A join of several flows waits for all of them; so does what needs several tokens, or has a listener. */
function passesThrough(node: Node): boolean {
  const { kind, trigger, outputs, listeners, loop, startQuantity, incoming } = node;
  if (listeners.length > 0 || startQuantity > 1) return false;
  if (kind === 'intermediateThrowEvent')
    return trigger !== null && thrown.includes(trigger.kind) && outputs.length === 0;
  if (kind === 'intermediateCatchEvent') return trigger?.kind === 'link' && outputs.length === 0;
  if (joins.includes(kind)) return incoming.length === 1;
  return kind === 'exclusiveGateway' || (tasks.includes(kind) && loop === null);
}

function jumpsOf(definition: Definition): Ways {
  const jumps = new Map<NodeId, readonly NodeId[]>();
  for (const scope of definition.members.keys()) {
    const links = nodesIn(scope, definition).filter(({ trigger }) => trigger?.kind === 'link');
    const name = ({ trigger }: Node) => (trigger?.attrs as { readonly name: string }).name;
    const catching = new Map(
      links.filter(({ kind }) => kind === 'intermediateCatchEvent').map((link) => [name(link), link.id]),
    );
    for (const link of links) {
      const target = catching.get(name(link));
      if (link.kind === 'intermediateThrowEvent' && target) jumps.set(link.id, [target]);
    }
  }
  return jumps;
}

/**
 * One loop for each knot, each element and flow looked at once: a walk that goes back over an element it is still on
 * has found a loop. What belongs to a loop found, or leads nowhere new, is not walked again.
 */
function loopsIn(ways: Ways): readonly (readonly NodeId[])[] {
  const loops: (readonly NodeId[])[] = [];
  const done = new Set<NodeId>();
  for (const start of ways.keys()) {
    const walk: { readonly id: NodeId; at: number }[] = [];
    const place = new Map<NodeId, number>();
    const enter = (id: NodeId): void => {
      place.set(id, walk.length);
      walk.push({ id, at: 0 });
    };
    if (!done.has(start)) enter(start);
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const next = ways.get(top.id)?.[top.at];
      top.at += 1;
      const back = next === undefined ? undefined : place.get(next);
      if (next === undefined) {
        walk.pop();
        place.delete(top.id);
        done.add(top.id);
      } else if (back !== undefined) {
        const loop = walk.slice(back).map(({ id }) => id);
        loops.push(loop);
        for (const { id } of walk.splice(back)) {
          place.delete(id);
          done.add(id);
        }
      } else if (!done.has(next)) enter(next);
    }
  }
  return loops;
}
