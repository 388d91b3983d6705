import fc from 'fast-check';
import { process, type Path, type ProcessModel } from './model.ts';

export type GraphNode = 'user' | 'pass' | 'exclusive' | 'parallel' | 'inclusive';

/** Tasks and gateways with flows between them, in no order: it may end, block, or go round for ever. */
export interface Graph {
  /** The first begins it. */
  readonly nodes: readonly GraphNode[];
  /** From node to node, by their places; no two the same. */
  readonly flows: readonly (readonly [number, number])[];
}

/** A flow leads to each node from one before it, and further flows from anywhere to anywhere. */
export function graphs(...kinds: readonly GraphNode[]): fc.Arbitrary<Graph> {
  const place = fc.nat({ max: 1000 });
  return fc
    .record({
      nodes: fc.array(fc.record({ kind: fc.constantFrom(...kinds), from: place }), {
        minLength: 2,
        maxLength: 8,
      }),
      more: fc.array(fc.tuple(place, place), { maxLength: 7 }),
    })
    .map(({ nodes, more }) => {
      const all: readonly GraphNode[] = ['parallel', ...nodes.map(({ kind }) => kind)];
      const flows = [
        ...nodes.map(({ from }, at) => [from % (at + 1), at + 1] as const),
        ...more.map(([from, to]) => [from % all.length, 1 + (to % nodes.length)] as const),
      ];
      const byEnds = new Map(flows.map((flow) => [flow.join(' '), flow]));
      return { nodes: all, flows: [...byEnds.values()] };
    });
}

/** Which flows are taken depends on `choice`. */
export function processOf({ nodes, flows }: Graph): ProcessModel {
  const model = process('graph').startEvent();
  const idOf = (at: number) => `${nodes[at] ?? ''}${at}`;
  for (const [at, kind] of nodes.entries()) {
    if (at === 0) draw(model, kind, idOf(at));
    else model.beside((apart) => draw(apart, kind, idOf(at)));
  }
  for (const [at, kind] of nodes.entries()) {
    const targets = flows.filter(([from]) => from === at).map(([, to]) => idOf(to));
    model.at(idOf(at));
    for (const [n, target] of targets.entries()) {
      const lead = (path: Path): void => void path.to(target);
      const isChoice = (kind === 'exclusive' || kind === 'inclusive') && targets.length > 1;
      if (!isChoice) model.branch(lead);
      else if (n === 0) model.otherwise(lead);
      else if (kind === 'exclusive') model.when(`=modulo(choice, ${targets.length}) = ${n}`, lead);
      else model.when(`=modulo(floor(choice / ${n}), 2) = 0`, lead);
    }
  }
  return model;
}

function draw(path: Path, kind: GraphNode, id: string): void {
  if (kind === 'user') path.userTask(id);
  else if (kind === 'pass') path.task(id);
  else if (kind === 'exclusive') path.exclusiveGateway(id);
  else if (kind === 'parallel') path.parallelGateway(id);
  else path.inclusiveGateway(id);
}
