import { flowOf, type Definition, type Node, type Problem } from '../../model/definition.ts';
import type { NodeId } from '../../model/ids.ts';

/**
 * A loop of elements that neither wait nor change a variable would run for ever once entered.
 * Loops that hold a sub-process or a script are not looked into: the bound on the moves of a step stops them.
 */
export function straightThroughLoopRules(definition: Definition): readonly Problem[] {
  const passing = new Map(
    [...definition.nodes.values()].filter(passesThrough).map((node) => [node.id, node]),
  );
  const next = (id: NodeId) =>
    (passing.get(id)?.outgoing ?? [])
      .map((flow) => flowOf(definition, flow).target)
      .filter((at) => passing.has(at));
  const problems: Problem[] = [];
  for (let loop = findLoop(passing, next); loop; loop = findLoop(passing, next)) {
    const [first] = loop;
    problems.push({
      rule: 'loop/straight-through',
      element: first ?? null,
      message: `The loop ${[...loop, ...loop.slice(0, 1)].join(' -> ')} never waits, so it would never end.`,
      remedy: 'Put something into the loop that waits: a user task, a service task, a message or a timer.',
    });
    for (const id of loop) passing.delete(id);
  }
  return problems;
}

const kinds = new Set(['task', 'manualTask', 'exclusiveGateway', 'parallelGateway']);

function passesThrough({ kind, trigger, outputs }: Node): boolean {
  return (
    kinds.has(kind) || (kind === 'intermediateThrowEvent' && trigger?.kind === 'none' && outputs.length === 0)
  );
}

/** Takes away what has no successor until nothing changes: from what is left, every walk runs into a loop. */
function findLoop(
  nodes: Map<NodeId, Node>,
  next: (id: NodeId) => readonly NodeId[],
): readonly NodeId[] | null {
  let size;
  do {
    size = nodes.size;
    for (const id of [...nodes.keys()].reverse()) if (next(id).length === 0) nodes.delete(id);
  } while (nodes.size < size);
  const walk: NodeId[] = [];
  for (let at = nodes.keys().next().value; at !== undefined; [at] = next(at)) {
    const seen = walk.indexOf(at);
    if (seen >= 0) return walk.slice(seen);
    walk.push(at);
  }
  return null;
}
