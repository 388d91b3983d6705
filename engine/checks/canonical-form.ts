import type { Key } from '../model/ids.ts';
import type { ElementInstance, InstanceState, Item } from '../state/instance-state.ts';

/**
 * A state of an instance with what the exploration remembers beside it: which events that leave their host running have
 * happened already, as `scope event`.
 */
export interface Explored {
  readonly state: InstanceState;
  readonly spent: ReadonlySet<string>;
}

/**
 * The same text for states that differ only in keys, data and the order in which equal things began. What was done twice
 * can be undone as if it had been done once.
 */
export function canonicalForm({ state, spent }: Explored): string {
  const children = grouped(Object.values(state.elements), ({ scope }) => scope);
  const kept = grouped(Object.values(state.items), ({ owner }) => owner);
  const spentIn = grouped([...spent], (entry) => entry.split(' ')[0] as Key);
  const labels = new Map<Key, string>(Object.values(state.elements).map(({ key, node }) => [key, node]));
  for (const item of Object.values(state.items))
    if (item.of === 'compensation') labels.set(item.element, item.node);

  const formOf = (element: ElementInstance): unknown => [
    ownForm(element, (key) => labels.get(key) ?? null),
    (spentIn.get(element.key) ?? []).map((entry) => entry.split(' ')[1]).sort(),
    undoable(element.restores ?? element.key),
    (children.get(element.key) ?? []).map((child) => JSON.stringify(formOf(child))).sort(),
  ];
  const undoable = (owner: Key): readonly string[] => {
    const items = (kept.get(owner) ?? []).sort((a, b) => (a.key < b.key ? -1 : 1));
    const forms = items.flatMap((item) => (item.of === 'compensation' ? [itemForm(item, undoable)] : []));
    // The last time counts: things are undone in reverse order.
    return [...new Set(forms.reverse())];
  };
  return JSON.stringify([state.phase, (children.get(null) ?? []).map(formOf)]);
}

function itemForm(
  { node, role, unfinished, element }: Extract<Item, { of: 'compensation' }>,
  undoable: (owner: Key) => readonly string[],
): string {
  return JSON.stringify([node, role, unfinished ?? false, undoable(element)]);
}

function ownForm(element: ElementInstance, labelOf: (key: Key) => string | null): readonly unknown[] {
  const { node, role, phase, entry, interrupted, gathered, loop, adHoc, compensation } = element;
  return [
    node,
    role,
    phase,
    Object.entries(element.pending).sort(),
    element.waits.map((wait) => [wait.node, wait.part]).sort(),
    element.job && [element.job.listener?.on, element.job.listener?.at],
    element.userTask && [element.userTask.transition?.on],
    element.called !== null,
    phase === 'entering' && [entry?.start, entry?.payload !== null],
    interrupted,
    Object.keys(gathered).sort(),
    loop?.started,
    adHoc && [adHoc.queue.map((next) => next.node), adHoc.activated > 0, adHoc.completing],
    element.awaitingReset?.toSorted(),
    compensation && {
      ...compensation,
      queue: compensation.queue.map(({ owners, activity }) => [owners.map(labelOf), activity]),
    },
    element.onBehalfOf && labelOf(element.onBehalfOf),
    element.restores !== null,
  ];
}

function grouped<T, K>(all: readonly T[], by: (each: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) {
    const group = groups.get(by(each));
    if (group) group.push(each);
    else groups.set(by(each), [each]);
  }
  return groups;
}
