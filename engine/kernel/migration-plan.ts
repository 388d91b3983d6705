import { flowOf, membersOf, nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { NodeId } from '../model/ids.ts';
import { eventKindOf, isSameKind, repetitionOf } from './likeness.ts';

/** `certain`: same id and kind. `likely`: it is called the same, or stands between the same. `possible`: nothing else fits. */
export type Confidence = 'certain' | 'likely' | 'possible';

export interface ProposedMapping {
  readonly source: NodeId;
  readonly target: NodeId;
  readonly confidence: Confidence;
  /** One sentence. */
  readonly reason: string;
}

export interface ProposedPlan {
  readonly mappings: readonly ProposedMapping[];
  /** Elements of the source without a counterpart: an instance in which one is active cannot be migrated as it is. */
  readonly unmatched: readonly { readonly source: NodeId; readonly reason: string }[];
}

interface Guess {
  readonly confidence: Confidence;
  readonly fits: (source: Node, target: Node) => string | null;
}

/**
 * A plan for instances of one definition to go on by another: which element takes the place of which. Scopes are
 * matched from the outside inward, so that what is proposed keeps its nesting; each element is proposed once.
 */
export function proposePlan(source: Definition, target: Definition): ProposedPlan {
  const matched = new Map<NodeId, NodeId>([[source.root, target.root]]);
  const mappings: ProposedMapping[] = [];
  const unmatched: { source: NodeId; reason: string }[] = [];
  const scopes: NodeId[] = [source.root];
  for (const scope of scopes) {
    const inside = membersOf(source, scope).map((id) => nodeOf(source, id));
    const around = matched.get(scope);
    const offered = around === undefined ? [] : membersOf(target, around).map((id) => nodeOf(target, id));
    mappings.push(...matchScope({ source, target, matched }, inside, offered));
    for (const node of inside) {
      scopes.push(node.id);
      if (!matched.has(node.id)) unmatched.push({ source: node.id, reason: whyNot(node, target, around) });
    }
  }
  return { mappings, unmatched };
}

interface Matching {
  readonly source: Definition;
  readonly target: Definition;
  readonly matched: Map<NodeId, NodeId>;
}

/** The surest guesses first, so that a weaker one never takes what a surer one would have. */
function matchScope(
  matching: Matching,
  inside: readonly Node[],
  offered: readonly Node[],
): readonly ProposedMapping[] {
  const mappings: ProposedMapping[] = [];
  const taken = new Set<NodeId>();
  for (const { confidence, fits } of guesses(matching)) {
    for (const node of inside) {
      if (matching.matched.has(node.id)) continue;
      const candidates = offered.flatMap((each) => {
        if (taken.has(each.id) || !isAlike(matching, node, each)) return [];
        const reason = fits(node, each);
        return reason === null ? [] : [{ target: each.id, reason }];
      });
      const [only] = candidates;
      if (!only || candidates.length > 1) continue;
      matching.matched.set(node.id, only.target);
      taken.add(only.target);
      mappings.push({ source: node.id, confidence, ...only });
    }
  }
  return mappings;
}

function guesses(matching: Matching): readonly Guess[] {
  return [
    {
      confidence: 'certain',
      fits: (source, target) => (source.id === target.id ? 'Same id and kind.' : null),
    },
    {
      confidence: 'likely',
      fits: (source, target) =>
        source.name !== null && source.name !== '' && source.name === target.name
          ? `Same kind, and both are called '${source.name}'.`
          : null,
    },
    {
      confidence: 'likely',
      fits: (source, target) =>
        standsAlike(matching, source, target) ? 'Same kind, and both stand between the same elements.' : null,
    },
    {
      confidence: 'possible',
      fits: (source, target) =>
        // An id that both processes know is no sign of a renaming.
        matching.source.nodes.has(target.id) || matching.target.nodes.has(source.id)
          ? null
          : 'The only ones of their kind in this scope that are left.',
    },
  ];
}

/** What the rules of migration ask for: kind, kind of event, repetition, and the activity an event sits on. */
function isAlike({ matched }: Matching, source: Node, target: Node): boolean {
  return (
    isSameKind(source, target) &&
    eventKindOf(source) === eventKindOf(target) &&
    repetitionOf(source) === repetitionOf(target) &&
    (source.attachedTo === null || matched.get(source.attachedTo) === target.attachedTo)
  );
}

/** Everything before and behind has been matched, and there is something. */
function standsAlike({ source, target, matched }: Matching, from: Node, to: Node): boolean {
  const before = (definition: Definition, node: Node) =>
    node.incoming.map((flow) => flowOf(definition, flow).source);
  const behind = (definition: Definition, node: Node) =>
    node.outgoing.map((flow) => flowOf(definition, flow).target);
  const ours = [before(source, from), behind(source, from)];
  const theirs = [before(target, to), behind(target, to)];
  if (ours.every((nodes) => nodes.length === 0)) return false;
  return ours.every((nodes, at) => {
    const mapped = nodes.map((id) => matched.get(id));
    return mapped.toSorted().join() === theirs[at]?.toSorted().join();
  });
}

function whyNot(node: Node, target: Definition, around: NodeId | undefined): string {
  if (around === undefined) return `${node.scope ?? ''}, in which it is drawn, has no counterpart.`;
  const same = target.nodes.get(node.id);
  if (same && !isSameKind(same, node)) return `${node.id} is a ${same.kind} there, not a ${node.kind}.`;
  if (same && same.scope !== around) return `${node.id} is drawn in ${same.scope ?? 'no scope'} there.`;
  if (same) return `${node.id} is of another kind of event or repetition there.`;
  return `There is no ${node.kind} like it in ${around}.`;
}
