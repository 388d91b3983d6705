import { behaviorOf } from '../elements/registry.ts';
import { flowOf, nodeOf, type Definition, type Node, type Problem } from '../model/definition.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import type { ElementInstance, InstanceState } from '../state/instance-state.ts';
import { triggerOf } from '../triggers/registry.ts';
import { partsOf } from '../kernel/waits.ts';
import { severalTimes } from './activity-counts.ts';
import { mergeBefore, predecessorsOf } from './predecessors.ts';
import type { Place, StateSpace } from './state-space.ts';

/** States in which nothing can happen although the instance has not ended: one problem for each join that waits for ever. */
export function deadlocks(definition: Definition, { places }: StateSpace): readonly Problem[] {
  return places.filter(({ isStuck }) => isStuck).flatMap(({ state }) => stuckAt(definition, state));
}

function stuckAt(definition: Definition, state: InstanceState): readonly Problem[] {
  const elements = Object.values(state.elements);
  const joins = elements.flatMap(({ pending }) => waitingJoins(definition, pending));
  if (joins.length > 0) return joins;
  return elements
    .filter(({ children }) => children === 0)
    .map(({ node }) => ({
      rule: 'soundness/deadlock',
      element: node,
      message: `A run can stop at ${node} for ever: nothing can happen there any more.`,
      remedy: `Give ${node} something to wait for that can happen, or a way out.`,
    }));
}

function waitingJoins(definition: Definition, pending: ElementInstance['pending']): readonly Problem[] {
  const joins = new Set(Object.keys(pending).map((id) => flowOf(definition, id as FlowId).target));
  return [...joins].map((join) => {
    const missing = nodeOf(definition, join).incoming.filter((flow) => !pending[flow]);
    const awaited = missing.length === 0 ? 'more tokens' : named('flow', missing);
    return {
      rule: 'soundness/deadlock',
      element: join,
      message: `A run can stop at ${join} for ever: it waits there for ${awaited}, by which nothing comes any more.`,
      remedy: `Join only paths that always come together at ${join}: merge what is an alternative with an exclusive gateway, or what may come with an inclusive one.`,
    };
  });
}

function named(what: string, ids: readonly string[]): string {
  return `${what}${ids.length > 1 ? 's' : ''} ${ids.join(', ')}`;
}

/** Elements that are active twice at once because paths came together without a join. */
export function unsynchronised(definition: Definition, { places }: StateSpace): readonly Problem[] {
  // Where tokens are multiplied on purpose, nothing can be said.
  if ([...definition.nodes.values()].some(({ completionQuantity }) => completionQuantity > 1)) return [];
  const twice = new Set(places.flatMap(({ state }) => severalTimes(definition, state)));
  return [...twice].flatMap((id) => {
    const merge = mergeBefore(definition, id);
    if (!merge) return [];
    const begins = id === merge.id ? 'it' : id;
    return [
      {
        rule: 'soundness/lack-of-synchronisation',
        element: merge.id,
        message: `Paths that run at the same time come together at ${merge.id} without waiting for each other: ${begins} can be active twice at once.`,
        remedy: `Join the paths before ${merge.id} with a parallel or an inclusive gateway.`,
      },
    ];
  });
}

/** A state from which the instance neither ends nor comes to a standstill any more: it goes round for ever. */
export function livelocks({ places }: StateSpace): readonly Problem[] {
  const over = canEnd(places);
  const endless = places.find((_place, index) => !over.has(index));
  const active = endless && Object.values(endless.state.elements).find(({ children }) => children === 0);
  if (!active) return [];
  return [
    {
      rule: 'soundness/no-end',
      element: active.node,
      message: `A run that has come to ${active.node} can never end any more: it goes round for ever.`,
      remedy: `Draw a way from ${active.node} to an end event.`,
    },
  ];
}

/** The states from which one can be reached in which the instance has ended or is stuck. */
function canEnd(places: readonly Place[]): ReadonlySet<number> {
  const before = places.map((): number[] => []);
  for (const [index, { leadsTo }] of places.entries()) for (const next of leadsTo) before[next]?.push(index);
  const last = [...places.keys()].filter((index) => {
    const place = places[index];
    return place && (place.isStuck || place.state.phase !== 'active');
  });
  const found = new Set(last);
  // The set grows while it is walked.
  for (const index of found) for (const earlier of before[index] ?? []) found.add(earlier);
  return found;
}

/** Elements no run reaches; those behind or inside another such element are not named. */
export function deadElements(definition: Definition, { reached }: StateSpace): readonly Problem[] {
  const nodes = [...definition.nodes.values()];
  const dead = new Set(nodes.filter(({ id }) => !reached.has(id)).map(({ id }) => id));
  const first = nodes.filter(
    (node) => dead.has(node.id) && !sourcesOf(definition, node).some((id) => dead.has(id)),
  );
  return first
    .filter((node) => !isOfCompensation(definition, node))
    .map(({ id }) => ({
      rule: 'soundness/dead-element',
      element: id,
      message: `No run ever reaches ${id}.`,
      remedy: `Draw a way to ${id} that can be taken, or remove it.`,
    }));
}

function sourcesOf(definition: Definition, node: Node): readonly NodeId[] {
  const { attachedTo, scope } = node;
  return [...predecessorsOf(definition, node), ...[attachedTo, scope].filter((id) => id !== null)];
}

/** What undoes something is drawn for when it is needed: the process may be undone from outside. */
function isOfCompensation(definition: Definition, node: Node): boolean {
  if (node.isForCompensation) return true;
  const begins = [node, ...(definition.members.get(node.id) ?? []).map((id) => nodeOf(definition, id))];
  return begins.some((event) => isCatching(event) && catchesCompensation(event));
}

function isCatching(node: Node): boolean {
  return node.attachedTo !== null || behaviorOf(node).start === true;
}

function catchesCompensation({ trigger }: Node): boolean {
  return partsOf(trigger).some(({ kind, attrs }) =>
    Boolean(triggerOf(kind).catches?.(attrs, 'compensate', '')),
  );
}
