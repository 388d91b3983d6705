import type { DecisionModel } from '../../../engine/browser.ts';

export interface GraphNode {
  readonly id: string;
  readonly name: string;
  readonly kind: 'decision' | 'input' | 'knowledge';
  /** The nodes it needs. */
  readonly needs: readonly string[];
}

export interface PlacedNode extends GraphNode {
  /** From the left: what is needed stands left of who needs it. */
  readonly layer: number;
  readonly row: number;
}

/** What a decision depends on, itself first, each once. What comes from imported models goes by its id. */
export function requirementsOf(model: DecisionModel, decisionId: string): readonly GraphNode[] {
  const found = new Map<string, GraphNode>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    const node = nodeOf(model, id);
    found.set(id, node);
    node.needs.forEach(visit);
  };
  visit(decisionId);
  return [...found.values()];
}

function nodeOf(model: DecisionModel, id: string): GraphNode {
  const same = (each: { readonly id: string }) => each.id === id;
  const decision = model.decisions.find(same);
  if (decision) {
    const { decisions, inputs, knowledge } = decision.requires;
    const needs = [...decisions, ...inputs, ...knowledge].map((required) => required.id);
    return { id, name: decision.title ?? decision.label, kind: 'decision', needs: [...new Set(needs)] };
  }
  const input = model.inputs.find(same);
  if (input) return { id, name: input.title ?? input.label, kind: 'input', needs: [] };
  const knowledge = model.knowledgeModels.find(same);
  const needs = knowledge?.requires.knowledge.map((required) => required.id) ?? [];
  // A function may call itself.
  return {
    id,
    name: knowledge?.title ?? knowledge?.label ?? id,
    kind: 'knowledge',
    needs: needs.filter((each) => each !== id),
  };
}

/** Places nodes so that arrows lead from left to right and are short. The nodes come with no cycle but functions’. */
export function placed(nodes: readonly GraphNode[]): readonly PlacedNode[] {
  const depth = depthsOf(nodes);
  const deepest = Math.max(...depth.values());
  const rows = new Map<string, number>();
  for (let layer = 0; layer <= deepest; layer += 1) {
    const within = nodes.filter(({ id }) => depth.get(id) === layer);
    const wanted = (id: string) => {
      const users = nodes.filter(({ needs }) => needs.includes(id)).map((user) => rows.get(user.id) ?? 0);
      return users.reduce((sum, row) => sum + row, 0) / Math.max(1, users.length);
    };
    within
      .map(({ id }) => ({ id, at: wanted(id) }))
      .sort((a, b) => a.at - b.at)
      .forEach(({ id }, row) => rows.set(id, row - (within.length - 1) / 2));
  }
  return nodes.map((node) => ({
    ...node,
    layer: deepest - (depth.get(node.id) ?? 0),
    row: rows.get(node.id) ?? 0,
  }));
}

/** How far each is from the first, by the longest way. */
function depthsOf(nodes: readonly GraphNode[]): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depth = new Map<string, number>();
  const settle = (node: GraphNode, at: number, way: ReadonlySet<string>): void => {
    if (way.has(node.id) || (depth.get(node.id) ?? -1) >= at) return;
    depth.set(node.id, at);
    const here = new Set([...way, node.id]);
    for (const needed of node.needs) {
      const next = byId.get(needed);
      if (next) settle(next, at + 1, here);
    }
  };
  const [first] = nodes;
  if (first) settle(first, 0, new Set());
  return depth;
}
