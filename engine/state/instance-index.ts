import type { Key } from '../model/ids.ts';
import type { ElementInstance, InstanceState, Item } from './instance-state.ts';

/** What is looked for in a state by something else than its key. Derived, never stored. */
export interface InstanceIndex {
  readonly children: Map<Key, Set<Key>>;
  readonly conditionWaiters: Set<Key>;
  readonly withIncident: Set<Key>;
  /** The items of each owner. */
  readonly items: Map<Key, Set<Key>>;
}

/**
 * An index belongs to the object that holds the elements: a state changed in place (`settle`) keeps its index, which
 * is then updated by what changed; a new state gets a new one when it is first asked for.
 */
const known = new WeakMap<object, InstanceIndex>();

export function indexOf(state: InstanceState): InstanceIndex {
  let index = known.get(state.elements);
  if (!index) {
    index = { children: new Map(), conditionWaiters: new Set(), withIncident: new Set(), items: new Map() };
    for (const key in state.elements) addElement(index, state.elements[key as Key]);
    for (const key in state.items) addItem(index, state.items[key as Key]);
    known.set(state.elements, index);
  }
  return index;
}

/** Before the changes are applied to the state. */
export function updateIndex(
  state: InstanceState,
  changes: {
    readonly touched: ReadonlyMap<Key, ElementInstance | null>;
    readonly items: ReadonlyMap<Key, Item | null>;
  },
): void {
  const index = known.get(state.elements);
  if (!index) return;
  for (const [key, element] of changes.touched) {
    const before = state.elements[key];
    if (before) {
      if (before.scope !== element?.scope) remove(index.children, before.scope, key);
      index.conditionWaiters.delete(key);
      index.withIncident.delete(key);
    }
    if (element) addElement(index, element);
  }
  for (const [key, item] of changes.items) {
    const before = state.items[key];
    if (before) remove(index.items, before.owner, key);
    if (item) addItem(index, item);
  }
}

function addElement(index: InstanceIndex, element: ElementInstance | undefined): void {
  if (!element) return;
  if (element.scope !== null) add(index.children, element.scope, element.key);
  if (element.waits.some(({ on }) => on === 'condition')) index.conditionWaiters.add(element.key);
  if (element.incident) index.withIncident.add(element.key);
}

function addItem(index: InstanceIndex, item: Item | undefined): void {
  if (item) add(index.items, item.owner, item.key);
}

function add(sets: Map<Key, Set<Key>>, owner: Key, key: Key): void {
  const set = sets.get(owner);
  if (set) set.add(key);
  else sets.set(owner, new Set([key]));
}

function remove(sets: Map<Key, Set<Key>>, owner: Key | null, key: Key): void {
  if (owner === null) return;
  const set = sets.get(owner);
  set?.delete(key);
  if (set?.size === 0) sets.delete(owner);
}
